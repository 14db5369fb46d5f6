"""tacitus schema"""

from __future__ import annotations

import click

from tacitus.cli import FINE, options

KINDS = ("rules", "lists", "actors", "project", "codebook", "events")
EXAMPLES = """
tacitus schema rules > rules.schema.json      then, on top of a rule file: # yaml-language-server: $schema=rules.schema.json
tacitus schema events                         the form of the records that `tacitus code` writes
"""


@click.command("schema", cls=options.Command, examples=EXAMPLES)
@click.argument("kind", type=click.Choice(KINDS))
def command(kind: str) -> int:
    """Print the JSON Schema of a kind of file: for editors, which then complete and check while one writes."""
    import msgspec

    if kind == "events":
        from tacitus.coding.event import Event

        schema = msgspec.json.schema(Event)
    else:
        from tacitus.workbench.schema import json_schema

        schema = json_schema(kind)
    click.echo(msgspec.json.format(msgspec.json.encode(schema), indent=2).decode())
    return FINE
