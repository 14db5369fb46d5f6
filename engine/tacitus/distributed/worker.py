"""What runs in a Python worker of Spark: record batches of documents in, record batches of events out."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from tacitus import __version__
from tacitus.coder import Coder
from tacitus.compiled import Shipment
from tacitus.errors import TacitusError
from tacitus.reading import Read, Rejected, Settings
from tacitus.reading.items import Item, Place
from tacitus.reading.records import items
from tacitus.writing import EVENTS, Layout, arrow
from tacitus.writing.flat import Row, row


class Plan(NamedTuple):
    """How documents are coded. `errors`: name of a further column that tells why a document was set aside, "" for none.
    `version`: of tacitus where the rules were compiled."""

    settings: Settings
    statements: str = "auto"
    uncoded: bool = False
    errors: str = ""
    version: str = __version__

    @property
    def layout(self) -> Layout:
        """The columns that come out."""
        return EVENTS.plus({self.errors: ("", "why the document was set aside")}) if self.errors else EVENTS


_coders: dict[tuple[str, str, bool], Coder] = {}  # of this worker process: Spark calls it again and again


def coder(sent: Shipment, plan: Plan) -> Coder:
    """The coder of this process, made when first asked for."""
    key = (sent.key, plan.statements, plan.uncoded)
    found = _coders.get(key)
    if found is None:
        if plan.version != __version__:
            raise TacitusError(f"tacitus {__version__} cannot use rules compiled by {plan.version}: install the same")
        _coders.clear()
        found = _coders[key] = Coder.unpacked(sent, plan.statements, plan.uncoded)
    return found


def coded(batches: Iterable[Any], sent: Shipment, plan: Plan) -> Iterator[Any]:
    """The events of each batch as a batch, in the order of the documents."""
    shape = arrow.schema(plan.layout)
    for batch in batches:
        rows = [row for record in batch.to_pylist() for row in _rows(record, sent, plan)]
        yield arrow.batch(rows, shape)


def _rows(record: dict[str, Any], sent: Shipment, plan: Plan) -> Iterator[Row]:
    """A document's events; or one row that tells why there are none, if that is asked for."""
    added: Row = (None,) if plan.errors else ()
    for item in _documents(record, plan.settings):
        if isinstance(item, Read):
            try:
                events = coder(sent, plan).code_document(item.document)
            except TacitusError:
                raise
            except Exception as error:  # a fault of ours in one document must not lose the job
                if os.environ.get("TACITUS_DEBUG"):
                    raise
                reason = f"internal error, please report it: {type(error).__name__}: {error}"
                yield from _fault(item.document.id, reason, plan)
                continue
            for event in events:
                yield (*row(event), *added)
        elif isinstance(item, Rejected):
            yield from _fault(item.id, item.reason, plan)


def _documents(record: dict[str, Any], settings: Settings) -> list[Item]:
    fields = settings.fields
    place = Place("data frame", "", 1, 1)
    if record.get(fields.id) in (None, ""):
        return [place.rejected(f"no id: column `{fields.id}` is empty")]
    plain = {name: value if isinstance(value, str | int) else None for name, value in record.items()}
    if (date := record.get(fields.date)) is not None:
        plain[fields.date] = str(date)  # a date or a time stamp as well as text
    return items(plain, place, settings)


def _fault(id: str | None, reason: str, plan: Plan) -> Iterator[Row]:
    if not plan.errors:
        return
    cells: dict[str, Any] = {"doc_id": id, plan.errors: reason}
    layout = plan.layout
    yield tuple(cells.get(name, () if layout.types.get(name) == "list" else None) for name in layout.columns)
