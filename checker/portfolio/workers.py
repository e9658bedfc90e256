"""Work on all cores of the machine, on items of which there may be any number."""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import Final, Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

AHEAD: Final = 4
"""Items that wait for each process, so that none is idle while results are written."""


def in_order(
    work: Callable[[T], R], items: Iterable[T], jobs: int, lost: Callable[[T], R]
) -> Iterator[R]:
    """Yield ``work(item)`` for each item in order, worked out by ``jobs`` processes.

    Only a few items are read ahead. Where a process is ended from outside, its items are worked
    on once more, each alone, and ``lost(item)`` stands for one that ends its process again.
    """
    if jobs == 1:
        yield from map(work, items)
        return
    waiting = iter(items)
    open_ = _Open[T, R]()
    while True:
        try:
            yield from _results(work, waiting, jobs, open_)
        except BrokenProcessPool:
            while open_.items:
                yield _alone(work, open_.items.popleft(), lost)
            open_.futures.clear()
        else:
            return


class _Open(Generic[T, R]):
    """Items that were read and have no result yet, in order."""

    def __init__(self) -> None:
        self.items: deque[T] = deque()
        self.futures: deque[Future[R]] = deque()


def _results(
    work: Callable[[T], R], waiting: Iterator[T], jobs: int, open_: _Open[T, R]
) -> Iterator[R]:
    with _pool(jobs) as pool:
        try:
            while True:
                for item in waiting:
                    open_.items.append(item)
                    open_.futures.append(pool.submit(work, item))
                    if len(open_.items) >= AHEAD * jobs:
                        break
                if not open_.items:
                    return
                result = open_.futures[0].result()
                open_.items.popleft()
                open_.futures.popleft()
                yield result
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def _alone(work: Callable[[T], R], item: T, lost: Callable[[T], R]) -> R:
    with _pool(1) as pool:
        try:
            return pool.submit(work, item).result()
        except BrokenProcessPool:
            return lost(item)


def _pool(jobs: int) -> ProcessPoolExecutor:
    known = multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("fork" if "fork" in known else None)
    return ProcessPoolExecutor(jobs, context, initializer=_leave_interrupts)


def _leave_interrupts() -> None:
    """Let the first process alone answer the keyboard, which then ends the others."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
