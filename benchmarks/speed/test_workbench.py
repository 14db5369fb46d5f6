"""What a rule's author waits for, on the packaged rules: an edit in watch mode and on the page, explain, why-not, a diff.

The bar of 300 ms for an edit is asserted; what explain and diff cost beside coding is a ratio (benchmarks/ratios.py).
"""

from __future__ import annotations

from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tacitus import Coder, Document
from tacitus.resources import RULES
from tacitus.web.desk import Desk
from tacitus.workbench.diff import Diff
from tacitus.workbench.explain import explain
from tacitus.workbench.live import Live
from tacitus.workbench.test import Runner
from tacitus.workbench.why_not import why_not

BAR = 0.3  # seconds from an edit to its answer
EDITED = RULES / "events" / "meeting.yaml"
SENTENCE = "French officials told reporters that Russia had accused Norway of shelling two villages."


@pytest.fixture(scope="module")
def live(coder: Coder) -> Live:
    """The packaged rules as they stand in their files."""
    return Live(None, coder)


def _edits(path: Path) -> Any:
    """The file again and again, each time with another pattern in its first rule."""
    text = path.read_text(encoding="utf-8")
    place = text.index("      - SOURCE meet TARGET\n")
    for number in count(1):
        yield f"{text[:place]}      - SOURCE meet {'great ' * (number % 7)}TARGET:PERSON\n{text[place:]}"


def _within(benchmark: Any, bar: float) -> None:
    if benchmark.enabled:  # the least: what others do on the machine is not what is measured
        assert benchmark.stats.stats.min < bar


def test_an_edit_in_watch_mode(benchmark: Any, live: Live):
    edits = _edits(EDITED)

    def saved() -> int:
        live.state()
        live.read({EDITED: next(edits)})
        runner = Runner(live.coder, live.loaded.examples, live)
        own = [each for each in live.own_examples() if live.file_of(each.rule_id) == EDITED]
        return sum(runner.run(each).passed for each in own)

    assert benchmark.pedantic(saved, rounds=9, warmup_rounds=1) > 0
    live.read({})
    _within(benchmark, BAR)


def test_an_edit_on_the_page(benchmark: Any, coder: Coder):
    desk = Desk(None, base=coder)
    edits = _edits(EDITED)
    name = "packaged/events/meeting.yaml"

    def typed() -> dict[str, Any]:
        text = next(edits)
        told = desk.try_file(name, text)
        desk.explain(Document("page", SENTENCE), None, {name: text}, 700)
        return told

    assert benchmark.pedantic(typed, rounds=9, warmup_rounds=1)["examples"]
    _within(benchmark, BAR)


def test_explain(benchmark: Any, coder: Coder):
    assert benchmark(lambda: str(explain(coder, SENTENCE)))


def test_why_not(benchmark: Any, live: Live):
    assert benchmark(lambda: str(why_not(live, SENTENCE, "meeting/meet")))


def test_a_diff(benchmark: Any, coder: Coder, live: Live, documents: list[Document]):
    def both() -> Diff:
        diff = Diff(coder, live.coder)
        for document in documents:
            diff.read(document)
        return diff

    assert not benchmark(both).differs
