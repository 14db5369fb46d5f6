"""How much a request may send, how long an answer may take, how many at once, and from which names; errors as JSON."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import Any

import anyio
import anyio.to_thread
import msgspec
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

MAX_BODY = 1_000_000  # bytes
MAX_TEXT = 100_000  # code points of a text to be coded
SECONDS = 20.0
AT_ONCE, WAITING = 2, 16

_SAFE = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
        "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
    "cross-origin-resource-policy": "same-origin",
}
_LOCAL = ("localhost", "127.0.0.1", "[::1]", "testserver")


class Refused(Exception):
    """A request that is not answered as asked: HTTP status, name of the error, message."""

    def __init__(self, status: int, name: str, message: str) -> None:
        super().__init__(message)
        self.status, self.name, self.message = status, name, message


def answer(value: Any, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(msgspec.json.encode(value), status, media_type="application/json")


def error(refused: Refused) -> Response:
    """An error as JSON: {"error": {"name": ..., "message": ...}}."""
    return answer({"error": {"name": refused.name, "message": refused.message}}, refused.status)


class Bounded:
    """Middleware: only known names of this host, no other site's pages, bodies of a bounded size, safe headers."""

    def __init__(self, app: ASGIApp, hosts: tuple[str, ...] = (), max_body: int = MAX_BODY) -> None:
        self.app = app
        self.max_body = max_body
        self.hosts = {*_LOCAL, *hosts}
        self.any_host = bool({"0.0.0.0", "::"} & self.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on, or refuse it."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        headers = {name.decode("latin-1").lower(): value.decode("latin-1") for name, value in scope["headers"]}

        async def safely(message: Message) -> None:
            if message["type"] == "http.response.start":
                extra = [(name.encode(), value.encode()) for name, value in _SAFE.items()]
                message = {**message, "headers": [*message["headers"], *extra]}
            await send(message)

        try:
            self._check(headers)
            body = await self._body(receive)
        except Refused as refused:
            await error(refused)(scope, receive, safely)
            return
        await self.app(scope, _once(body), safely)

    def _check(self, headers: dict[str, str]) -> None:
        host = headers.get("host", "")
        name = host.rpartition(":")[0] if host.rpartition(":")[2].isdigit() else host
        if not self.any_host and name not in self.hosts:  # a name of elsewhere that was made to point here
            raise Refused(421, "unknown-host", "this server is not called so")
        origin = headers.get("origin")
        if origin is not None and origin.partition("://")[2] != host:
            raise Refused(403, "other-site", "pages of other sites may not ask here")
        length = headers.get("content-length", "0")
        if length.isdigit() and int(length) > self.max_body:
            raise Refused(413, "too-large", f"more than {self.max_body:,} bytes")

    async def _body(self, receive: Receive) -> bytes:
        body = b""
        while True:
            message = await receive()
            if message["type"] != "http.request":
                return body
            body += bytes(message.get("body", b""))
            if len(body) > self.max_body:
                raise Refused(413, "too-large", f"more than {self.max_body:,} bytes")
            if not message.get("more_body"):
                return body


def _once(body: bytes) -> Callable[[], Awaitable[Message]]:
    sent = False

    async def receive() -> Message:
        nonlocal sent
        if sent:
            await anyio.sleep_forever()
        sent = True
        return {"type": "http.request", "body": body, "more_body": False}

    return receive


class Workers:
    """Runs what takes time in threads: a few at once, some waiting, none for long."""

    def __init__(self, at_once: int = AT_ONCE, waiting: int = WAITING, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._limit = at_once + waiting
        self._at_once = at_once
        self._inside = 0
        self._threads: anyio.CapacityLimiter | None = None

    async def run(self, work: Callable[[], Any]) -> Any:
        """The result of `work`. Raises Refused when too many wait, or when it takes too long."""
        if self._inside >= self._limit:
            raise Refused(503, "busy", "too many requests at once; try again in a moment")
        if self._threads is None:
            self._threads = anyio.CapacityLimiter(self._at_once)
        self._inside += 1
        try:
            with anyio.fail_after(self.seconds):
                return await anyio.to_thread.run_sync(work, abandon_on_cancel=True, limiter=self._threads)
        except TimeoutError:
            raise Refused(504, "too-slow", f"it takes longer than {self.seconds:g} seconds; send less") from None
        finally:
            self._inside -= 1
