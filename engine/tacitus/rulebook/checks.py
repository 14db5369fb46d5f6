"""What only shows between rules: ids, order, lists that nobody uses."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from tacitus.rulebook.compile import Compiled, pattern_fault
from tacitus.rulebook.parts import PatternFault
from tacitus.rulebook.schema import GIVEN, SLOTS
from tacitus.rulebook.values import nearest
from tacitus.rulebook.words import WordList
from tacitus.yamlfile import Source, Text


def distinct(compiled: Iterable[Compiled]) -> list[Compiled]:
    """The rules without those whose id stands before already; these are reported."""
    kept: dict[str, Compiled] = {}
    for each in compiled:
        first = kept.get(each.rule.id)
        if first is None:
            kept[each.rule.id] = each
        elif each.written.id is not None:
            where = f"{first.source.path}:{first.rule.line}"
            hint = f"the first one is {where}; rename one of them"
            each.source.at(each.written.id, "duplicate-id", f"a second rule `{each.rule.id}`", hint)
    return list(kept.values())


def order(compiled: list[Compiled], ids: Collection[str], overlaid: Collection[Text], project: Source) -> None:
    """`after:` and `replaced-by:` name rules, and `after:` never goes in a circle. Examples may name rules too.
    `ids`: of all rules that are written, also of those that a project switches off or that have errors of their own.
    `overlaid`: names that stand under `after:` in the overlay of a `project`."""
    known = {each.rule.id: each for each in compiled}
    for each in compiled:
        stem = each.rule.id.partition("/")[0]
        names = [*each.written.after, *((each.written.replaced_by,) if each.written.replaced_by else ())]
        for name in names:
            full = name.value if "/" in name.value else f"{stem}/{name.value}"
            if full not in ids:
                source = project if name in overlaid else each.source
                source.at(name, "unknown-rule", f"there is no rule `{full}`", nearest(full, sorted(ids)))
        for example in each.examples:
            wanted = example.expected.rule if example.expected else ""
            if wanted and wanted not in ids:
                line = Text(each.source.lines[example.line - 1], example.line, 1)
                fault = PatternFault(
                    line.value.rfind(wanted), len(wanted), "unknown-rule", f"there is no rule `{wanted}`"
                )
                fault.hint = nearest(wanted, sorted(ids))
                pattern_fault(each.source, line, fault)
    _circles(known, overlaid, project)


def _circles(known: dict[str, Compiled], overlaid: Collection[Text], project: Source) -> None:
    done: set[str] = set()

    def follow(id: str, path: tuple[str, ...]) -> None:
        each = known[id]
        for name, other in zip(each.written.after, each.rule.after, strict=True):
            if other in path:
                circle = " after ".join([*path[path.index(other) :], other])
                source = project if name in overlaid else each.source
                source.at(name, "circle", "`after:` goes in a circle", circle)
            elif other in known and other not in done:
                follow(other, (*path, other))
        done.add(id)

    for id in known:
        if id not in done:
            follow(id, (id,))


def list_names(lists: Iterable[WordList]) -> dict[str, WordList]:
    """Lists by name; a name that cannot be, or stands twice, is reported."""
    kept: dict[str, WordList] = {}
    for each in lists:
        name = each.name.value
        first = kept.get(name)
        if name in (*SLOTS, *GIVEN):
            each.source.at(each.name, "given-list", f"`{name}` is given by the engine", "choose another name")
        elif first is not None:
            where = f"{first.source.path}:{first.name.line}"
            each.source.at(each.name, "duplicate-list", f"a second list `{name}`", f"the first one is {where}")
        else:
            kept[name] = each
        if not each.items:
            each.source.at(each.name, "empty-list", f"the list `{name}` is empty", severity="warning")
    return kept


def own_names(own: dict[str, WordList], shared: dict[str, WordList]) -> None:
    """A list of a rule file may not have the name of a shared one: readers would take one for the other."""
    for name, each in own.items():
        first = shared.get(name)
        if first is not None:
            where = f"{first.source.path}:{first.name.line}"
            hint = f"the shared one is {where}; rename or delete this one"
            each.source.at(each.name, "duplicate-list", f"`{name}` is a shared list already", hint)


def list_items(each: WordList, known: Iterable[str]) -> None:
    """Items: an upper-case one names a list unless it is quoted; none stands twice."""
    names, seen = set(known), set[str]()
    for item in each.items:
        name = item.value
        if name in seen:
            each.source.at(item, "duplicate-item", f"`{name}` stands in the list twice", severity="warning")
        seen.add(name)
        if not item.quoted and len(name) > 1 and name.isupper() and name not in names:
            hint = nearest(name, names) or "a word of the text in capitals is quoted"
            each.source.at(item, "unknown-name", f"`{name}` is not a list", hint)


def unused(lists: Iterable[WordList], faulty: Collection[str]) -> None:
    """Lists that no pattern names. Where files are `faulty`, a pattern that cannot be read may be the one that does."""
    for each in lists:
        if not (each.used or (each.source.path in faulty if each.owner else faulty)):
            each.source.at(
                each.name, "unused-list", f"no pattern uses the list `{each.name.value}`", severity="warning"
            )
