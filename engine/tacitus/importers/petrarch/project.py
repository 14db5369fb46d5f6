"""A folder of dictionaries -> a project of ours that `tacitus check` accepts, with a report of all that was broken."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path
from typing import Any

from tacitus.actors.written import scalar, to_yaml
from tacitus.errors import Fault, TacitusError
from tacitus.importers.petrarch import actors, agents, issues, lines, verbs
from tacitus.importers.petrarch.package import known_from_package, packaged_agents, packaged_codebook
from tacitus.importers.petrarch.report import Report
from tacitus.importers.petrarch.rules import Rule, RuleFile, Rules
from tacitus.importers.petrarch.written import drop_unused, lists_text, rule_lines
from tacitus.resources import RULES
from tacitus.rulebook.load import load
from tacitus.rulebook.words import Vocabulary
from tacitus.text import Lexicon

REPORT = "import-report"
_ROUNDS = 6
_PER_FILE = 20_000  # actors; a file that is too large is not read


class NothingToImport(TacitusError):
    """The folder holds no dictionary, or the project is there already."""


def import_folder(folder: Path, output: Path) -> Report:
    """Write the project `output` from the dictionaries in `folder`; the report is in it too, as text and JSON.

    Raises NothingToImport if there is no dictionary, or something in the way.
    """
    if output.exists() and any(output.iterdir()):
        raise NothingToImport(f"{output}: the folder is not empty; name a new one")
    report = Report()
    found = sorted(path for path in ([folder] if folder.is_file() else folder.rglob("*")) if path.is_file())
    kinds = {path: lines.kind_of(path) for path in found}
    if not any(kinds.values()):
        raise NothingToImport(f"{folder}: no dictionary of actors, agents, verbs, issues or discards is there")
    shown = {path: str(path.relative_to(folder)) if folder.is_dir() else path.name for path in found}
    for path, kind in kinds.items():
        if not kind:
            report.add(shown[path], 1, "not-read", path.name, "left out")
    lexicon = Lexicon.from_rules(RULES / "lexicon")
    _Import(
        report, output, lexicon, {kind: [(p, shown[p]) for p in found if kinds[p] == kind] for kind in lines.KINDS}
    ).run()
    return report


class _Import:
    def __init__(
        self, report: Report, output: Path, lexicon: Lexicon, inputs: dict[str, list[tuple[Path, str]]]
    ) -> None:
        self.report = report
        self.output = output
        self.lexicon = lexicon
        self.inputs = inputs
        self.known = known_from_package(lexicon)

    def run(self) -> None:
        """Everything in its order: actors and agents first, since patterns ask who can act."""
        for name in ("actors", "rules/events", "rules/lists"):
            (self.output / name).mkdir(parents=True, exist_ok=True)
        self._write(
            "tacitus.yaml",
            "tacitus: 1\nabout: Imported from PETRARCH or TABARI dictionaries\nrules: [rules/]\nactors: [actors/]\n",
        )
        nouns = self._agents()
        self._actors(nouns)
        self._issues()
        self._verbs(frozenset(nouns.words))
        (self.output / f"{REPORT}.txt").write_text(self.report.text(), encoding="utf-8")
        (self.output / f"{REPORT}.json").write_bytes(self.report.json())

    # -- actors ----------------------------------------------------------------------------------------------------

    def _agents(self) -> agents.Agents:
        nouns = agents.Agents(self.known, self.report)
        for path, shown in self.inputs["agents"]:
            nouns.read(lines.lines(path, shown, self.report), shown)
        if nouns.words:
            self._write("actors/agents.yaml", to_yaml({"about": "Role nouns", "agents": nouns.rows()}))
        else:
            shutil.copyfile(RULES / "actors" / "agents.yaml", self.output / "actors" / "agents.yaml")
        return nouns

    def _actors(self, nouns: agents.Agents) -> None:
        entries = [
            entry
            for path, shown in self.inputs["actors"]
            for entry in actors.entries(lines.lines(path, shown, self.report), shown, self.report)
        ]
        collected = actors.Actors(self.known, self.report)
        sections = collected.rows(entries)
        if not sections["countries"]:  # without them no role noun would have a country
            shutil.copyfile(RULES / "actors" / "countries.yaml", self.output / "actors" / "countries.yaml")
        files: dict[tuple[str, int], dict[str, Any]] = {}
        for section, rows in sections.items():
            taken: Counter[str] = Counter()
            for path, row in rows:
                content = files.setdefault((path, taken[path] // _PER_FILE), {"about": f"Actors of {path}"})
                content.setdefault(section, []).append(row)
                taken[path] += 1
        for number, ((path, _), content) in enumerate(files.items(), 1):
            name = "".join(char if char.isalnum() else "-" for char in Path(path).stem.lower()).strip("-")
            self._write(f"actors/{number}-{name}.yaml", to_yaml(content))
        shutil.copyfile(RULES / "actors" / "reference.yaml", self.output / "actors" / "reference.yaml")
        own = {"sectors": list(nouns.new_sectors), "codes": sorted(collected.taken - set(nouns.new_sectors))}
        self._write(
            "actors/codes.yaml",
            to_yaml({"about": "Codes of these dictionaries that no other list has", "reference": own}),
        )

    def _refused(self, faults: list[Fault]) -> None:
        for fault in faults:
            if fault.severity == "error":
                self.report.add(
                    Path(fault.path).name,
                    fault.line,
                    "not-checked",
                    f"{fault.name}: {fault.message}",
                    "to be mended by hand",
                )

    # -- issues and discards ---------------------------------------------------------------------------------------

    def _issues(self) -> None:
        told = issues.Issues(self.report)
        for path, shown in self.inputs["issues"]:
            told.read(lines.lines(path, shown, self.report), shown)
        for path, shown in self.inputs["discards"]:
            told.discards(lines.lines(path, shown, self.report), shown)
        if told.issues or told.never:
            lists = {name: list(phrases) for name, phrases in told.issues.items()} | {"never": list(told.never)}
            self._kept("issues.yaml", "Phrases by issue; tacitus codes no issues", lists)
        if told.stories or told.sentences:
            contexts = {"sentences": list(told.sentences), "stories": list(told.stories)}
            rows = "".join(
                f"  {name}:\n    one: [{', '.join(map(scalar, told))}]\n" for name, told in contexts.items() if told
            )
            about = "Phrases whose sentence or whole story PETRARCH leaves out, in the form of rules/cues/discards.yaml"
            self._write(
                "discards.yaml",
                f"# This file is not read: a project has no cues of its own.\ntacitus: 1\nabout: {about}\ncontexts:\n{rows}",
            )
            self._unused_yet("discards.yaml", len(told.stories) + len(told.sentences))

    def _kept(self, name: str, about: str, lists: dict[str, list[str]]) -> None:
        text = f"# {about}. This file is not read.\n"
        for key, phrases in lists.items():
            text += f"{scalar(key)}:\n" + "".join(f"  - {scalar(phrase)}\n" for phrase in phrases)
        self._write(name, text)
        self._unused_yet(name, sum(map(len, lists.values())))

    def _unused_yet(self, name: str, count: int) -> None:
        self.report.written[f"phrases in {name} (not read)"] = count
        self.report.add(name, 1, "no-counterpart", f"{count} phrases", f"kept in {name} for you, and not used")

    # -- verbs -----------------------------------------------------------------------------------------------------

    def _verbs(self, nouns: frozenset[str]) -> None:
        dictionary = verbs.Verbs(self.report)
        for path, shown in self.inputs["verbs"]:
            dictionary.read(lines.lines(path, shown, self.report), shown)
        if not dictionary.blocks:
            return
        acting = nouns or frozenset(packaged_agents())
        rules = Rules(dictionary, acting, packaged_codebook(), Vocabulary(self.lexicon), self.report)
        files, lists = rules.build(), rules.lists()
        self._accepted(files, lists)
        self.report.written["rules"] = sum(len(file.rules) for file in files.values())
        self.report.written["rule patterns"] = sum(len(rule.patterns) for file in files.values() for rule in file.rules)

    def _accepted(self, files: dict[str, RuleFile], lists: dict[str, list[str]]) -> None:
        """Writes the rules, and takes out what `tacitus check` refuses until it refuses nothing."""
        for _ in range(_ROUNDS):
            places = {f"events/{file.name}.yaml": self._rule_file(file) for file in files.values()}
            drop_unused(files, lists)
            self._write("rules/lists/synonyms.yaml", lists_text(lists))
            loaded = load(self.output, self.lexicon)
            if not loaded.errors:
                return
            for fault in loaded.errors:
                self._take_out(fault, files, lists, places)
            for file in files.values():
                file.rules = [rule for rule in file.rules if rule.patterns]
        self._refused(loaded.errors)

    def _take_out(
        self,
        fault: Fault,
        files: dict[str, RuleFile],
        lists: dict[str, list[str]],
        places: dict[str, dict[int, tuple[Rule, str]]],
    ) -> None:
        path = Path(fault.path)
        key = f"{path.parent.name}/{path.name}"
        why = f"left out: tacitus check says {fault.name}: {fault.message}"
        if fault.line in places.get(key, {}):
            rule, pattern = places[key][fault.line]
            line = rule.patterns.pop(pattern, 0)
            if line:
                self.report.add(rule.block.path, line, "not-checked", pattern, why)
            return
        item = fault.source_line[fault.column - 1 : fault.column - 1 + fault.length].strip("\"'")
        owner = files[path.stem].lists if path.stem in files else lists
        name = next(
            (n for n in sorted(owner, key=len, reverse=True) if fault.source_line.strip().startswith(f"{n}:")), ""
        )
        if name and item in owner[name]:
            owner[name].remove(item)
            self.report.add(f"rules/{key}", fault.line, "not-checked", f"{item} of {name}", why)

    def _rule_file(self, file: RuleFile) -> dict[int, tuple[Rule, str]]:
        """Writes one rule file; its patterns by the line in which they stand."""
        text = list(rule_lines(file))
        self._write(f"rules/events/{file.name}.yaml", "\n".join(line for line, _ in text) + "\n")
        return {number: origin for number, (_, origin) in enumerate(text, 1) if origin is not None}

    def _write(self, name: str, text: str) -> None:
        (self.output / name).write_text(text, encoding="utf-8")
