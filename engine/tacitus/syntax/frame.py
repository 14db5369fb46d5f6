"""An open clause, as marking keeps it."""

from __future__ import annotations

from msgspec import Struct

from tacitus.syntax.clause import Clause

NONE = -2  # no output position, nor the one before the first


class Frame(Struct, eq=False, gc=False):  # in no cycle
    """An open clause. `opener`: "ROOT" or the terminal that opened it, at output position `at`; `subject`: position of the
    noun phrase that waits for a verb or has got one; `verb`: its finite verb; `last`: its last verb of any form; `object`:
    position of the noun phrase behind `last`; `forms`: forms of verb since `verb`; `comma`: whether a comma opened it;
    `fronted`: whether a comma and a phrase before it stand before `subject`; `tail`: whether `last` is a participle on a
    noun."""

    opener: str
    at: int
    comma: bool = False
    subject: int = NONE
    verb: Clause | None = None
    last: Clause | None = None
    object: int = NONE
    forms: str = ""
    fronted: bool = False
    tail: bool = False
