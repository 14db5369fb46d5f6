"""Code the written gold and print how well: `python benchmarks/accuracy/report.py [--errors] [--topics] [--json]`.

`--documents FILE` writes the sentences as documents, for other coders; `--events FILE` scores what another has made of
them (JSON Lines of the nested form) instead of coding them here."""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent))

import gold
import score


def main(arguments: list[str]) -> int:
    """Prints figures in per cent; 2 if a gold file cannot be read."""
    parser = argparse.ArgumentParser(description="How well the written gold is coded.")
    parser.add_argument("--errors", action="store_true", help="list what is wrong, sentence by sentence")
    parser.add_argument("--topics", action="store_true", help="the figures of each heading too")
    parser.add_argument("--json", action="store_true", help="for machines")
    parser.add_argument("--rules", help="a project or folder of rules instead of the packaged ones")
    parser.add_argument("--documents", type=Path, help="write the sentences there as documents and stop")
    parser.add_argument("--events", type=Path, help="score these events")
    options = parser.parse_args(arguments)
    try:
        sentences = gold.everything()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    if options.documents:
        options.documents.write_text("".join(json.dumps(_document(s)) + "\n" for s in sentences), encoding="utf-8")
        return 0
    events = _read(options.events) if options.events else _coded(sentences, options.rules)
    compared = [score.compare(sentence, events.get(sentence.id, [])) for sentence in sentences]
    if options.json:
        print(json.dumps({name: {**rate._asdict(), "f1": rate.f1} for name, rate in score.figures(compared).items()}))
        return 0
    if options.errors:
        for one in compared:
            _tell(one)
    topics: dict[str, list[score.Compared]] = defaultdict(list)
    for one in compared:
        topics[one.sentence.topic].append(one)
    if options.topics:
        for topic, some in topics.items():
            print(_line(topic, score.figures(some)))
    print(f"{len(sentences)} sentences, {len(topics)} topics")
    for name, rate in score.figures(compared).items():
        print(f"  {name:12s} {rate.f1:5.1f}   {rate.right} right of {rate.found} found, {rate.expected} expected")
    return 0


def _line(topic: str, rates: dict[str, score.Rate]) -> str:
    told = "  ".join(f"{name} {rates[name].f1:5.1f}" for name in ("types", "dyads", "records") if rates[name].expected)
    return f"  {topic:26s} {told or 'silent'}" + (
        f"  silent {rates['silent'].f1:5.1f}" if rates["silent"].found else ""
    )


def _document(sentence: gold.Sentence) -> dict[str, str]:
    place = {"title": sentence.text, "text": ""} if sentence.part == "title" else {"text": sentence.text}
    return {"id": sentence.id, "date": sentence.date, **place}


def _coded(sentences: list[gold.Sentence], rules: str | None) -> dict[str, list[score.Event]]:
    import msgspec

    from tacitus import Coder, Document

    coder = Coder(rules=rules)
    return {
        sentence.id: [
            msgspec.to_builtins(event) for event in coder.code_document(msgspec.convert(_document(sentence), Document))
        ]
        for sentence in sentences
    }


def _read(path: Path) -> dict[str, list[score.Event]]:
    events: dict[str, list[Any]] = defaultdict(list)
    with path.open(encoding="utf-8") as lines:
        for line in lines:
            event = json.loads(line)
            events[event["doc_id"]].append(event)
    return events


def _tell(one: score.Compared) -> None:
    wrong = [(way, event) for way, event in one.pairs if not score.is_whole(way, event)]
    if not (wrong or one.missed or one.extra):
        return
    print(f"{one.sentence.id} ({one.sentence.topic}) {one.sentence.text}")
    for way, event in wrong:
        print(f"    wrong   {_written(event)}  for  {_way(way)}")
    for expected in one.missed:
        print(
            f"    missed  {_way(expected.ways[0])}"
            + (f" (or {len(expected.ways) - 1} more)" if expected.ways[1:] else "")
        )
    for event in one.extra:
        print(f"    extra   {_written(event)}")


def _written(event: score.Event) -> str:
    sides = " > ".join((event[side] or {}).get("code") or "-" for side in ("source", "target"))
    rest = [event["modality"] if event["modality"] != "actual" else "", "negated" * (event["polarity"] == "negated")]
    rest += ["" if event["counts"] else "uncounted", f"on {event['event_date']}"]
    rest += [f"{q['role']}:{q['min']}..{q['max']}" for q in event["quantities"]]
    return f"{event['event_type']} {event['cameo']} {sides} {' '.join(filter(None, rest))} ({event['rule_id']})"


def _way(way: gold.Record) -> str:
    rest = [
        way.modality if way.modality != "actual" else "",
        "negated" * way.negated,
        "" if way.counts else "uncounted",
    ]
    rest += [f"on {way.date}" if way.date else "", *(f"{n.role}:{n.low}..{n.high}" for n in way.numbers)]
    sides = " > ".join("|".join(code or "-" for code in side) for side in (way.source, way.target))
    return f"{way.event_type} {'|'.join(way.cameo)} {sides} {' '.join(filter(None, rest))}".rstrip()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
