"""The command line: options in, text out. Commands are loaded when they are called."""

from __future__ import annotations

import os
import sys
from importlib import import_module

import click

from tacitus import __version__
from tacitus.errors import MissingRules, RuleError, TacitusError
from tacitus.writing.sinks import CannotWrite

COMMANDS = (
    *("code", "parse", "explain", "serve", "show", "convert", "dedupe", "panel"),
    *(
        "init",
        "new",
        "check",
        "test",
        "grep",
        "diff",
        "coverage",
        "profile",
        "score",
        "docs",
        "schema",
        "missing",
        "actors",
        "import",
    ),
)
_MODULES = {"import": "import_"}  # a name that Python keeps for itself
FINE, FINDINGS, USAGE, SET_ASIDE, INTERRUPTED, BROKEN_PIPE = 0, 1, 2, 3, 130, 141


class Group(click.Group):
    """Commands, each told in the list with its first sentence in full."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list, in the order of `list_commands`; a row is as long as it must be."""
        found = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, command.get_short_help_str(limit=1000)) for name, command in found if command is not None]
        with formatter.section("Commands"):
            formatter.write_dl(rows)


class Commands(Group):
    """The commands, each in a module of its own."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """In the order in which one needs them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Loaded when called; None for a name that is none."""
        if cmd_name not in COMMANDS:
            return None
        command = getattr(import_module(f"tacitus.cli.{_MODULES.get(cmd_name, cmd_name)}"), "command")  # noqa: B009
        return command if isinstance(command, click.Command) else None

    def invoke(self, ctx: click.Context) -> object:
        """The command's exit status; that of a shell for a reader that went away (`tacitus code ... | head`)."""
        try:
            return super().invoke(ctx)
        except BrokenPipeError:
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nothing is left to flush at exit
            return BROKEN_PIPE

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """As click does, with a suggestion for a mistyped name."""
        from difflib import get_close_matches

        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = get_close_matches(args[0], COMMANDS, 1)
            ctx.fail(f"no command '{args[0]}'; " + (f"did you mean '{near[0]}'?" if near else "see tacitus --help"))
        return super().resolve_command(ctx, args)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, message="tacitus %(version)s")
def main() -> None:
    """Code political events: news text in, who did what to whom out, every record explained.

    \b
    Examples:
      tacitus code article.txt --date 2021-03-11        events of one article, as a table
      tacitus code news.jsonl -o events.csv --workers 4
      tacitus explain "France accused Russia of espionage."
      tacitus COMMAND --help                            more examples
    """


def run() -> int:
    """Run the command line on this process's arguments; the exit status. Users see no traceback."""
    try:
        status = main.main(prog_name="tacitus", standalone_mode=False)
        return status if isinstance(status, int) else FINE
    except click.ClickException as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        click.echo("tacitus: stopped", err=True)
        return INTERRUPTED
    except (RuleError, MissingRules) as error:
        click.echo(str(error), err=True)
        return FINDINGS
    except TacitusError as error:
        click.echo(f"tacitus: {error}", err=True)
        return SET_ASIDE if isinstance(error, CannotWrite) else USAGE
    except Exception as error:
        if os.environ.get("TACITUS_DEBUG"):
            raise
        message = f"tacitus: internal error, please report it: {type(error).__name__}: {error}"
        click.echo(f"{message} (TACITUS_DEBUG=1 shows where)", err=True)
        return FINDINGS
