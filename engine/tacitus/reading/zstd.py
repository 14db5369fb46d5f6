"""Files packed by zstandard, of one frame or many; a file that is cut off is an error, never just short."""

from __future__ import annotations

import io
import sys
from pathlib import Path
from typing import IO, Any, cast

from tacitus.errors import TacitusError

_READ = 1 << 17


class NoZstandard(TacitusError):
    """The package is not installed."""

    def __init__(self) -> None:
        super().__init__("a .zst file needs one more package: pip install 'tacitus[zst]'")


def opened(path: Path) -> tuple[IO[bytes], IO[bytes] | None]:
    """The unpacked bytes, and the packed file where its position can be asked. Raises OSError, NoZstandard."""
    if sys.version_info >= (3, 14):
        from compression import zstd

        return cast(IO[bytes], zstd.open(path, "rb")), None
    try:
        import zstandard
    except ImportError:
        raise NoZstandard from None
    file = path.open("rb")
    return cast(IO[bytes], io.BufferedReader(Frames(file, zstandard.ZstdDecompressor()))), file


class Frames(io.RawIOBase):
    """The frames of a file as one stream: the package's own reader stops behind the first, and passes over a torn end."""

    def __init__(self, file: IO[bytes], decompressor: Any) -> None:
        self._file = file
        self._decompressor = decompressor
        self._frame: Any = None
        self._packed = b""
        self._data = memoryview(b"")

    def readable(self) -> bool:
        """Yes."""
        return True

    def readinto(self, buffer: Any) -> int:
        """As RawIOBase has it. Raises EOFError where a frame is cut off."""
        while not self._data:
            if not self._packed:
                self._packed = self._file.read(_READ)
            if not self._packed:
                if self._frame is not None:
                    raise EOFError("the file is cut off within a zstandard frame")
                return 0
            if self._frame is None:
                self._frame = self._decompressor.decompressobj()
            self._data = memoryview(self._frame.decompress(self._packed))
            self._packed = b""
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        size = min(len(buffer), len(self._data))
        buffer[:size] = self._data[:size]
        self._data = self._data[size:]
        return size

    def close(self) -> None:
        """Close the file too."""
        self._file.close()
        super().close()
