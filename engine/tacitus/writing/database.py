"""A DuckDB database, through the extra `duckdb`: table `events`, appended to in transactions that hold the run's mark too."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec

from tacitus import __version__
from tacitus.errors import TacitusError
from tacitus.writing import arrow
from tacitus.writing.flat import EVENTS, Layout
from tacitus.writing.journal import Entry, Journal
from tacitus.writing.sinks import CannotWrite, Mark, Start

HELD = 1_000_000  # bytes of stretches that go in by one statement


class DuckSink:
    """Stretches of rows (Arrow streams) to the layout's table, `events`, of a database file.

    The file is `<name>.partial` until it is whole: whoever opens the name meanwhile finds the older one, or none.
    The table `run` tells versions (key, value). Raises CannotWrite, TacitusError."""

    settled = True

    def __init__(
        self,
        path: Path,
        metadata: Mapping[str, str] | None = None,
        start: Start = "new",
        layout: Layout = EVENTS,
    ) -> None:
        self._duckdb = _duckdb()
        self._path = path
        self._place = path.with_name(path.name + ".partial")
        self._log = path.with_name(path.name + ".partial.wal")
        self._metadata = {"tacitus": __version__, **(metadata or {})}
        self._held = bytearray()
        self._schema = arrow.schema(layout)
        self._table = layout.table
        self._spare(path)
        try:
            self._journal = Journal(path, start)
        except OSError as error:
            raise CannotWrite(path, error) from None
        self._closed = self._journal.last is not None and self._journal.last.closed
        self.mark: Mark | None = self._journal.last.mark if self._journal.last else None
        self._open: Any = None if self._closed else self._opened()

    def _spare(self, path: Path) -> None:
        """Refuse to replace a database that holds other things than a run of ours wrote."""
        if not path.exists():
            return
        try:
            with self._duckdb.connect(str(path), read_only=True) as there:
                names = {name for (name,) in there.execute("select table_name from duckdb_tables()").fetchall()}
        except self._duckdb.Error as error:
            raise TacitusError(
                f"{path}: is there and is not a database that can be replaced: {_first(error)}"
            ) from None
        if others := names - {self._table, "run"}:
            raise TacitusError(f"{path}: holds other tables ({', '.join(sorted(others))}); write to a file of its own")

    def _opened(self) -> Any:
        if self.mark is None:
            self._place.unlink(missing_ok=True)
            self._log.unlink(missing_ok=True)
        elif not self._place.exists():
            error = FileNotFoundError(2, f"the journal speaks of {self._place}, which is gone; --restart begins anew")
            raise CannotWrite(self._path, error)
        found = self._try(lambda: self._duckdb.connect(str(self._place)))
        if self.mark is None:
            found.register("none", self._schema.empty_table())
            found.execute(f"create table {self._table} as select * from none")
            found.unregister("none")
            found.execute("create table run (key text, value text)")
        else:
            for (mark,) in found.execute("select value from run where key = 'mark'").fetchall():
                self.mark = msgspec.json.decode(mark)  # the last transaction's: the journal may be one behind
        found.execute("begin")
        return found

    def _try(self, call: Any) -> Any:
        try:
            return call()
        except self._duckdb.Error as error:
            raise CannotWrite(self._path, OSError(_first(error))) from None

    def write(self, payload: bytes) -> None:
        """Insert the next rows."""
        self._held += payload
        if len(self._held) >= HELD:
            self._try(self._insert)

    def _insert(self) -> None:
        """One statement for many stretches: each costs some milliseconds, whatever it holds."""
        pyarrow = arrow.arrow()
        found = pyarrow.Table.from_batches(arrow.batches(pyarrow.BufferReader(bytes(self._held))), self._schema)
        self._open.register("stretch", found)
        self._open.execute(f"insert into {self._table} select * from stretch")
        self._open.unregister("stretch")
        self._held.clear()

    def commit(self, mark: Mark) -> None:
        """End the transaction, with the mark in it."""
        if self._open is None:
            return
        self._try(lambda: self._commit(mark))
        self._journal.append(Entry(0, dict(mark)))

    def _commit(self, mark: Mark) -> None:
        if self._held:
            self._insert()
        self._open.execute("delete from run where key = 'mark'")
        self._open.execute("insert into run values ('mark', ?)", [msgspec.json.encode(mark).decode()])
        self._open.execute("commit")
        self._open.execute("begin")

    def close(self, mark: Mark) -> None:
        """Commit, tell the versions, close the database."""
        if self._open is None:
            return
        self.commit(mark)  # the journal then says what the database forgets
        self._try(self._end)
        self._open = None
        self._journal.append(Entry(0, dict(mark), closed=True))

    def _end(self) -> None:
        self._open.execute("delete from run")
        self._open.executemany("insert into run values (?, ?)", list(self._metadata.items()))
        self._open.execute("commit")
        self._open.execute("checkpoint")
        self._open.close()

    def publish(self) -> None:
        """Rename."""
        try:
            if self._place.exists():
                self._place.replace(self._path)
            self._journal.remove()
        except OSError as error:
            raise CannotWrite(self._path, error) from None

    def abandon(self) -> None:
        """Close; what was committed stays."""
        if self._open is not None:
            try:
                self._open.execute("rollback")
                self._open.close()
            except self._duckdb.Error:
                pass
        self._journal.close()


def _first(error: Exception) -> str:
    return str(error).splitlines()[0]


def _duckdb() -> Any:
    try:
        import duckdb
    except ImportError:
        raise TacitusError("DuckDB needs one more package: pip install 'tacitus[duckdb]'") from None
    arrow.arrow()
    return duckdb
