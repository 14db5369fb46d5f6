"""Blocks of verbs -> rule files: one rule for each block and code, with where each pattern came from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tacitus.importers.petrarch.patterns import ANYWHERE, translated
from tacitus.importers.petrarch.report import Report
from tacitus.importers.petrarch.verbs import Block, Pattern, Verbs, Word
from tacitus.importers.petrarch.vocabulary import PARTICLES, Missing, Unsayable, Vocabulary
from tacitus.rulebook.matchers import Codebook
from tacitus.rulebook.schema import GIVEN, SLOTS
from tacitus.rulebook.words import Vocabulary as Known

_INLINE = 3  # so many verbs stand in the patterns themselves; more are a list
_ORDER = re.compile(r"SOURCE|TARGET")
NONE = "---"


@dataclass(slots=True)
class Rule:
    """One rule to write. `patterns`: each with the dictionary's line. `after`: rules that go before where both fit."""

    id: str
    code: str
    block: Block
    patterns: dict[str, int] = field(default_factory=dict)
    after: tuple[Rule, ...] = ()


@dataclass(slots=True)
class RuleFile:
    """One rule file to write: its lists and its rules."""

    name: str
    lists: dict[str, list[str]] = field(default_factory=dict)
    rules: list[Rule] = field(default_factory=list)


class Rules:
    """All that becomes of the verb dictionaries."""

    def __init__(
        self, verbs: Verbs, agents: frozenset[str], codebook: Codebook, vocabulary: Known, report: Report
    ) -> None:
        self.verbs = verbs
        self.codebook = codebook
        self.report = report
        self.sets = {_list_name(name): items for name, items in verbs.sets.items() if _list_name(name)}
        acting = frozenset(f"&{name}" for name, items in verbs.sets.items() if _mostly(items, agents))
        names = {name: _list_name(name) for name in verbs.sets}
        self.known = vocabulary
        self.words = Vocabulary(names, agents | acting, lambda word: vocabulary.can_be(word, "NN", "NNS", "NNP"))
        self.files: dict[str, RuleFile] = {}
        self._names: dict[str, int] = {}

    def build(self) -> dict[str, RuleFile]:
        """The rule files, by name."""
        for block in self.verbs.blocks:
            self._block(block)
        return {name: file for name, file in self.files.items() if file.rules}

    def lists(self) -> dict[str, list[str]]:
        """The synonym sets as word lists."""
        return {name: list(dict.fromkeys(self._items(items))) for name, items in self.sets.items()}

    def _items(self, items: dict[str, None]) -> Iterator[str]:
        for item in items:
            if item.startswith("&"):
                if _list_name(item[1:]) in self.sets:
                    yield _list_name(item[1:])
            elif word := " ".join(item.replace("_", " ").split()).lower():
                yield word

    # -- blocks ----------------------------------------------------------------------------------------------------

    def _block(self, block: Block) -> None:
        letter = next((char for char in block.name.lower() if "a" <= char <= "z"), "x")
        file = self.files.setdefault(f"verbs-{letter}", RuleFile(f"verbs-{letter}"))
        plain, governed = self._spelt(block)
        rules: dict[str, Rule] = {}
        seen: dict[str, tuple[str, int]] = {}
        for pattern in block.patterns:
            self._pattern(block, pattern, file, list(plain), rules, seen)
        for code in dict.fromkeys(block.verbs.values()):
            if code:
                mine = [verb for verb, written in plain.items() if block.verbs[written] == code]
                both = [written for written in governed if block.verbs[written] == code]
                self._default(block, code, file, mine, [governed[written] for written in both], rules)
        file.rules += [rule for rule in rules.values() if rule.patterns]

    def _spelt(self, block: Block) -> tuple[dict[str, str], dict[str, tuple[str, str]]]:
        """The block's verbs as patterns have them, by what is written: plain ones, and those with a preposition."""
        plain: dict[str, str] = {}
        governed: dict[str, tuple[str, str]] = {}
        for written in block.verbs:
            words = written.lower().strip("+_").replace("+", "_").split("_")
            if all(re.fullmatch(r"[a-z]+(-[a-z]+)*", word) for word in words):
                words[0] = self.known.base(words[0]) or words[0]  # "burnt" beside "burn"
                if len(words) == 1 or (len(words) == 2 and words[1] in PARTICLES):
                    plain.setdefault("_".join(words), written)
                    continue
                if len(words) == 2 and words[1] in ANYWHERE.split("|"):
                    governed[written] = (words[0], words[1])
                    continue
            self.report.add(
                block.path, block.line, "not-sayable", f"verb {written}", "left out: no verb with one particle"
            )
        return plain, governed

    def _default(
        self,
        block: Block,
        code: str,
        file: RuleFile,
        plain: list[str],
        governed: list[tuple[str, str]],
        rules: dict[str, Rule],
    ) -> None:
        if not self._known(block, block.line, code, f"block {block.name} [{code}]"):
            return
        special = tuple(rules.values())
        rule = self._rule(block, code, rules)
        rule.after = tuple(each for each in special if each is not rule and each.code not in block.verbs.values())
        found: list[str] = []
        if plain:
            verbs = self._alternatives(block, file, plain, code)
            found += [f"SOURCE {verbs} TARGET", f"SOURCE {verbs} {ANYWHERE} TARGET"]
            first, _, mirror = code.partition(":")
            if mirror and first == mirror:
                found.append(f"SOURCE and TARGET {verbs}")
        found += [f"SOURCE {verb} {preposition} TARGET" for verb, preposition in governed]
        for text in found:
            self._take(rule, text, block.line)

    def _pattern(
        self,
        block: Block,
        pattern: Pattern,
        file: RuleFile,
        verbs: list[str],
        rules: dict[str, Rule],
        seen: dict[str, tuple[str, int]],
    ) -> None:
        key = " ".join(pattern.text.partition("[")[0].split()).replace("_ ", " ")
        code = "".join(pattern.code.split())
        first = seen.setdefault(key, (code, pattern.line))
        if first[1] != pattern.line:
            kind = "duplicate-pattern" if first[0] == code else "contradictory-pattern"
            self._tell(block, pattern, kind, f"line {first[1]} holds [{first[0]}]")
            return
        if not code.strip("-"):
            code = NONE
        elif not self._known(block, pattern.line, code, pattern.text):
            return
        if not verbs:
            self._tell(block, pattern, "not-sayable", "left out: its block has no verb that can be said")
            return
        try:
            needed = self._needs_single(pattern)
            chosen = verbs if needed else [self._alternatives(block, file, verbs, "", bool(pattern.left))]
            found = translated(pattern, chosen, self.words, code != NONE)
        except Missing as name:
            self._tell(block, pattern, "undefined-synonym", f"left out: {name} is not defined")
            return
        except Unsayable as why:
            self._tell(block, pattern, "not-sayable", f"left out: {why}")
            return
        rule = self._rule(block, code, rules)
        for text in found:
            self._take(rule, text, pattern.line)
        self.report.written["verb patterns taken over"] += 1

    def _tell(self, block: Block, pattern: Pattern, kind: str, fate: str) -> None:
        self.report.add(block.path, pattern.line, kind, pattern.text, fate)

    @staticmethod
    def _needs_single(pattern: Pattern) -> bool:
        first = pattern.right[0] if pattern.right else None
        return isinstance(first, Word) and first.text.strip("_").lower() in PARTICLES

    def _take(self, rule: Rule, text: str, line: int) -> None:
        if rule.code.startswith(":"):
            text = _ORDER.sub(lambda match: "TARGET" if match[0] == "SOURCE" else "SOURCE", text)
        rule.patterns.setdefault(text, line)

    def _rule(self, block: Block, code: str, rules: dict[str, Rule]) -> Rule:
        if code not in rules:
            name = re.sub(r"[^a-z0-9]+", "-", block.name.lower()).strip("-") or "verb"
            suffix = "none" if code == NONE else code.replace(":", "-").strip("-") + ("-back" if code[0] == ":" else "")
            ident = f"{name}-{suffix}"
            self._names[ident] = self._names.get(ident, 0) + 1
            number = self._names[ident]
            rules[code] = Rule(ident if number == 1 else f"{ident}-{number}", code, block)
        return rules[code]

    def _alternatives(self, block: Block, file: RuleFile, verbs: list[str], code: str, noun: bool = False) -> str:
        """The verbs as alternatives; many of them as a list of the file. `noun`: one stands before them, and only a
        list is told from the second half of a compound."""
        if len(verbs) <= _INLINE and not noun:
            return "|".join(verbs)
        name = re.sub(r"[^A-Z0-9]+", "_", block.name.upper()).strip("_")
        name = f"{name}_{code.replace(':', '_').strip('_')}" if code and len(verbs) < len(block.verbs) else name
        if not name[:1].isalpha() or name in (*GIVEN, *SLOTS, "EVENT"):
            name = f"V_{name}"
        wanted = name
        number = 1
        while wanted in self.sets or file.lists.get(wanted, verbs) != verbs:
            number += 1
            wanted = f"{name}_{number}"
        file.lists[wanted] = verbs
        return wanted

    def _known(self, block: Block, line: int, code: str, text: str) -> bool:
        """Whether the codebook has every code; if not, it is told."""
        unknown = [each for each in code.split(":") if each and each not in self.codebook.codes]
        if unknown:
            kind = "unknown-code" if all(each.isdigit() for each in unknown) else "bad-code"
            self.report.add(block.path, line, kind, text, f"left out: the codebook has no {', '.join(unknown)}")
        return not unknown


def _list_name(name: str) -> str:
    plain = re.sub(r"[^A-Z0-9]+", "_", name.upper()).strip("_")
    return f"{plain}_WORDS" if plain in (*GIVEN, *SLOTS) else plain if plain[:1].isalpha() else ""


def _mostly(items: dict[str, None], agents: frozenset[str]) -> bool:
    words = [item.strip("_").replace("_", " ").lower() for item in items]
    return 2 * sum(word in agents for word in words) > len(words)
