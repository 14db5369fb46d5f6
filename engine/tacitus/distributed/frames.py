"""Data frames of Spark: documents to events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tacitus.compiled import Shipment, shipment
from tacitus.distributed.worker import Plan
from tacitus.errors import TacitusError
from tacitus.reading import MAX_CHARS, Fields, Settings
from tacitus.writing import EVENTS, Layout

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_SPARK = {"int": "int", "float": "double", "bool": "boolean", "list": "array<string>"}


def schema(layout: Layout = EVENTS) -> str:
    """The columns of events as Spark writes a schema."""
    return ", ".join(f"`{name}` {_SPARK.get(layout.types.get(name, ''), 'string')}" for name in layout.columns)


def code(
    df: DataFrame,
    id: str = "id",
    text: str = "text",
    date: str | None = "date",
    *,
    title: str | None = None,
    publisher: str | None = None,
    url: str | None = None,
    rules: str | Path | None = None,
    statements: str = "auto",
    uncoded: bool = False,
    max_chars: int = MAX_CHARS,
    errors: str | None = None,
) -> DataFrame:
    """The events of the documents that the frame's rows are, a row each (the flat columns of `tacitus code`).

    `id`, `text`, `date`, ...: the columns that hold them; those not named are not read, a `date` that is not there either.
    `rules`, `statements`, `uncoded`: as Coder has them. `errors`: name of a further column; documents that cannot be coded
    then give a row with their doc_id and the reason in it, else nothing. Batch or streaming, as the frame is. Events have the
    same ids as from one process, so a partition that Spark codes twice gives the same rows. Raises TacitusError.
    """
    fields = Fields(id, text, date or "", title or "", publisher or "", url or "")
    for name in (id, text, *filter(None, (title, publisher, url))):
        if name not in df.columns:
            raise TacitusError(f"no column `{name}`; the data frame has {', '.join(df.columns)}")
    return by_plan(df, Plan(Settings(fields, max_chars=max_chars), statements, uncoded, errors or ""), rules)


def by_plan(df: DataFrame, plan: Plan, rules: str | Path | None = None) -> DataFrame:
    """The same, told in one value; columns that are not there are not read."""
    wanted = df.select(*[name for name in dict.fromkeys(plan.settings.fields) if name and name in df.columns])
    return wanted.mapInArrow(_function(df, shipment(None if rules is None else Path(rules)), plan), schema(plan.layout))


def _function(df: DataFrame, sent: Shipment, plan: Plan) -> Any:
    """The function that workers run. What was compiled travels once to each executor, as a broadcast variable; with Spark
    Connect, which has none, inside of the function."""
    there: Any
    try:
        there = df.sparkSession.sparkContext.broadcast(tuple(sent))
    except Exception as error:  # Spark Connect says it in a way of its own in each version
        if "CONNECT" not in str(error).upper():
            raise
        there = _Inside(tuple(sent))

    def coded(batches: Iterable[Any]) -> Iterator[Any]:
        from tacitus.compiled import Shipment
        from tacitus.distributed import worker

        return worker.coded(batches, Shipment(*there.value), plan)

    return coded


class _Inside(NamedTuple):
    """A value that travels with the function, as a broadcast variable looks."""

    value: Any
