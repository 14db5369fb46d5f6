"""Tagged tokens to clauses.

parser = Parser.from_grammar(GRAMMAR, RULES)      # from files; Parser.from_plain(data) from the image
parse = parser.parse(sentence)                    # clauses, noun phrases, Universal POS tags
"""

from tacitus.syntax.clause import Clause, Parse, Phrase
from tacitus.syntax.parser import Parser

__all__ = ["Clause", "Parse", "Parser", "Phrase"]
