"""Noun phrase -> actor: names of the files, role nouns, and who is meant within a story.

actors = Actors.from_rules(RULES / "actors")             # from files; Actors.from_plain(data) from the image
story = actors.story("2021-03-11")                       # one a document
story.find(sentence)                                     # fills sentence.names, before tagging
story.read(sentence, parse)                              # after parsing
story.resolve(phrase, clause, "subject")                 # -> Resolution: actors, actors inside a thing, place
story.modifiers(phrase)                                  # actors that the words before the head name
"""

from tacitus.actors.actors import Actors

__all__ = ["Actors"]
