"""What a corpus names and tells and no file knows: names, verbs and event nouns by the number of documents they are in.

finder = Missing(coder)
for document in documents: finder.read(document)
finder.ranked("names", top=50)         # -> [Gap(key, documents, sentences, ...)]
to_yaml(gaps)                          # ready to paste
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from tacitus.actors.mention import Mention
from tacitus.actors.spelling import slug
from tacitus.actors.written import scalar
from tacitus.coder import Coder
from tacitus.coding.reading import Reading
from tacitus.counted import counted
from tacitus.syntax.clause import Clause, Phrase
from tacitus.text.document import Document

KINDS = ("names", "verbs", "nouns")
MOST_SENTENCES = 3
LONGEST_SENTENCE = 300
LIMIT = 20_000  # keys of one kind that are remembered; the rarest are forgotten first
_SHAPES = 4
_NOUN_PREPOSITIONS = ("on", "against", "with", "to", "of", "for", "by")


@dataclass(slots=True)
class Gap:
    """One name, verb or noun that is missing. `shapes`: patterns (of a verb or noun) or `country sectors` (of a name,
    as titles and adjectives beside it told), each with how often."""

    key: str
    documents: int = 0
    sentences: list[str] = field(default_factory=list)
    shapes: Counter[str] = field(default_factory=Counter)


class Missing:
    """Reads documents one by one; memory is bounded by LIMIT, however long the corpus is."""

    def __init__(self, coder: Coder, kinds: Iterable[str] = KINDS) -> None:
        self.coder = coder
        self.kinds = frozenset(kinds)
        self.gaps: dict[str, dict[str, Gap]] = {kind: {} for kind in KINDS}
        self.documents = 0
        matchers = [matcher for rule in coder.rulebook.rules for matcher in rule.when]
        self._verbs = {trigger for matcher in matchers if matcher.kind != "noun" for trigger in matcher.triggers}
        self._nouns = {trigger for matcher in matchers if matcher.kind == "noun" for trigger in matcher.triggers}

    def read(self, document: Document) -> None:
        """Take one document."""
        seen: set[tuple[str, str]] = set()
        self.documents += 1
        for sight in self.coder.sights(document):
            text = " ".join(document_text(document, sight.reading).split())
            for kind, key, shape in self._found(sight.reading):
                self._count(kind, key, shape, text, (kind, key) not in seen)
                seen.add((kind, key))

    def ranked(self, kind: str, top: int, least: int = 1) -> list[Gap]:
        """The gaps of one kind that most documents have, at least `least` of them; the longer key goes first on a tie."""
        gaps = [gap for gap in self.gaps[kind].values() if gap.documents >= least]
        return sorted(gaps, key=lambda gap: (-gap.documents, -len(gap.key), gap.key))[:top]

    def _count(self, kind: str, key: str, shape: str, text: str, first: bool) -> None:
        gaps = self.gaps[kind]
        gap = gaps.get(key)
        if gap is None:
            if len(gaps) >= 2 * LIMIT:
                kept = sorted(gaps.values(), key=lambda gap: -gap.documents)[:LIMIT]
                gaps = self.gaps[kind] = {each.key: each for each in kept}
            gap = gaps[key] = Gap(key)
        gap.documents += first
        if len(gap.sentences) < MOST_SENTENCES and text not in gap.sentences:
            gap.sentences.append(text if len(text) <= LONGEST_SENTENCE else text[:LONGEST_SENTENCE] + "…")
        if shape and (shape in gap.shapes or len(gap.shapes) < 10 * _SHAPES):
            gap.shapes[shape] += 1

    def _found(self, reading: Reading) -> Iterator[tuple[str, str, str]]:
        """What is missing in a sentence: kind, key, shape."""
        if "names" in self.kinds:
            yield from self._names(reading)
        if "verbs" in self.kinds:
            for clause in reading.clauses:
                if clause.lemma not in self._verbs and _word(clause.lemma):
                    yield from (("verbs", _verb(clause), shape) for shape in _clause_shapes(reading, clause))
        if "nouns" in self.kinds:
            for phrase in reading.parse.phrases:
                lemma = reading.lemmas[phrase.head]
                if lemma not in self._nouns and _word(lemma) and reading.tags[phrase.head] in ("NN", "NNS"):
                    yield from (("nouns", lemma, shape) for shape in _noun_shapes(reading, phrase, lemma))

    @staticmethod
    def _names(reading: Reading) -> Iterator[tuple[str, str, str]]:
        for phrase in reading.parse.phrases:
            if reading.tags[phrase.head] not in ("NNP", "NNPS"):
                continue
            for mention in _actors(reading, phrase):
                if mention.kind == "unknown" and mention.name:
                    known = f"{mention.country or ''} {' '.join(mention.sectors)}" if mention.code else ""
                    yield "names", mention.name, known


def document_text(document: Document, reading: Reading) -> str:
    """The words of a sentence, from the text or the title that it stands in."""
    sentence = reading.sentence
    text = document.text[sentence.start : sentence.end]
    if sentence.words and not document.text.startswith(sentence.words[0], sentence.starts[0]):
        text = (document.title or "")[sentence.start : sentence.end]
    return text


def _word(lemma: str) -> bool:
    return len(lemma) > 2 and lemma.replace("-", "").isalpha() and lemma.islower()


def _verb(clause: Clause) -> str:
    return f"{clause.lemma}_{clause.particle}" if clause.particle else clause.lemma


def _actors(reading: Reading, phrase: Phrase, role: str = "") -> tuple[Mention, ...]:
    clause, own = reading.owner(phrase) or (None, role)
    return reading.story.resolve(phrase, clause, role or own).actors


def _acts(reading: Reading, phrases: Iterable[Phrase], role: str) -> bool:
    """Whether a known actor is among the phrases, or inside one of them if it is no subject."""
    for phrase in phrases:
        clause, _ = reading.owner(phrase) or (None, role)
        found = reading.story.resolve(phrase, clause, role)
        if any(mention.code for mention in (*found.actors, *(() if role == "subject" else found.inside))):
            return True
    return False


def _clause_shapes(reading: Reading, clause: Clause) -> Iterator[str]:
    """The patterns that a clause between two actors could have."""
    passive = clause.voice == "passive"
    agents = [phrase for preposition, phrase in clause.obliques if preposition == "by"]
    subjects, objects = (agents, clause.subjects) if passive else (clause.subjects, clause.objects)
    if not _acts(reading, subjects, "subject"):
        return
    if _acts(reading, objects, "object"):
        yield f"SOURCE {_verb(clause)} TARGET"
        return
    for preposition, phrase in clause.obliques:
        if preposition.isalpha() and _acts(reading, [phrase], preposition) and phrase not in agents:
            yield f"SOURCE {_verb(clause)} {preposition} TARGET"


def _noun_shapes(reading: Reading, phrase: Phrase, lemma: str) -> Iterator[str]:
    """The patterns that a noun between two actors could have: "Peru's raid on Chile", "a row between Peru and Chile"."""
    behind = [(preposition, other) for preposition, other in phrase.pps if _acts(reading, [other], preposition)]
    if sum(preposition == "between" for preposition, _ in behind) > 1:
        yield f"{lemma} between SOURCE and TARGET"
    elif any(mention.code for mention in reading.story.modifiers(phrase)) or (
        phrase.possessor is not None and _acts(reading, [phrase.possessor], "possessor")
    ):
        yield from (
            f"SOURCE 's {lemma} {preposition} TARGET" for preposition, _ in behind if preposition in _NOUN_PREPOSITIONS
        )


# -- YAML --------------------------------------------------------------------------------------------------------------


def actors_yaml(gaps: list[Gap]) -> str:
    """An actors file with the names; what titles and adjectives told is filled in, the rest is left to do."""
    lines = ["tacitus: 1", "about: Names that no file knew; say who they are", "actors:" if gaps else "actors: []"]
    for gap in gaps:
        lines += [f"  # {counted(gap.documents, 'document')}", *(f"  #   {sentence}" for sentence in gap.sentences)]
        country, *sectors = gap.shapes.most_common(1)[0][0].split(" ") if gap.shapes else [""]
        told = [f"country: {country}"] if country else []
        told += [f"sectors: [{', '.join(filter(None, sectors))}]"] if any(sectors) else []
        parts = [f"id: {slug(gap.key) or 'x'}", f"names: [{scalar(gap.key)}]", *told]
        lines.append(f"  - {{{', '.join(parts)}}}" + ("" if told else "  # add country: and sectors:"))
    return "\n".join(lines) + "\n"


def rules_yaml(gaps: list[Gap]) -> str:
    """A rule file with the verbs and nouns; as long as their type is `none` they code nothing."""
    lines = [
        "tacitus: 1",
        "about: Verbs and nouns that no rule knew; give each its event type and code",
        "status: draft",
    ]
    lines.append("rules:" if gaps else "rules: []")
    for gap in gaps:
        lines += [f"  # {counted(gap.documents, 'document')}", *(f"  #   {sentence}" for sentence in gap.sentences)]
        lines += [f"  - id: {slug(gap.key.replace('_', ' '))}", "    event: none  # type and `cameo:`", "    when:"]
        lines += [f"      - {shape}" for shape, _ in gap.shapes.most_common(_SHAPES)]
    return "\n".join(lines) + "\n"
