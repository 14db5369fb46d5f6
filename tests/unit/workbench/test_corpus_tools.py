"""Looking at rules through a corpus: grep, diff, coverage, profile."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from tacitus import Coder
from tacitus.errors import RuleError
from tacitus.text.document import Document
from tacitus.workbench.coverage import coverage
from tacitus.workbench.diff import Diff, compare
from tacitus.workbench.grep import Grep
from tacitus.workbench.live import Live
from tacitus.workbench.profile import profile
from tacitus.workbench.sample import Sample

_TEXTS = (
    "Norway snubbed Sweden on Monday. Peru slept.",
    "Kenya snubbed the deadline.",
    "Chile and Peru held talks. Chile vowed to attack Bolivia.",
    "Norway accused Sweden of shelling a village.",
)
_RULES = """tacitus: 1
event: accusation
cameo: 111
lists:
  REBUKES: [rebuke, reprimand]
rules:
  - id: snub
    when: [SOURCE snub|cold_shoulder TARGET, SOURCE issue REBUKES to TARGET]
    {more}
    examples: |
      Norway snubbed Sweden.            => NOR > SWE
      Norway issued a rebuke to Chile.  => NOR > CHL
  - id: sleep
    when: TARGET make SOURCE sleep
    status: draft
"""


@pytest.fixture(scope="module")
def corpus() -> list[Document]:
    return [Document(id=f"d{number}", text=text, date="2021-03-11") for number, text in enumerate(_TEXTS)]


def _project(folder: Path, more: str = "") -> Path:
    (folder / "rules").mkdir(parents=True)
    (folder / "tacitus.yaml").write_text("tacitus: 1\nrules: [rules/]\n", encoding="utf-8")
    (folder / "rules" / "case.yaml").write_text(_RULES.replace("{more}", more or "notes: none"), encoding="utf-8")
    return folder


def test_a_pattern_is_tried_on_a_corpus(coder: Coder, corpus: list[Document]):
    grep = Grep(Live(None, coder), "SOURCE snub TARGET")
    for document in corpus:
        grep.read(document)
    found = grep.record()
    assert (found["hits"], found["documents_hit"], found["near_misses"]) == (1, 1, 1)
    assert (found["documents"], found["sentences"]) == (4, 6)
    assert found["by_word"] == {"snub": 1}
    assert found["by_part"] == {"object": 1}
    assert found["sample"][0]["takes"] == {"SOURCE": "NOR “Norway”", "TARGET": "SWE “Sweden”"}
    assert found["sample_of_near_misses"][0]["sentence"] == "Kenya snubbed the deadline."
    assert "1 hit in 1 of 4 documents (6 sentences), 1 near miss" in "\n".join(grep.lines())


def test_what_is_doubtful_in_a_pattern_is_told(coder: Coder):
    live = Live(None, coder)
    assert [fault.name for fault in Grep(live, "SOURCE snubb TARGET").doubts] == ["unknown-verb"]
    assert Grep(live, "SOURCE snub TARGET").doubts == []


def test_a_pattern_may_name_the_lists_of_single_rule_files(coder: Coder):
    live = Live(None, coder)
    own = next(each.name.value for file in live.kept.files.values() for each in file.lists)
    assert Grep(live, f"SOURCE snub {own} of TARGET").doubts == []


def test_a_pattern_may_hold_an_event_and_a_shared_list(coder: Coder, corpus: list[Document]):
    live = Live(None, coder)
    for pattern, hits in (("SOURCE vow to EVENT", 1), ("SOURCE and TARGET hold TALKS", 1)):
        grep = Grep(live, pattern)
        for document in corpus:
            grep.read(document)
        assert grep.hits.count == hits, pattern


def test_what_is_no_pattern_is_told_with_its_place(coder: Coder):
    with pytest.raises(RuleError, match=r"PATTERN:1:13: error unknown-name: `TARGTE`"):
        Grep(Live(None, coder), "SOURCE snub TARGTE")


def test_a_sample_is_the_same_for_the_same_seed():
    def drawn(seed: int) -> list[int]:
        sample = Sample[int](5, seed)
        for number in range(1000):
            sample.add(number)
        return sample.items

    assert drawn(1) == drawn(1) == sorted(drawn(1))
    assert drawn(1) != drawn(2)
    assert max(drawn(1)) > 100


def test_a_change_of_rules_is_told_by_rule_with_its_sentences(tmp_path: Path, coder: Coder, corpus: list[Document]):
    old = Live(_project(tmp_path / "old"), coder).coder
    new = Live(_project(tmp_path / "new", "cameo: 112"), coder).coder
    diff = Diff(old, new)
    for document in corpus:
        diff.read(document)
    assert diff.differs
    assert dict(diff.counts) == {"recoded": 1}
    (change,) = diff.changes["recoded"]
    assert (change.rule, change.what) == ("case/snub", ("cameo",))
    assert diff.record()["by_rule"] == {"case/snub": {"recoded": 1}}
    assert "- NOR “Norway” > SWE “Sweden”  accusation 111" in "\n".join(diff.lines())
    assert "<del>NOR “Norway” &gt; SWE “Sweden”  accusation 111" in diff.page()


def test_added_and_lost_events_mirror_each_other(tmp_path: Path, coder: Coder, corpus: list[Document]):
    own = Live(_project(tmp_path / "own"), coder).coder
    there, back = Diff(own, coder), Diff(coder, own)
    for document in corpus:
        there.read(document)
        back.read(document)
    assert there.counts["added"] == back.counts["lost"] > 0
    assert not any(Diff(own, own).counts.values())


def test_coverage_tells_what_nothing_uses(tmp_path: Path, coder: Coder, corpus: list[Document]):
    live = Live(_project(tmp_path / "own"), coder)
    found = coverage(live, corpus)
    counts = {used.name: (used.examples, used.corpus, used.never) for used in (*found.patterns, *found.words)}
    assert counts == {
        "SOURCE snub|cold_shoulder TARGET (line 8)": (1, 1, False),
        "SOURCE issue REBUKES to TARGET (line 8)": (1, 0, False),
        "TARGET make SOURCE sleep (line 14)": (0, 0, True),
        "rebuke": (1, 0, False),
        "reprimand": (0, 0, True),
    }
    assert "TARGET make SOURCE sleep" in "\n".join(found.lines())
    assert coverage(live).patterns[0].corpus is None


def test_a_profile_tells_tries_hits_and_stages(coder: Coder, corpus: list[Document]):
    found = profile(coder, corpus)
    assert (found.documents, found.sentences) == (4, 6)
    assert {"tokens", "tags", "clauses", "matching and records"} <= found.stages.keys()
    assert sum(found.stages.values()) == pytest.approx(found.seconds)
    assert {rule.rule_id for rule in found.rules if rule.hits} >= {"compose-accusation/accuse-of"}
    assert all(rule.tries >= rule.hits for rule in found.rules)
    assert "sentences a second" in next(found.lines())


def test_diff_has_the_exit_status_that_ci_wants(tmp_path: Path):
    news = tmp_path / "news.jsonl"
    news.write_text(json.dumps({"id": "a", "text": _TEXTS[0]}) + "\n", encoding="utf-8")
    project = _project(tmp_path / "own")
    for new, status in ((project, 0), ("packaged", 1)):
        command = [sys.executable, "-m", "tacitus", "diff", project, new, news, "--format", "json"]
        result = subprocess.run(command, capture_output=True, text=True, check=False)
        assert result.returncode == status, result.stderr
        assert json.loads(result.stdout)["documents"] == 1


def test_changes_come_in_the_order_of_the_text(coder: Coder):
    text = " ".join(
        f"{one} visited {other}." for one, other in (("Norway", "Peru"), ("Chile", "Kenya"), ("Fiji", "Mali"))
    )
    old = coder.code(text)
    new = [msgspec.structs.replace(event, modality="planned") for event in old]
    assert [change.event.sentence for change in compare(old, new)] == [event.sentence for event in old]
