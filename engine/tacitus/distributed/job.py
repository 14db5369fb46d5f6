"""A whole job on Spark, for those who write no Python: files in, a folder of event files out."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from tacitus.distributed.frames import by_plan
from tacitus.distributed.worker import Plan
from tacitus.errors import TacitusError
from tacitus.reading import Rejected, Settings
from tacitus.reading.files import kind_by_ending
from tacitus.writing import EVENTS

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

FORMATS = ("parquet", "csv", "jsonl")
_ERRORS = "tacitus_error"


class Outcome(NamedTuple):
    """How many events were written, and what was set aside."""

    events: int
    aside: list[Rejected]


def run(
    master: str, inputs: Sequence[Path], output: Path, format: str, plan: Plan, rules: str | None, overwrite: bool
) -> Outcome:
    """Read the inputs (all of one kind), code them, write the output folder; in no order. `master`: as Spark has it, or
    "conf" for what its configuration says. Raises TacitusError."""
    if output.exists() and not overwrite:
        raise TacitusError(f"{output}: is there already; --restart throws it away")
    plan = plan._replace(errors=_ERRORS)
    spark = session(master)
    try:
        coded = by_plan(read(spark, inputs, plan.settings), plan, rules).persist(_on_disk())
        fine = coded.where(f"{_ERRORS} is null").select(*EVENTS.columns)
        _write(fine, output, format, overwrite)
        rejected = coded.where(f"{_ERRORS} is not null").select("doc_id", _ERRORS).toLocalIterator()
        aside = [Rejected(row[0], "data frame", None, "coding", row[1]) for row in rejected]
        return Outcome(fine.count(), aside)
    finally:
        spark.stop()


def session(master: str) -> SparkSession:
    """A session at the master. Raises TacitusError where Spark or Java is not installed."""
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise TacitusError("Spark needs one more package: pip install 'tacitus[spark]'") from None
    warnings.filterwarnings("ignore", message="PySpark does not yet fully support pandas")
    builder: Any = SparkSession.builder.appName("tacitus")
    try:
        made: SparkSession = (builder if master == "conf" else builder.master(master)).getOrCreate()
    except Exception as error:
        if type(error).__name__ not in ("PySparkRuntimeError", "Py4JJavaError", "PySparkException"):
            raise
        raise TacitusError(f"Spark does not start (it needs Java 17): {str(error).splitlines()[0]}") from None
    made.sparkContext.setLogLevel("ERROR")
    return made


def read(spark: SparkSession, inputs: Sequence[Path], settings: Settings) -> DataFrame:
    """The documents of the files, every column that is read as text (of Parquet as it is)."""
    kinds = {settings.kind or _kind(path) for path in inputs}
    if len(kinds) != 1 or not kinds <= {"jsonl", "csv", "parquet"}:
        raise TacitusError("Spark reads JSON Lines, CSV or Parquet, all inputs of one kind (see --from)")
    paths = [str(path) for path in inputs]
    reader = spark.read
    if "parquet" in kinds:
        return reader.parquet(*paths)
    if "csv" in kinds:
        options: dict[str, Any] = {
            "header": True,
            "multiLine": True,
            "quote": '"',
            "escape": '"',
            "encoding": settings.encoding,
        }
        return reader.options(**options).csv(paths)
    columns = ", ".join(f"`{name}` string" for name in dict.fromkeys(settings.fields))
    return reader.schema(columns).option("encoding", settings.encoding).json(paths)


def _kind(path: Path) -> str:
    files: Iterator[Path] = (file for file in sorted(path.rglob("*")) if kind_by_ending(file))
    return kind_by_ending(next(files, path) if path.is_dir() else path)


def _write(fine: DataFrame, output: Path, format: str, overwrite: bool) -> None:
    mode = "overwrite" if overwrite else "error"
    if format == "parquet":
        fine.write.mode(mode).parquet(str(output))
    elif format == "jsonl":
        fine.write.mode(mode).option("ignoreNullFields", False).json(str(output))
    else:
        lists = {name for name, kind in EVENTS.types.items() if kind == "list"}
        cells = [f"concat_ws(';', {name}) as {name}" if name in lists else name for name in EVENTS.columns]
        flat = fine.selectExpr(*cells)
        options: dict[str, Any] = {"header": True, "quote": '"', "escape": '"', "emptyValue": ""}
        flat.write.mode(mode).options(**options).csv(str(output))


def _on_disk() -> Any:
    from pyspark.storagelevel import StorageLevel

    return StorageLevel.DISK_ONLY
