"""Rules, from text to what coding runs.

yamlfile   text with positions          pattern, example   what stands in `when:` and behind `=>`, as parts
keys       kinds of values              words, shape       parts -> terms and matchers
schema     rules as written             compile, checks    one rule; what only shows between rules
layout     where the files are          codebook           codes, types, tables
load       all of it, with all faults   matchers, sharing  rules as run, and in the cache image
"""
