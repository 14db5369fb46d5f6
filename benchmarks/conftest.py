"""What benchmarks share: text, and a coder with the shipped rules."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).resolve().parent))

from corpus import sentences

from tacitus import Coder, Document


@pytest.fixture(scope="session")
def texts() -> list[str]:
    """Distinct sentences of news."""
    return sentences(400)


@pytest.fixture(scope="session")
def documents(texts: list[str]) -> list[Document]:
    """One document a sentence."""
    return [Document(id=str(i), text=text, date="2021-03-11") for i, text in enumerate(texts)]


@pytest.fixture(scope="session")
def coder() -> Coder:
    """A coder with the shipped rules."""
    return Coder()
