"""Words of patterns and lists: what they are to the lexicon, and as terms that matching compares."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from tacitus.rulebook.matchers import Term
from tacitus.rulebook.parts import PatternFault, Word, Words
from tacitus.rulebook.schema import GIVEN, PARTICIPANTS, SLOTS
from tacitus.rulebook.values import nearest
from tacitus.text import Lexicon
from tacitus.yamlfile import Source, Text

_ARTICLES = ("a", "an", "the")
_NO_VERB = "spelling? else rules/lexicon must learn it"
_VERB = ("VB", "VBP", "VBD", "VBZ", "VBG", "VBN")


class Vocabulary:
    """What the lexicon says of a word that an author wrote."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon

    def known(self, word: str) -> bool:
        """Whether the lexicon lists the word."""
        return self.lexicon.lists(word)

    def tags(self, word: str) -> dict[str, str]:
        """Tag -> lemma; guessed for a word that is not listed."""
        return self.lexicon.lemmas(word)

    def noun(self, word: str) -> tuple[str, bool]:
        """The lemma of a word as a noun (else the word), and whether it is a plural."""
        tags = self.tags(word)
        for tag in (*self.lexicon.entry(word).kind.usual, "NN", "NNS"):  # "relations" is rarely a singular
            if tag in ("NN", "NNS") and tag in tags:
                return tags[tag], tag == "NNS"
        return word, False

    def base(self, word: str) -> str:
        """The base form of a word as a verb; "" if it can be none."""
        tags = self.tags(word)
        return tags.get("VB") or next((tags[tag] for tag in _VERB if tag in tags), "")

    def participle(self, word: str) -> str:
        """The verb of which the word is a past participle, with its particle ("send_home" of "sent_home"), or ""."""
        alone, joined, particle = word.partition("_")
        verb = self.tags(alone).get("VBN", "")
        return verb and f"{verb}{joined}{particle}"

    def can_be(self, word: str, *wanted: str) -> bool:
        """Whether the word can have one of these tags; a word that is not listed can be anything, a verb with a particle
        nothing else."""
        if "_" in word:
            return False
        return not self.known(word) or any(tag in self.tags(word) for tag in wanted)

    def preposition(self, word: str) -> bool:
        """Whether the word is above all a preposition."""
        return self.lexicon.entry(word).kind.usual[:1] in (("IN",), ("TO",), ("RP",))


@dataclass(slots=True)
class WordList:
    """One list as written. `path` of the file; `owner`: stem of its rule file, "" if it is shared."""

    name: Text
    items: tuple[Text, ...]
    source: Source
    owner: str = ""
    used: bool = False
    faulty: set[str] = field(default_factory=set)
    terms: tuple[Term, ...] | None = None

    @property
    def qualified(self) -> str:
        """`TALKS`, or `meeting/TALKS` for a list of one file."""
        return f"{self.owner}/{self.name.value}" if self.owner else self.name.value


class Names:
    """The lists that a pattern may name, seen from one rule file: its own and the shared ones."""

    def __init__(self, shared: dict[str, WordList], own: dict[str, WordList], vocabulary: Vocabulary) -> None:
        self.shared, self.own, self.vocabulary = shared, own, vocabulary
        self.doubts: list[PatternFault] = []  # of the pattern read last: it holds, but may never match

    def find(self, word: Word) -> WordList:
        """The list of this name. Raises PatternFault with a suggestion if there is none."""
        found = self.own.get(word.text) or self.shared.get(word.text)
        if found is None:
            known = [*SLOTS, *self.own, *self.shared, *GIVEN]
            hint = nearest(word.text, known) or "put it under `lists:`; a word of the text in capitals is quoted"
            message = f"`{word.text}` is neither a slot nor a word list"
            raise PatternFault(word.start, len(word.text), "unknown-name", message, hint)
        found.used = True
        return found

    def items(self, found: WordList, seen: tuple[str, ...] = ()) -> Iterable[Text]:
        """The items of a list, lists inside it written out; those are used if it is."""
        for item in found.items:
            inner = self.inner(item)
            if inner is None:
                yield item
            elif inner.name.value not in seen:
                inner.used = inner.used or found.used
                yield from self.items(inner, (*seen, found.name.value))

    def inner(self, item: Text) -> WordList | None:
        """The list that an unquoted upper-case item names."""
        name = item.value
        return None if item.quoted or not name.isupper() else self.own.get(name) or self.shared.get(name)

    # -- terms -----------------------------------------------------------------------------------------------------

    def given(self, words: Words | None) -> str:
        """The engine's own list (PLACE, THING ...) if the words are just that, else ""."""
        if words is None:
            return ""
        names = [item.text for item in words.items if item.kind == "list" and item.text in GIVEN]
        if names and len(words.items) > 1:
            message = f"`{names[0]}` cannot be one of several alternatives"
            raise PatternFault(words.start, words.end - words.start, "given-list", message, "write a pattern for each")
        return names[0] if names else ""

    def terms(self, words: Words) -> tuple[Term, ...]:
        """The words as nouns."""
        found: list[Term] = []
        for word in words.items:
            if word.kind == "list":
                self._no_slot(word)
                found += self.terms_of(self.find(word))
            else:
                found.append(self.term(word.text))
        return tuple(dict.fromkeys(found))

    def terms_of(self, found: WordList) -> tuple[Term, ...]:
        """The items of a list as nouns, made once."""
        if found.terms is None:
            found.terms = tuple(dict.fromkeys(self.term(item.value) for item in self.items(found)))
        return found.terms

    def term(self, phrase: str) -> Term:
        """A phrase as a term: its head, whether only the plural counts, its further words."""
        words = [word for word in phrase.split() if word.lower() not in _ARTICLES] or phrase.split()
        if len(words) == 1 and words[0] != words[0].lower():
            return Term(words[0], literal=True)
        words = [word.lower() for word in words]
        cut = next((i for i, word in enumerate(words) if i and self.vocabulary.preposition(word)), len(words))
        lemma, plural = self.vocabulary.noun(words[cut - 1])
        rest = [word for i, word in enumerate(words) if i != cut - 1 and not (i and self.vocabulary.preposition(word))]
        return Term(lemma, plural, tuple(self.vocabulary.noun(word)[0] for word in rest))

    def verbs(self, words: Words) -> tuple[str, ...]:
        """The words as verbs: lemmas, a particle joined by `_`. Raises PatternFault for what is no base form."""
        found: list[str] = []
        for word in words.items:
            if word.kind == "list":
                self._no_slot(word)
                self.given(words)
                found += self._verbs_of(self.find(word))
            elif word.kind == "quoted":
                message = f'"{word.text}" stands where the verb must'
                raise PatternFault(word.start, word.end - word.start, "no-verb", message, "verbs are not quoted")
            else:
                found.append(self._verb(word))
        return tuple(dict.fromkeys(found))

    def _verb(self, word: Word) -> str:
        verb, _, particle = word.text.partition("_")
        wrong = self.verb_fault(verb)
        if wrong is not None:
            message, base = wrong
            hint = f"did you mean `{base + '_' * bool(particle) + particle}`?" if base else _NO_VERB
            fault = PatternFault(
                word.start, len(word.text), "not-a-base-form" if base else "unknown-verb", message, hint
            )
            if base:
                raise fault
            self.doubts.append(fault)
        return word.text

    def verb_fault(self, verb: str) -> tuple[str, str] | None:
        """What is wrong with a word as the base form of a verb: (message, the base form or "")."""
        if self.vocabulary.base(verb) == verb and self.vocabulary.known(verb):
            return None
        if not self.vocabulary.known(verb):
            return f"the lexicon does not know `{verb}`", ""
        base = self.vocabulary.base(verb)
        if base:
            return f"`{verb}` is not a base form", base
        return f"`{verb}` is no verb to the lexicon", ""

    def _verbs_of(self, found: WordList) -> list[str]:
        verbs = []
        for item in self.items(found):
            verb = "_".join(item.value.split())
            wrong = self.verb_fault(verb.partition("_")[0])
            if wrong is None:
                verbs.append(verb)
            elif item.value not in found.faulty:
                found.faulty.add(item.value)
                hint = (
                    f"did you mean `{wrong[1]}`?" if wrong[1] else f"`{found.name.value}` is used as a verb; {_NO_VERB}"
                )
                name, severity = ("not-a-base-form", "error") if wrong[1] else ("unknown-verb", "warning")
                found.source.at(item, name, wrong[0], hint, severity)
            if wrong is not None and not wrong[1]:
                verbs.append(verb)
        return verbs

    def _no_slot(self, word: Word) -> None:
        if word.text in PARTICIPANTS:
            hint = f"brackets stand before a word or a list; `{word.text}:PROTESTERS` says who it may be"
            raise PatternFault(word.start, len(word.text), "pattern-syntax", f"`{word.text}` cannot stand here", hint)
