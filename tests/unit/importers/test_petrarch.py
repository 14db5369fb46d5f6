"""Dictionaries of PETRARCH and TABARI: what becomes of each kind of entry, and that nothing stops an import."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tacitus import Coder
from tacitus.importers.petrarch import NothingToImport, Report, import_folder
from tacitus.importers.petrarch.actors import Actors, Known, entries
from tacitus.importers.petrarch.agents import Agents
from tacitus.importers.petrarch.issues import Issues
from tacitus.importers.petrarch.lines import kind_of, lines
from tacitus.importers.petrarch.names import readable
from tacitus.importers.petrarch.package import known_from_package, packaged_codebook
from tacitus.importers.petrarch.roles import disjoint, spans
from tacitus.importers.petrarch.rules import Rules
from tacitus.importers.petrarch.verbs import Verbs
from tacitus.resources import RULES
from tacitus.rulebook.words import Vocabulary
from tacitus.text import Lexicon
from tacitus.workbench.check import check
from tacitus.yamlfile import read

ACTORS = """# a dictionary
NORLAND_ [NOR]
+NORSE_
+KINGDOM_OF_NORLAND
NORLAND_ [NORMIL]
SUDLAND_\t[SUD]
+SUDLANDIC_
ADA_LUND_ # queen
+A._LUND_
\t[NORELI 600101-700101]
\t[NORGOV 700101-20100630]
\t[NORGOV >9008223]
\t[NORELI]
OLE_BY_ [SUDGOV >20200101] [NORGOV 190101-210101]
NOBODY_
PAL_ [PALX]
RED_HAND_(RH)_ [SUDREBQQQ]
TURNED_ROUND_ [SUDGOV 20100101-20050101]
SUD_GOVERNMENT_ [SUDGOV]
\t[NOR
"""
AGENTS = """!PERSON! = MAN, MEN
POLICE {} [~COP]
POLICE!PERSON! [~COP]
SOLDIER [~MIL]
HERO {HEROES} [~MIL]
MONK [~RELBUD]
MONK [~REL]
BAD!THING! [~COP]
NOCODE
"""
VERBS = """&WEAPON
+ROCKET
+AIR_STRIKE

&TROOPS
+SOLDIER

---  ATTACK   [190]  ---
ATTACK
+LASH_OUT [112]
STRIKE {STRIKES STRUCK STRIKING}
SHELL
- * {&WEAPON SITE} [195]
- * (WITH &WEAPON) [194] # STRIKE
- * (AGAINST) [191]
- &TROOPS * [193]
- &TROOPS * [194]
- * DEAL [057:057]
- * OFF (FROM ^) [042]
- * &NOTHING [190]
- * SOMETHING [9999]
- + * ROCKET [190]
- * ONE TWO THREE [010]
- * DEADLINE [---]
- broken
~ a (_ b ATTACK) WANT = a b 138

---  HELP   [---]  ---
HELP
ATTACK
- * (WITH AID) [070]
- * AID [:071]
"""
ISSUES = '<ISSUE CATEGORY="AID" TYPE="ALL">\nn:aid package [AID]\n~first aid\nno code\n</ISSUE>\n'
DISCARDS = "# years\n1914\n+WORLD CUP\n"


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project imported from small dictionaries."""
    folder = tmp_path_factory.mktemp("dictionaries")
    files = {
        "a.actors.txt": ACTORS,
        "b.agents.txt": AGENTS,
        "verbs.txt": VERBS,
        "Issues.txt": ISSUES,
        "discards.txt": DISCARDS,
    }
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "LICENSE").write_text("Anyone may.\n", encoding="utf-8")
    out = tmp_path_factory.mktemp("project") / "own"
    import_folder(folder, out)
    return out


@pytest.fixture(scope="module")
def report(project: Path) -> str:
    """Its report for people."""
    return (project / "import-report.txt").read_text(encoding="utf-8")


def test_the_project_passes_check(project: Path) -> None:
    assert [str(fault) for fault in check(project) if fault.severity == "error"] == []


def test_the_project_codes(project: Path) -> None:
    events = Coder(rules=project).code(
        "Norland attacked Sudland. Norse soldiers struck Sudland with rockets.", "2001-01-01"
    )
    told = [(e.source and e.source.code, e.target and e.target.code, e.cameo) for e in events]
    assert told == [("NOR", "SUD", "190"), ("NORMIL", "SUD", "194")]


def test_patterns_say_where_the_target_stands(project: Path) -> None:
    text = (project / "rules" / "events" / "verbs-a.yaml").read_text(encoding="utf-8")
    patterns = {line.split("#")[0].strip(" -") for line in text.splitlines() if line.startswith("      - ")}
    assert "SOURCE lash_out TARGET" in patterns
    assert "SOURCE ATTACK TARGET with WEAPON" in patterns
    assert "SOURCE ATTACK with TARGET 's WEAPON" in patterns
    assert "SOURCE ATTACK against TARGET" in patterns
    assert "SOURCE ATTACK TARGET 's [WEAPON] site" in patterns
    assert "SOURCE:TROOPS ATTACK TARGET" in patterns
    assert "SOURCE ATTACK deadline" in patterns  # no event


def test_a_verb_by_itself_goes_behind_its_patterns(tmp_path: Path) -> None:
    (tmp_path / "verbs.txt").write_text("--- RUSH [010]\nRUSH\n- * (TO) [030]\n", encoding="utf-8")
    import_folder(tmp_path, tmp_path / "project")
    assert [fault for fault in check(tmp_path / "project") if fault.name == "shadowed-pattern"] == []


def test_a_code_behind_the_colon_turns_the_sides(project: Path) -> None:
    text = (project / "rules" / "events" / "verbs-h.yaml").read_text(encoding="utf-8")
    assert "TARGET help SOURCE 's aid" in text
    assert "cameo: 071" in text


def test_dated_codes_are_roles(project: Path) -> None:
    (path,) = (project / "actors").glob("*a-actors.yaml")
    rows = {row["id"]: row for row in read(path)["actors"]}  # type: ignore[index, call-overload]
    assert rows["ada-lund"]["roles"] == [
        {"country": "NOR", "sectors": ["ELI"], "to": "1970-01-01"},
        {"country": "NOR", "sectors": ["GOV"], "from": "1970-01-02", "to": "2010-06-30"},
        {"country": "NOR", "sectors": ["ELI"], "from": "2010-07-01"},
    ]
    assert rows["red-hand"]["names"] == ["Red Hand", "RH"]


@pytest.mark.parametrize(
    "line",
    [
        "a.actors.txt:5: NORLAND_ [NORMIL] -> the entry of line 2 keeps the name",
        "a.actors.txt:12: [NORGOV >9008223] -> left out",
        "a.actors.txt:15: NOBODY_ -> left out",
        "a.actors.txt:16: [PALX] -> left out",
        "a.actors.txt:17: RED_HAND_(RH)_ [SUDREBQQQ] -> kept as it is; `QQQ` is in no list",
        "a.actors.txt:18: [SUDGOV 20100101-20050101] -> left out",
        "a.actors.txt:20: [NOR -> read as if it were closed",
        "b.agents.txt:7: monk [~REL] -> b.agents.txt:6 holds",
        "b.agents.txt:8: BAD!THING! [~COP] -> left out",
        "b.agents.txt:9: NOCODE -> left out",
        "verbs.txt:17: - &TROOPS * [194] -> line 16 holds [193]",
        "verbs.txt:20: - * &NOTHING [190] -> left out: &NOTHING is not defined",
        "verbs.txt:21: - * SOMETHING [9999] -> left out: the codebook has no 9999",
        "verbs.txt:23: - * ONE TWO THREE [010] -> left out: several words in a row behind the verb",
        "verbs.txt:25: - broken -> left out",
        "verbs.txt:30: ATTACK of HELP -> the block ATTACK in line 8 keeps it",
        "Issues.txt:4: no code -> left out",
        "LICENSE:1: LICENSE -> left out",
    ],
)
def test_every_broken_entry_is_told_with_its_line_and_fate(report: str, line: str) -> None:
    assert line in report


def test_a_folder_without_dictionaries_is_an_error(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("nothing here\n", encoding="utf-8")
    with pytest.raises(NothingToImport, match="no dictionary"):
        import_folder(tmp_path, tmp_path / "out")


def test_nothing_is_overwritten(project: Path) -> None:
    with pytest.raises(NothingToImport, match="not empty"):
        import_folder(project, project)


@pytest.mark.parametrize(
    ("written", "names"),
    [
        ("UNITED_NATIONS_", ["United Nations"]),
        ("REPUBLIC_OF_IRELAND_", ["Republic of Ireland"]),
        ("WHO_", ["WHO"]),
        ("PKK_", ["PKK"]),
        ("U.N._", ["U.N."]),
        ("PEOPLE'S_PARTY_(PP)_", ["People's Party", "PP"]),
        ("BAN_KI-MOON_", ["Ban Ki-Moon"]),
        ("__", []),
    ],
)
def test_names_are_written_as_texts_write_them(written: str, names: list[str]) -> None:
    assert readable(written, lambda word: word == "who") == names


def _told(found: list[str]) -> object:
    return lambda kind, text, fate: found.append(kind)


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("[AAA 010101-020202]", ["AAA 2001-01-01..2002-02-02"]),
        ("[AAA >310101]", ["AAA 1931-01-01..None"]),
        ("[AAA <19000101] [BBB]", ["AAA None..1900-01-01", "BBB 1900-01-02..None"]),
        ("[AAA 010101-011231] [BBB 010601-020601]", ["AAA 2001-01-01..2001-12-31", "BBB 2002-01-01..2002-06-01"]),
        ("[BBB] [---]", ["BBB None..None"]),
        ("[AAA 010230-011231]", []),
    ],
)
def test_roles_never_overlap(text: str, roles: list[str]) -> None:
    ignored: list[str] = []
    tell = _told(ignored)
    found = disjoint(spans(text, tell), tell)  # type: ignore[arg-type]
    assert [f"{span.code} {span.since}..{span.until}" for span in found] == roles


# -- any line at all ---------------------------------------------------------------------------------------------------


@cache
def _known() -> tuple[Known, Vocabulary]:
    lexicon = Lexicon.from_rules(RULES / "lexicon")
    return known_from_package(lexicon), Vocabulary(lexicon)


PIECES = ["[", "]", "{", "}", "(", ")", "+", "&", "*", "-", "---", "~", "!", "!A!", "=", "<", ">", "$", "^", "%", ":", "#", ";", "\t", " ",
          "_", "NOR", "NORGOV", "GOV", "010101", "20010101", "-", "99999999999999999999", "WITH", "ATTACK", "&WEAPON", "n:", "<ISSUE", "é", "\x00", "²"]  # fmt: skip
LINES = st.lists(
    st.one_of(st.lists(st.sampled_from(PIECES), max_size=9).map("".join), st.text(max_size=20)), max_size=12
)


@given(LINES)
@settings(max_examples=150, deadline=None)
def test_no_line_stops_an_import(tmp_path_factory: pytest.TempPathFactory, content: list[str]) -> None:
    path = tmp_path_factory.getbasetemp() / "any.txt"
    path.write_text("\n".join(content), encoding="utf-8", errors="replace")
    known, vocabulary = _known()
    report = Report()
    kind_of(path)
    Actors(known, report).rows(entries(lines(path, "any", report), "any", report))
    agents = Agents(known, report)
    agents.read(lines(path, "any", report), "any")
    agents.rows()
    issues = Issues(report)
    issues.read(lines(path, "any", report), "any")
    issues.discards(lines(path, "any", report), "any")
    verbs = Verbs(report)
    verbs.read(lines(path, "any", report), "any")
    rules = Rules(verbs, frozenset(["soldier"]), packaged_codebook(), vocabulary, report)
    rules.build()
    rules.lists()
    report.text()
    report.json()
