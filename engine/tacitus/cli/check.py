"""tacitus check"""

from __future__ import annotations

from pathlib import Path

import click

from tacitus.cli import FINDINGS, FINE, options

EXAMPLES = """
tacitus check                          the rules here (nearest tacitus.yaml), else the packaged ones
tacitus check my-project/
tacitus check rules/events/boycott.yaml   one file, read with all that it belongs to
tacitus check --strict                 warnings fail, too: for CI
tacitus check --format sarif > faults.sarif
tacitus check --codebook               which codes have rules and examples, and which have none
tacitus check --why not-a-noun         what an error means, with files that draw it
"""


@click.command("check", cls=options.Command, examples=EXAMPLES)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "format", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True,
              help="For people, or for machines.")  # fmt: skip
@click.option("--notes", is_flag=True, help="Also tell what is only worth a look.")
@click.option("--strict", is_flag=True, help="Warnings count as errors: exit status 1.")
@click.option("--codebook", is_flag=True, help="Instead: which codes have rules and examples.")
@click.option("--why", metavar="ERROR", help="Instead: what the error of this name means and what to do.")
@options.rules
def command(
    path: Path | None,
    format: str,
    notes: bool,
    strict: bool,
    codebook: bool,
    why: str | None,
    rules_path: str | None,
) -> int:
    """Find every fault in rules, lists, actors and codebook, in one run.

    Of a project, what stands in its own files. A warning that is as you want it is allowed in place, in a comment:
    # tacitus: allow shadowed-pattern because ...

    Exit status: 0 no errors (there may be warnings, unless --strict), 1 errors.
    """
    from tacitus.cli.faults import rendered
    from tacitus.counted import counted
    from tacitus.resources import RULES
    from tacitus.workbench.check import check

    if why is not None:
        return _why(why)
    chosen = path or options.rules_or_nearest(rules_path)
    if codebook:
        return _codebook(Path(chosen) if chosen else None, format)
    faults = check(Path(chosen) if chosen else RULES)
    told = [fault for fault in faults if notes or fault.severity != "note"]
    click.echo(rendered(told, format), nl=False)
    count = {severity: sum(fault.severity == severity for fault in faults) for severity in ("error", "warning", "note")}
    shown = ("error", "warning", "note") if count["note"] else ("error", "warning")
    more = " (--notes shows them)" if count["note"] and not notes else ""
    click.echo(", ".join(counted(count[each], each) for each in shown) + more, err=True)
    return FINDINGS if count["error"] or (strict and count["warning"]) else FINE


def _codebook(path: Path | None, format: str) -> int:
    from tacitus.cli.corpus import as_json
    from tacitus.workbench.codebook import codes, lines, record
    from tacitus.workbench.live import Live

    found = codes(Live(path))
    click.echo(as_json(record(found)) if format == "json" else "\n".join(lines(found)))
    return FINE


def _why(name: str) -> int:
    """Prints the page on an error. Raises click.UsageError for a name that no error has."""
    from tacitus.resources import ERRORS
    from tacitus.rulebook.values import nearest

    pages = {page.stem: page for page in ERRORS.glob("*.md") if page.stem != "README"}
    if name not in pages:
        hint = nearest(name, pages) or "names stand in messages behind `error` or `warning`"
        raise click.UsageError(f"no error is called `{name}`: {hint}")
    text, _, _ = pages[name].read_text(encoding="utf-8").rpartition("\n[All errors]")  # links lead nowhere here
    click.echo(text.rstrip())
    return FINE
