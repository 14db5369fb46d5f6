"""Code the actors of the shared gold without any event: `python benchmarks/accuracy/phrases.py [--errors] [--uncoded]`.

Each distinct coded actor phrase of ../shared/gold/gsr.jsonl is looked up twice: alone, as if it were the whole text, and in
its sentence, where adjectives, places and the story help. Country and sector are compared as ../shared/gold/score.py does.
The phrases of plv have no codes there; `--uncoded` lists those of them that get no code, for `rules/actors`."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from tacitus.actors import Actors
from tacitus.resources import GRAMMAR, RULES
from tacitus.syntax import Clause, Parse, Parser
from tacitus.text import Lexicon, Splitter, Tagger, Tokenizer

# What the gold folds (SECTOR_FIX of score.py).
FOLDED = {"CIV": "CVL", "JRN": "MED", "UAF": "REB", "SEP": "REB", "INS": "REB", "SPY": "GOV"}


class Phrase(NamedTuple):
    """One actor of the gold: where it stands in its sentence, and its country and sector, "" if the gold has none."""

    text: str
    sentence: str
    start: int
    end: int
    country: str
    sector: str


class Seen(NamedTuple):
    """What the coder sees at a stretch of the text."""

    start: int
    end: int
    code: str
    country: str
    sectors: tuple[str, ...]


class Eyes:
    """Reads texts as far as their actors, with the rules of this project."""

    def __init__(self) -> None:
        lexicon = Lexicon.from_rules(RULES / "lexicon")
        self.splitter, self.tokenizer = Splitter.of(lexicon), Tokenizer(lexicon.abbreviations)
        self.tagger, self.parser = Tagger(lexicon), Parser.from_grammar(GRAMMAR, RULES)
        self.actors = Actors.from_rules(RULES / "actors")

    def seen(self, text: str, date: str | None) -> tuple[list[Seen], list[Seen]]:
        """All actors of a text, those inside things too; and its places and names, of which some stand in no noun phrase
        ("Greek")."""
        story = self.actors.story(date)
        actors: list[Seen] = []
        places: list[Seen] = []
        for index, (start, end) in enumerate(self.splitter.split(text)):
            sentence = self.tokenizer.tokenize(text, start, end, index)
            story.find(sentence)
            self.tagger.tag(sentence)
            parse = self.parser.parse(sentence)
            story.read(sentence, parse)
            owners = _owners(parse)
            for phrase in parse.phrases:
                found = story.resolve(phrase, *owners.get(id(phrase), (None, "")))
                for mention in (*found.actors, *found.inside):
                    codes = mention.code or "", mention.country or "", mention.sectors
                    actors.append(Seen(mention.start, mention.end, *codes))
                if found.place and found.place.country:
                    country = found.place.country
                    places.append(Seen(found.place.start, found.place.end, country, country, ()))
            for first, last, key in self.actors.names.find(sentence):
                territory = self.actors.territory(key)
                if territory is not None:
                    stretch = sentence.starts[first], sentence.ends[last - 1]
                    country = territory[0].roles[0].country
                    places.append(Seen(*stretch, country, country, ()))
        return actors, places


def _owners(parse: Parse) -> dict[int, tuple[Clause, str]]:
    owners: dict[int, tuple[Clause, str]] = {}
    for clause in parse.clauses:
        told = [("subject", phrase) for phrase in clause.subjects] + [("object", phrase) for phrase in clause.objects]
        for role, phrase in (*told, *clause.obliques):
            owners.setdefault(id(phrase), (clause, role))
    return owners


def closest(seen: Iterable[Seen], start: int, end: int) -> Seen | None:
    """What begins where the phrase does and is most like it; None if nothing overlaps it. Of equals the first."""
    best, value = None, (0, 0.0)
    for one in seen:
        shared = min(end, one.end) - max(start, one.start)
        if shared > 0:
            rank = (-max(start, one.start), shared / (max(end, one.end) - min(start, one.start)))
            if best is None or rank > value:
                best, value = one, rank
    return best


def look_up(eyes: Eyes, text: str, start: int, end: int, date: str | None) -> Seen | None:
    """What stands for these characters of the text: an actor, else a place or name."""
    actors, places = eyes.seen(text, date)
    return closest(actors, start, end) or closest(places, start, end)


def fold(sector: str) -> str:
    """A sector as the gold calls it."""
    return FOLDED.get(sector[:3].upper(), sector[:3].upper())


def right(phrase: Phrase, seen: Seen | None) -> tuple[bool | None, bool | None]:
    """Whether country and sector are those of the gold; None where it has none."""
    country = (seen.country or seen.code[:3]) if seen else ""
    sectors = {fold(sector) for sector in seen.sectors} if seen else set()
    return (
        country == phrase.country if phrase.country else None,
        fold(phrase.sector) in sectors if phrase.sector else None,
    )


def phrases(path: Path) -> Iterator[Phrase]:
    """The actors of a gold file, coded or not, in order."""
    for line in path.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        for pair in record["gold"]:
            for side in ("source", "target"):
                start, end = pair.get(side + "_start"), pair.get(side + "_end")
                if start is not None and not record.get("disputed"):
                    country, sector = pair.get(side + "_country") or "", pair.get(side + "_sector") or ""
                    yield Phrase(record["text"][start:end], record["text"], start, end, country, sector)


def distinct(found: Iterator[Phrase], alone: bool) -> list[Phrase]:
    """Each phrase once: by its words and codes, or also by its sentence."""
    return list({(p.text, p.country, p.sector, "" if alone else p.sentence): p for p in found}.values())


def main(arguments: list[str]) -> int:
    """Prints figures in per cent."""
    parser = argparse.ArgumentParser(description="How well the actor phrases of the shared gold are coded.")
    parser.add_argument("--errors", action="store_true", help="list what is wrong")
    parser.add_argument("--uncoded", action="store_true", help="list the phrases of plv that get no code")
    parser.add_argument("--date", help="the day of the stories (the gold has none)")
    parser.add_argument("--gold", type=Path, default=Path(__file__).resolve().parents[3] / "shared" / "gold")
    options = parser.parse_args(arguments)
    if not (options.gold / "gsr.jsonl").exists():
        print(f"no gold at {options.gold}: nothing to measure", file=sys.stderr)
        return 0
    eyes = Eyes()
    for alone in (True, False):
        counts = {"country": [0, 0], "sector": [0, 0]}
        for phrase in distinct((p for p in phrases(options.gold / "gsr.jsonl") if p.country or p.sector), alone):
            text, start, end = (phrase.text, 0, len(phrase.text)) if alone else phrase[1:4]
            one = look_up(eyes, text, start, end, options.date)
            answers = right(phrase, one)
            for what, answer in zip(counts, answers, strict=True):
                counts[what][0] += answer is True
                counts[what][1] += answer is not None
            if options.errors and False in answers:
                given = f"{one.code or '-'} {one.country or '-'} {';'.join(one.sectors)}" if one else "nothing"
                wrong = " ".join(what for what, answer in zip(counts, answers, strict=True) if answer is False)
                print(
                    f"{wrong:15s} {phrase.text}  should be {phrase.country or '-'} {phrase.sector or '-'}, is {given}"
                )
                if not alone:
                    print(f"                    {phrase.sentence}")
        told = ", ".join(f"{what} {100 * a / b:.1f} ({a} of {b})" for what, (a, b) in counts.items())
        print(f"gsr, {'alone' if alone else 'in the sentence'}: {told}")
    plv = distinct(phrases(options.gold / "plv.jsonl"), True)
    looked_up = {p.text: look_up(eyes, p.text, 0, len(p.text), options.date) for p in plv}
    uncoded = [text for text, one in looked_up.items() if one is None or not one.code]
    print(f"plv, alone: {len(uncoded)} of {len(plv)} phrases without a code")
    if options.uncoded:
        print("\n".join(uncoded))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
