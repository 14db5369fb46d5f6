"""tacitus show"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tacitus.cli import FINDINGS, FINE, options

if TYPE_CHECKING:
    from rich.text import Text

    from tacitus.rulebook.matchers import Rule

EXAMPLES = """
tacitus show 47ee2a6110ee58ca2043 events.jsonl
tacitus show 47ee events.parquet --rules my-project/       the beginning of an id will do
"""

SIDES = (
    ("source", "bold black on bright_blue"),
    ("target", "bold black on yellow"),
    ("attribution", "bold black on bright_cyan"),
    ("place", "bold black on green"),
    ("trigger", "bold white on red"),
)
_FIELDS = (
    "event_type", "content_type", "cameo", "plover", "modes", "contexts", "quad_class", "goldstein", "polarity", "modality",
    "counts", "event_date", "event_date_end", "date_text", "date_precision", "quantities", "first_mention", "doc_id",
    "published", "publisher", "url", "event_id", "group_id", "cluster_id", "story_id", "n_sources",
)  # fmt: skip


@click.command("show", cls=options.Command, examples=EXAMPLES)
@click.argument("event_id")
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path))
@options.rules
def command(event_id: str, file: Path, rules_path: str | None) -> int:
    """Show one event: its sentence with the words that it was made of, its record, and the rule that coded it, with the
    patterns that the word in the sentence can evoke.

    EVENT_ID: an id, or its beginning. FILE: events of `tacitus code`, in any of its formats.
    """
    from rich.console import Console

    from tacitus.batch.rows import events

    if not event_id:
        raise click.UsageError("the id is empty; write an event_id, or how it begins")
    console = Console(highlight=False, markup=False)
    made_by: MadeBy | None = None
    found = 0
    for told in events(file):
        if not str(told.cells["event_id"]).startswith(event_id):
            continue
        found += 1
        made_by = made_by or MadeBy(rules_path)
        _show(console, told.cells, made_by)
    if not found:
        click.echo(f"{file}: no event whose id begins with {event_id}", err=True)
    return FINE if found else FINDINGS


class MadeBy:
    """The rules, by id, and which of their patterns a trigger can evoke."""

    def __init__(self, rules_path: str | None) -> None:
        from tacitus.compiled import load

        folder = options.rules_or_nearest(rules_path)
        known = load(Path(folder) if folder else None)
        self.rules = {rule.id: rule for rule in known.rulebook.rules}
        self._lexicon = known.lexicon

    def patterns(self, rule: Rule, trigger: str) -> list[str]:
        """The rule's patterns with a word of the trigger; all of them where none has one."""
        words = trigger.lower().split()
        lemmas = {*words, *(lemma for word in words for lemma in self._lexicon.lemmas(word).values())}
        evoked = [each for each in rule.when if any(word.partition("_")[0] in lemmas for word in each.triggers)]
        return list(dict.fromkeys(each.text for each in evoked or rule.when))


def _show(console: Any, cells: dict[str, Any], made_by: MadeBy) -> None:
    console.print(marked(cells), soft_wrap=True)
    console.print()
    for side in ("source", "target", "attribution"):
        if cells[f"{side}_text"] is not None:
            sectors = " ".join(cells[f"{side}_sectors"])
            words = (cells[f"{side}_code"] or "?", cells[f"{side}_name"], cells[f"{side}_country"], sectors)
            console.print(f"{side:<15}{cells[f'{side}_text']} = {', '.join(filter(None, words))}", soft_wrap=True)
    if cells["place_text"] is not None:
        names = filter(None, (cells["place_name"], cells["place_country"], cells["place_precision"]))
        console.print(f"{'place':<15}{cells['place_text']} = {', '.join(names)}", soft_wrap=True)
    for name in _FIELDS:
        value = cells.get(name)
        if value not in (None, (), ""):
            told = " ".join(value) if isinstance(value, tuple) else value
            console.print(f"{name:<15}{str(told).lower() if isinstance(told, bool) else told}", soft_wrap=True)
    _rule(console, str(cells["rule_id"]), str(cells["trigger_text"]), made_by)


def _rule(console: Any, id: str, trigger: str, made_by: MadeBy) -> None:
    from tacitus.workbench.explain import pattern_shown

    rule = made_by.rules.get(id)
    if rule is None:
        console.print(f"{'rule':<15}{id} (not among these rules)\n")
        return
    console.print(f"{'rule':<15}{id}   {rule.path}:{rule.line}", soft_wrap=True)
    for pattern in made_by.patterns(rule, trigger):
        console.print(f"{'':<15}{pattern_shown(pattern)}", soft_wrap=True)
    console.print()


def marked(cells: dict[str, Any]) -> Text:
    """The sentence with the spans of the event coloured; each is also named behind it, for those who see no colours."""
    from rich.text import Text

    sentence = str(cells["sentence"])
    text = Text()
    spans = sorted(_spans(cells, len(sentence)))
    at = 0
    for start, end, side, style in spans:
        if start < at:
            continue
        text.append(sentence[at:start])
        text.append(sentence[start:end], style)
        text.append(f"[{side}]", "dim")
        at = end
    text.append(sentence[at:])
    return text


def _spans(cells: dict[str, Any], length: int) -> list[tuple[int, int, str, str]]:
    """Start and end in the sentence, name and style. The place has no offsets in flat files: it is found by its words."""
    spans = []
    for side, style in SIDES:
        start, end = cells.get(f"{side}_start"), cells.get(f"{side}_end")
        if side == "place" and cells["place_text"]:
            start = str(cells["sentence"]).find(str(cells["place_text"]))
            start = start + cells["sentence_start"] if start >= 0 else None
            end = start + len(str(cells["place_text"])) if start is not None else None
        if start is None or end is None:
            continue
        start, end = start - cells["sentence_start"], end - cells["sentence_start"]
        if 0 <= start < end <= length:
            spans.append((start, end, side, style))
    return spans
