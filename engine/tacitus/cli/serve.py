"""tacitus serve"""

from __future__ import annotations

from importlib import import_module

import click

from tacitus.cli import FINE, options

EXAMPLES = """
tacitus serve                               a page at http://127.0.0.1:8008 to try sentences and edit rules
tacitus serve --rules my-project/ --write   and it may save the project's files
curl -H 'Content-Type: application/json' -d '{"text": "Norway met Sweden."}' http://127.0.0.1:8008/code
"""


@click.command("serve", cls=options.Command, examples=EXAMPLES)
@click.option(
    "--host", default="127.0.0.1", show_default=True, help="Where to listen; the default is this machine only."
)
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8008, show_default=True, help="Port; 0 takes a free one."
)
@click.option("--write", is_flag=True, help="Let the page save the project's own files.")
@options.rules
def command(host: str, port: int, write: bool, rules_path: str | None) -> int:
    """Open a page to paste text and edit rules, and the same as a REST API (/openapi.json).

    It works without a network, and tells nobody anything. Needs the extra: pip install 'tacitus[serve]'.
    """
    rules = options.rules_or_nearest(rules_path)
    if write and rules is None:
        raise click.UsageError("--write is for a project of your own; `tacitus init` makes one")
    if write and host not in ("127.0.0.1", "localhost", "::1"):
        click.echo(f"everyone who reaches {host} can change the files of {rules}", err=True)
    address = f"http://{f'[{host}]' if ':' in host else host}"
    serve = import_module("tacitus.web").serve  # cli and web do not know each other
    serve(rules, host, port, write, lambda taken: click.echo(f"{address}:{taken}   Ctrl-C stops", err=True))
    return FINE
