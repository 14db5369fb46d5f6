"""The page and the REST routes (extra `serve`).

    desk       the rules that are served, with edits that are not saved      app       routes
    limits     how much, how long, how many, from where                     openapi   what the routes take and give
    page/      one page: HTML, style and script, no build step

serve(rules, host, port, write, ready)     # until Ctrl-C
"""

from __future__ import annotations

import errno
import os
import socket
from collections.abc import Callable

from tacitus.errors import TacitusError


class MissingExtra(TacitusError):
    """The packages that serving needs are not installed."""


class CannotListen(TacitusError):
    """The port is taken, or the host is none of this machine."""


def serve(rules: str | None, host: str, port: int, write: bool, ready: Callable[[int], None]) -> None:
    """Serve the rules of a folder or project (None: the packaged ones) until Ctrl-C. `port`: 0 takes a free one; `write`:
    the page may save files; `ready` is called with the port when it can be asked.
    Raises MissingExtra, CannotListen, MissingRules, RuleError."""
    try:
        import uvicorn
        from starlette.applications import Starlette  # noqa: F401
    except ImportError:
        raise MissingExtra("the page needs two more packages: pip install 'tacitus[serve]'") from None
    from tacitus.web.app import application
    from tacitus.web.desk import Desk

    with _listening(host, port) as listening:
        taken = int(listening.getsockname()[1])
        app = application(Desk(rules, write), hosts=(host,), ready=lambda: ready(taken))
        config = uvicorn.Config(app, log_level="warning", server_header=False, timeout_graceful_shutdown=2)
        uvicorn.Server(config).run(sockets=[listening])


def _listening(host: str, port: int) -> socket.socket:
    """A socket that nobody else has."""
    try:
        family, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        return socket.create_server(address[:2], family=family)
    except OSError as error:
        number = error.errno or 0  # below 0: of a name that cannot be resolved
        why = os.strerror(number).lower() if number > 0 else str(error.strerror)
        hint = "; --port 0 takes a free one" if number == errno.EADDRINUSE else ""
        raise CannotListen(f"cannot listen on port {port} of {host}: {why}{hint}") from None
