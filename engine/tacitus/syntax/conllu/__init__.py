"""Clauses from elsewhere: CoNLL-U files of any parser of Universal Dependencies to the clauses that rules are matched on.

for story in stories(lines): ...                    # id, text, trees; faults of the sentences left out
builder = Builder(complements, lexicon)
sentence = builder.sentence(tree, index)            # words, Penn tags, lemmas
parse = builder.parse(sentence, tree)               # the same Clause, Phrase and tags as from text
"""

from tacitus.syntax.conllu.build import Builder
from tacitus.syntax.conllu.format import MAX_WORDS, Fault, Story, stories

__all__ = ["MAX_WORDS", "Builder", "Fault", "Story", "stories"]
