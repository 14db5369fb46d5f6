"""The page and the REST routes (extra `serve`).

    desk       the rules that are served, with edits that are not saved      app       routes
    limits     how much, how long, how many, from where                     openapi   what the routes take and give
    page/      one page: HTML, style and script, no build step

serve(rules, host, port, write, ready)     # until Ctrl-C
"""

from __future__ import annotations

from collections.abc import Callable

from tacitus.errors import TacitusError


class MissingExtra(TacitusError):
    """The packages that serving needs are not installed."""


def serve(rules: str | None, host: str, port: int, write: bool, ready: Callable[[], None]) -> None:
    """Serve the rules of a folder or project (None: the packaged ones) until Ctrl-C. `write`: the page may save files;
    `ready` is called when it can be asked. Raises MissingExtra, MissingRules, RuleError."""
    try:
        import uvicorn
        from starlette.applications import Starlette  # noqa: F401
    except ImportError:
        raise MissingExtra("the page needs two more packages: pip install 'tacitus[serve]'") from None
    from tacitus.web.app import application
    from tacitus.web.desk import Desk

    app = application(Desk(rules, write), hosts=(host,), ready=ready)
    uvicorn.run(app, host=host, port=port, log_level="warning", server_header=False, timeout_graceful_shutdown=2)
