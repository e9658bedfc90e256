"""Work spread by Apache Spark over the machines of a cluster, or over the cores of this one."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, Generic, TypeVar

from py4j.protocol import Py4JError
from pyspark import SparkConf, SparkContext, StorageLevel
from pyspark.errors import PySparkException

from checker.messages import gettext

T = TypeVar("T")
R = TypeVar("R")

SLICE: Final = 16
"""Items of a task: what is lost with a machine is worked out again by tasks."""
_PYTHON: Final = "PYSPARK_PYTHON"


class SparkError(Exception):
    """Spark could not be reached, or gave the work up; the text says why."""


def on_spark(work: Callable[[T], R], items: Iterable[T], master: str) -> Iterator[R]:
    """Yield ``work(item)`` for each item in order, worked out by the cluster at ``master``.

    ``master`` is ``spark://host:port`` or ``local[2]``. Results wait on the disks of the cluster;
    those of a machine that is lost are worked out again. Each machine has to see the files under
    the same paths, and to have the program. Raises SparkError.
    """
    given = list(items)
    if not given:
        return
    try:
        context = _context(master)
    except (PySparkException, Py4JError, OSError) as error:
        raise SparkError(_reason(error)) from None
    try:
        slices = -(-len(given) // SLICE)
        there = _There(work, Path.cwd())
        results = context.parallelize(given, slices).map(there).persist(StorageLevel.DISK_ONLY)
        results.count()
        yield from results.toLocalIterator(prefetchPartitions=True)
    except Py4JError as error:
        raise SparkError(_reason(error)) from None
    finally:
        context.stop()


@dataclass(frozen=True, slots=True)
class _There(Generic[T, R]):
    """Does the work in the folder of the first machine, from which relative paths start."""

    work: Callable[[T], R]
    folder: Path

    def __call__(self, item: T) -> R:
        """Return what the work gives."""
        os.chdir(self.folder)
        return self.work(item)


def _context(master: str) -> Any:
    """Return a context without pages of its own; machines use the Python that the user names."""
    os.environ.setdefault(_PYTHON, sys.executable)
    settings = {
        "spark.ui.enabled": "false",
        "spark.ui.showConsoleProgress": "false",
        "spark.log.level": "ERROR",
    }
    conf = SparkConf().setMaster(master).setAppName("checker portfolio").setAll(settings.items())
    return SparkContext(conf=conf)


def _reason(error: Exception) -> str:
    """Return the first line of what Spark says, which goes on with the stack of Java."""
    lines = [line.strip() for line in str(error).splitlines() if line.strip()]
    return lines[0] if lines else gettext("no reason is given")
