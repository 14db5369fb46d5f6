"""tacitus docs"""

from __future__ import annotations

from pathlib import Path

import click

from tacitus.cli import FINE, options

EXAMPLES = """
tacitus docs -o codebook.html
tacitus docs --rules my-project/ --title "Sport and politics" > codebook.html
"""


@click.command("docs", cls=options.Command, examples=EXAMPLES)
@click.option("-o", "--output", type=click.Path(path_type=Path), help="Output file.  [default: standard output]")
@click.option("--title", default="Codebook", show_default=True, help="Its heading.")
@options.rules
def command(output: Path | None, title: str, rules_path: str | None) -> int:
    """Write the codebook as a page: every event type, code, rule, pattern and example."""
    from tacitus.workbench.docs import page
    from tacitus.workbench.live import Live
    from tacitus.writing.sinks import CannotWrite

    html = page(Live(options.rules_or_nearest(rules_path)), title)
    if output is None or str(output) == "-":
        click.echo(html, nl=False)
        return FINE
    try:
        output.write_text(html, encoding="utf-8")
    except OSError as error:
        raise CannotWrite(output, error) from None
    click.echo(f"wrote {output}", err=True)
    return FINE
