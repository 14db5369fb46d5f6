"""Parsed sentences to look at.

tree.draw(sentence, parse, modalities, width=100)    # lines for a terminal
svg.picture(sentence, parse, modalities, width=960)  # an image that stands alone
html.figure(sentence, parse, modalities, caption)    # the same for a page, in two widths, with its clauses in words
"""
