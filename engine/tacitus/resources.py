"""Where grammar/, rules/ and the pages on errors are: beside engine/ in a checkout, inside the package in a wheel."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent
_SHIPPED = _PACKAGE / "data"
_ROOT = _SHIPPED if _SHIPPED.is_dir() else _PACKAGE.parents[1]

GRAMMAR = _ROOT / "grammar"
RULES = _ROOT / "rules"
ERRORS = _ROOT / "errors" if _SHIPPED.is_dir() else _ROOT / "docs" / "errors"
