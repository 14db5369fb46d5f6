"""tacitus: news text in, coded political events out.

from tacitus import Coder

coder = Coder()
events = coder.code("Jake Sullivan met Wang Yi in Vienna on Thursday.", date="2021-03-11")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tacitus.coder import Coder as Coder
    from tacitus.coding.event import Event as Event
    from tacitus.text.document import Document as Document
    from tacitus.writing.tables import to_arrow as to_arrow
    from tacitus.writing.tables import to_pandas as to_pandas
    from tacitus.writing.tables import to_polars as to_polars

__version__ = "0.1.0"
__all__ = ["Coder", "Document", "Event", "__version__", "to_arrow", "to_pandas", "to_polars"]

_HOMES = {
    "Coder": "tacitus.coder",
    "Document": "tacitus.text.document",
    "Event": "tacitus.coding.event",
    "to_arrow": "tacitus.writing.tables",
    "to_pandas": "tacitus.writing.tables",
    "to_polars": "tacitus.writing.tables",
}


def __getattr__(name: str) -> object:
    """The public names, imported when first asked for: `tacitus --version` shall not load a coder."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tacitus' has no attribute {name!r}")
    from importlib import import_module

    value: object = getattr(import_module(_HOMES[name]), name)
    globals()[name] = value
    return value
