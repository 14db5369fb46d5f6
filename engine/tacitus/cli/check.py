"""tacitus check"""

from __future__ import annotations

from pathlib import Path

import click

from tacitus.cli import FINDINGS, FINE, options

EXAMPLES = """
tacitus check                          the rules here (nearest tacitus.yaml), else the packaged ones
tacitus check my-project/
tacitus check --format sarif > faults.sarif
"""


@click.command("check", cls=options.Command, examples=EXAMPLES)
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.option("--format", "format", type=click.Choice(["text", "json", "github", "sarif"]), default="text", show_default=True,
              help="For people, or for machines.")  # fmt: skip
@options.rules
def command(path: Path | None, format: str, rules_path: str | None) -> int:
    """Find every fault in rules, lists, actors and codebook, in one run.

    Exit status: 0 no errors (there may be warnings), 1 errors.
    """
    from tacitus.cli.faults import rendered
    from tacitus.resources import RULES
    from tacitus.workbench.check import check

    chosen = path or options.rules_or_nearest(rules_path)
    faults = sorted(check(Path(chosen) if chosen else RULES))
    click.echo(rendered(faults, format), nl=False)
    errors = sum(fault.severity == "error" for fault in faults)
    click.echo(f"{errors} errors, {len(faults) - errors} warnings", err=True)
    return FINDINGS if errors else FINE
