"""Lists of events as tables of other packages: Arrow, pandas, polars. The columns are those of the flat form."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from tacitus.coding.event import Event
from tacitus.errors import TacitusError
from tacitus.writing import arrow
from tacitus.writing.flat import row

if TYPE_CHECKING:
    import pandas
    import polars
    import pyarrow


def to_arrow(events: Iterable[Event]) -> pyarrow.Table:
    """The events as a pyarrow Table, a row each; lists are lists. Needs the extra `parquet`."""
    found: pyarrow.Table = arrow.arrow().Table.from_batches(
        [arrow.batch([row(event) for event in events], arrow.schema())]
    )
    return found


def to_pandas(events: Iterable[Event]) -> pandas.DataFrame:
    """The events as a pandas DataFrame. Codes stay text, integers that may be missing are Int32, missing is NA."""
    try:
        import pandas
    except ImportError:
        raise TacitusError("this needs one more package: pip install pandas") from None
    kinds = {
        arrow.arrow().int32(): pandas.Int32Dtype(),
        arrow.arrow().bool_(): pandas.BooleanDtype(),
        arrow.arrow().string(): pandas.StringDtype(),
    }
    found: pandas.DataFrame = to_arrow(events).to_pandas(types_mapper=kinds.get)
    return found


def to_polars(events: Iterable[Event]) -> polars.DataFrame:
    """The events as a polars DataFrame."""
    try:
        import polars
    except ImportError:
        raise TacitusError("this needs one more package: pip install polars") from None
    return polars.DataFrame(to_arrow(events))
