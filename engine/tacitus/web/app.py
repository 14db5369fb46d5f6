"""The routes: one page, and the same as a REST API."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from functools import cache
from pathlib import Path
from typing import TypeVar

import msgspec
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from tacitus import __version__
from tacitus.drawing import svg
from tacitus.errors import TacitusError
from tacitus.text.document import Document
from tacitus.web.desk import Desk, NoSuchFile, NotSaved
from tacitus.web.limits import MAX_BODY, MAX_TEXT, Bounded, Refused, Workers, answer, error
from tacitus.web.openapi import description

PAGE = Path(__file__).resolve().parent / "page"
_KINDS = {"page.js": "text/javascript", "page.css": "text/css", "editor.js": "text/javascript"}
_NARROWEST, _WIDEST = 280, 1600

Handler = Callable[[Request], Awaitable[Response]]
Given = TypeVar("Given", bound="Text | Edited")


class Text(msgspec.Struct, forbid_unknown_fields=True):
    """A text to be coded. `date`: of publication; `rule`: one to ask why not; `edits`: files by name, not saved."""

    text: str
    date: str | None = None
    title: str | None = None
    id: str = "text"
    rule: str | None = None
    edits: dict[str, str] = {}
    width: int = 720

    def document(self) -> Document:
        """As a document. Raises Refused when it is too long, or its date is none."""
        from datetime import date

        if len(self.text) + len(self.title or "") > MAX_TEXT:
            raise Refused(
                413, "too-large", f"a text has at most {MAX_TEXT:,} characters here; `tacitus code` takes more"
            )
        if self.date:
            try:
                date.fromisoformat(self.date)
            except ValueError:
                raise Refused(422, "wrong-date", f"`{self.date[:40]}` is no date; write YYYY-MM-DD") from None
        return Document(id=self.id, text=self.text, date=self.date or None, title=self.title)

    def across(self) -> int:
        """How wide pictures are to be, in pixels."""
        return max(_NARROWEST, min(self.width, _WIDEST))


class Edited(msgspec.Struct, forbid_unknown_fields=True):
    """A file with its text. `was`: the hash of what was read, to save it."""

    file: str
    text: str
    was: str = ""


def application(
    desk: Desk, hosts: tuple[str, ...] = (), workers: Workers | None = None, ready: Callable[[], None] | None = None
) -> Starlette:
    """The page and the routes. `hosts`: further names by which this server may be called; `ready`: called at the start."""
    routes = Routes(desk, workers or Workers())
    listed = [
        Route("/", routes.page),
        Route("/static/{name}", routes.static),
        Route("/openapi.json", routes.openapi),
        Route("/code", routes.code, methods=["POST"]),
        Route("/parse", routes.parse, methods=["POST"]),
        Route("/explain", routes.explain, methods=["POST"]),
        Route("/rules", routes.rules),
        Route("/files", routes.files),
        Route("/file", routes.file),
        Route("/file", routes.save, methods=["PUT"]),
        Route("/try", routes.try_file, methods=["POST"]),
    ]
    bounded = Middleware(Bounded, hosts=hosts, max_body=MAX_BODY)
    handlers = {Refused: _refused, TacitusError: _told, HTTPException: _plain, Exception: _unforeseen}

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        if ready is not None:
            ready()
        yield

    return Starlette(routes=listed, middleware=[bounded], exception_handlers=handlers, lifespan=lifespan)


class Routes:
    """What each route does."""

    def __init__(self, desk: Desk, workers: Workers) -> None:
        self.desk = desk
        self.workers = workers

    async def page(self, request: Request) -> Response:
        """The page."""
        return Response(_static("index.html"), media_type="text/html; charset=utf-8")

    async def static(self, request: Request) -> Response:
        """What the page needs; there is nothing else to be had."""
        name = request.path_params["name"]
        if name not in _KINDS:
            raise Refused(404, "not-found", "there is nothing of this name")
        body = _static(name)
        return Response(body + svg.style(":root").encode() if name == "page.css" else body, media_type=_KINDS[name])

    async def openapi(self, request: Request) -> Response:
        """The description of these routes."""
        return answer(description())

    async def code(self, request: Request) -> Response:
        """The events of a text."""
        document = (await _given(request, Text)).document()
        return answer({"events": await self.workers.run(lambda: self.desk.code(document))})

    async def parse(self, request: Request) -> Response:
        """The clauses of a text."""
        given = await _given(request, Text)
        document = given.document()
        return answer({"sentences": await self.workers.run(lambda: self.desk.parse(document, given.across()))})

    async def explain(self, request: Request) -> Response:
        """How a text is coded."""
        given = await _given(request, Text)
        document = given.document()
        width = given.across()
        return answer(await self.workers.run(lambda: self.desk.explain(document, given.rule, given.edits, width)))

    async def rules(self, request: Request) -> Response:
        """Every rule."""
        return answer({"rules": await self.workers.run(self.desk.rules)})

    async def files(self, request: Request) -> Response:
        """The files of the rules."""
        desk = self.desk
        found = [
            {"name": file.name, "own": file.own, "kind": file.kind, "writable": desk.may_write(file)}
            for file in await self.workers.run(desk.files)
        ]
        return answer({"title": desk.title, "version": __version__, "write": desk.write, "files": found})

    async def file(self, request: Request) -> Response:
        """What stands in a file."""
        name = request.query_params.get("name", "")
        text, was = await self.workers.run(lambda: self.desk.text(name))
        return answer({"file": name, "text": text, "was": was})

    async def save(self, request: Request) -> Response:
        """Save a file."""
        given = await _given(request, Edited)
        was = await self.workers.run(lambda: self.desk.save(given.file, given.text, given.was))
        return answer({"file": given.file, "was": was})

    async def try_file(self, request: Request) -> Response:
        """What is wrong in a file with this text, and how its examples fare."""
        given = await _given(request, Edited)
        return answer(await self.workers.run(lambda: self.desk.try_file(given.file, given.text)))


@cache
def _static(name: str) -> bytes:
    return (PAGE / name).read_bytes()


async def _given(request: Request, kind: type[Given]) -> Given:
    if request.headers.get("content-type", "").partition(";")[0] != "application/json":
        raise Refused(415, "not-json", "send JSON, with the header `Content-Type: application/json`")
    try:
        return msgspec.json.decode(await request.body(), type=kind)
    except msgspec.ValidationError as wrong:
        raise Refused(422, "wrong-value", str(wrong)) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise Refused(400, "not-json", "the body is not JSON") from None


# -- errors ------------------------------------------------------------------------------------------------------------


async def _refused(request: Request, refused: Exception) -> Response:
    assert isinstance(refused, Refused)
    return error(refused)


async def _told(request: Request, told: Exception) -> Response:
    status = 404 if isinstance(told, NoSuchFile) else 409 if isinstance(told, NotSaved) else 422
    name = {404: "no-such-file", 409: "not-saved"}.get(status, "wrong-value")
    return error(Refused(status, name, str(told)))


async def _plain(request: Request, told: Exception) -> Response:
    assert isinstance(told, HTTPException)
    name = {404: "not-found", 405: "wrong-method"}.get(told.status_code, "refused")
    said = {404: "there is nothing here", 405: "not with this method"}.get(told.status_code, str(told.detail))
    return error(Refused(told.status_code, name, said))


async def _unforeseen(request: Request, told: Exception) -> Response:
    return error(Refused(500, "internal", f"an internal error, please report it: {type(told).__name__}"))
