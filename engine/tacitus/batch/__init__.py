"""Many documents: coded in order by any number of workers, what fails set aside, everything counted, resumed after a crash."""

from __future__ import annotations

from tacitus.batch.counts import Counts
from tacitus.batch.hand_over import run
from tacitus.batch.report import Report
from tacitus.batch.state import CannotResume, State, identity
from tacitus.batch.task import Task, Worker

__all__ = ["CannotResume", "Counts", "Report", "State", "Task", "Worker", "identity", "run"]
