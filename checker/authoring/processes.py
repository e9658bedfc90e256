"""Work spread over the cores of the machine."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import count
from typing import Any, TypeVar

T = TypeVar("T")
R = TypeVar("R")


def spread(work: Callable[[T], R], items: Sequence[T], *, few: int) -> Iterator[R]:
    """Yield ``work(item)`` for each item in order, on all cores where that saves time.

    ``few`` is the number of items below which starting another process takes longer than it
    saves. The processes are forked, so they inherit ``work`` and the items as they are; only the
    results have to be picklable.
    """
    workers = min(os.cpu_count() or 1, len(items) // few)
    if workers < 2 or "fork" not in multiprocessing.get_all_start_methods():
        yield from map(work, items)
        return
    key = next(_keys)
    _inherited[key] = work, items
    try:
        with ProcessPoolExecutor(workers, multiprocessing.get_context("fork")) as pool:
            yield from pool.map(partial(_run, key), range(len(items)), chunksize=4)
    finally:
        del _inherited[key]


_keys = count()
_inherited: dict[int, tuple[Callable[[Any], Any], Sequence[Any]]] = {}
"""Work and items of each run, for processes that are forked while they stand here."""


def _run(key: int, index: int) -> Any:
    work, items = _inherited[key]
    return work(items[index])
