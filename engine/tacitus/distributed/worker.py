"""What runs in a Python worker of Spark: record batches of documents in, record batches of events out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from tacitus import __version__
from tacitus.batch.limits import Limit
from tacitus.batch.trying import outcomes
from tacitus.coder import Coder
from tacitus.coding.sight import Coded
from tacitus.compiled import Shipment
from tacitus.errors import TacitusError
from tacitus.reading import Item, Read, Rejected, Settings
from tacitus.reading.items import Place
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
        items = [item for record in batch.to_pylist() for item in _documents(record, plan.settings)]
        yield arrow.batch(list(_rows(items, coder(sent, plan), plan)), shape)


def _rows(items: Sequence[Item], coder: Coder, plan: Plan) -> Iterator[Row]:
    """The events of each document; or one row that tells why there are none, if that is asked for."""
    added: Row = (None,) if plan.errors else ()
    found = {id(item): outcome for item, outcome in outcomes(items, coder.code_beside, Limit(None))}
    for item in items:
        outcome = found[id(item)] if isinstance(item, Read) else item
        if isinstance(outcome, Coded):
            for event in outcome.events:
                yield (*row(event), *added)
        elif isinstance(outcome, Rejected):
            yield from _fault(outcome.id, outcome.reason, plan)


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
