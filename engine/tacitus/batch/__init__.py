"""Many documents: coded in order by any number of workers, what fails set aside, everything counted."""

from __future__ import annotations

from tacitus.batch.hand_over import run
from tacitus.batch.report import Report
from tacitus.batch.task import Counts, Task

__all__ = ["Counts", "Report", "Task", "run"]
