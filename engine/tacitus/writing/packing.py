"""Packed output in members of a fixed amount of text, so that a run can go on behind the last one and the bytes stay the same."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from tacitus.errors import TacitusError

MEMBER = 1 << 20  # bytes of text, at least, in a member
ENDINGS = (".gz", ".zst")


class Packer(Protocol):
    """Text in, bytes for the file out."""

    @property
    def settled(self) -> bool:
        """Whether nothing is held back."""

    def pack(self, data: bytes) -> bytes:
        """What is ready to be written."""

    def rest(self) -> bytes:
        """What was held back."""


class Plain:
    """Bytes as they are."""

    settled = True

    def pack(self, data: bytes) -> bytes:
        """The data."""
        return data

    def rest(self) -> bytes:
        """Nothing."""
        return b""


class Members:
    """Packed members, one after the other. A member ends with the first stretch that fills it."""

    def __init__(self, compress: Callable[[bytes], bytes]) -> None:
        self._compress = compress
        self._held = bytearray()
        self._some = False

    @property
    def settled(self) -> bool:
        """Whether nothing is held back."""
        return not self._held

    def pack(self, data: bytes) -> bytes:
        """A member, when there is enough for one."""
        self._held += data
        return self._member() if len(self._held) >= MEMBER else b""

    def rest(self) -> bytes:
        """The last member, which may be short; an empty one if there was none at all."""
        return self._member() if self._held or not self._some else b""

    def _member(self) -> bytes:
        data = self._compress(bytes(self._held))
        self._held.clear()
        self._some = True
        return data


def packer(path: Path) -> Packer:
    """What packs for a file of this name."""
    ending = path.suffix.lower()
    if ending == ".gz":
        return Members(_gzip)
    return Members(_zstd()) if ending == ".zst" else Plain()


def _gzip(data: bytes) -> bytes:
    import gzip

    return gzip.compress(data, 6, mtime=0)


def _zstd() -> Callable[[bytes], bytes]:
    if sys.version_info >= (3, 14):
        from compression import zstd

        return zstd.compress
    try:
        import zstandard
    except ImportError:
        raise TacitusError("a .zst file needs one more package: pip install 'tacitus[zst]'") from None
    compress: Callable[[bytes], bytes] = zstandard.ZstdCompressor().compress
    return compress
