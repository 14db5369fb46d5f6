"""Text to tagged tokens.

lexicon = Lexicon.from_rules(RULES / "lexicon")         # from files; Lexicon.from_plain(data) from the image
splitter, tokenizer, tagger = Splitter.of(lexicon), Tokenizer(lexicon.abbreviations), Tagger(lexicon)
for index, (start, end) in enumerate(splitter.split(text)):
    sentence = tokenizer.tokenize(text, start, end, index)   # words with offsets
    ...                                                      # a list of names may fill sentence.names
    tagger.tag(sentence)                                     # fills sentence.tags and sentence.lemmas
"""

from tacitus.text.document import Document
from tacitus.text.lexicon import Lexicon
from tacitus.text.sentence import Sentence
from tacitus.text.sentences import Splitter, dateline_end
from tacitus.text.tags import Tagger
from tacitus.text.tokens import Tokenizer

__all__ = ["Document", "Lexicon", "Sentence", "Splitter", "Tagger", "Tokenizer", "dateline_end"]
