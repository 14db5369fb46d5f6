"""Records as JSON Lines: one object a line, nested as CONTRACT has it, missing values null."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import msgspec

_ENCODER = msgspec.json.Encoder()


def encode(records: Iterable[Any]) -> bytes:
    """The records (events, clauses, rejected documents), each as a line of UTF-8."""
    return bytes(_ENCODER.encode_lines(records if isinstance(records, list) else list(records)))
