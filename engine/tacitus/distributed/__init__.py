"""The same coder on Spark (extra `spark`): a data frame of documents in, a data frame of events out.

    from pyspark.sql import SparkSession
    from tacitus import distributed

    spark = SparkSession.builder.getOrCreate()
    events = distributed.code(spark.read.parquet("news/"), id="id", text="body", date="day")
    events.write.parquet("events/")

The rules are compiled once, by the driver, and sent to the workers; each Python worker makes one coder of them and keeps it.
Batch and Structured Streaming alike. tacitus must be installed where the workers run, in the same version.
"""

from __future__ import annotations

from tacitus.distributed.frames import code, schema

__all__ = ["code", "schema"]
