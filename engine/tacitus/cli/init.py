"""tacitus init"""

from __future__ import annotations

from pathlib import Path
from shlex import quote

import click

from tacitus.cli import FINE, options

EXAMPLES = """
tacitus init my-project                a folder with a first rule, a word list, an actor, settings for editors and CI
tacitus init my-project --bare         rules from nothing: without the packaged ones
tacitus init my-project --update       renew the schemas after a new version of tacitus
"""


@click.command("init", cls=options.Command, examples=EXAMPLES)
@click.argument("folder", default=".", type=click.Path(file_okay=False, path_type=Path))
@click.option("--bare", is_flag=True, help="Do not build on the packaged rules.")
@click.option("--update", "renew", is_flag=True, help="Only write the schemas and editor settings anew.")
def command(folder: Path, bare: bool, renew: bool) -> int:
    """Make a project of your own rules, on top of the packaged ones.

    Nothing that is there is overwritten.
    """
    from tacitus.workbench.init import init, update

    for path in update(folder) if renew else init(folder, bare):
        click.echo(path, err=True)
    if not renew:
        here = "" if folder == Path(".") else f"cd {quote(str(folder))}\n"
        click.echo(f"\n{here}tacitus check\ntacitus test", err=True)
    return FINE
