"""The parser is told what completes a verb in patterns."""

from __future__ import annotations

from pathlib import Path

from tacitus import Coder, Document
from tacitus.rulebook.load import load

RULES = """\
tacitus: 1
event: statement
rules:
  - id: go-public
    cameo: "010"
    when: {when}
    examples: |
      Peru went public.  => PER > -
"""
TEXT = "Peru struck its guests dumb."


def completed(folder: Path, when: str) -> str:
    """How the verb of TEXT is read under a rulebook of one rule."""
    folder.mkdir()
    (folder / "rules").mkdir()
    (folder / "tacitus.yaml").write_text("tacitus: 1\nrules: [rules/]\n")
    (folder / "rules" / "own.yaml").write_text(RULES.format(when=when))
    shipped = Coder()
    coder = shipped.with_rulebook(load(folder, shipped.lexicon).rulebook())
    ((_, parse),) = coder.parses(Document("a", TEXT))
    (clause,) = parse.clauses
    return f"{clause.lemma} {clause.particle}".strip()


def test_a_rule_of_ones_own_completes_its_verb(tmp_path: Path):
    assert completed(tmp_path / "a", "SOURCE strike TARGET") == "strike"
    assert completed(tmp_path / "b", "SOURCE strike_dumb TARGET") == "strike dumb"
