from __future__ import annotations

import os
import signal
from collections.abc import Iterator

import pytest

from checker.portfolio.workers import AHEAD, in_order


def double(number: int) -> int:
    return number * 2


def kill_on_seven(number: int) -> int:
    """What the system does to a process that takes too much memory."""
    if number == 7:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def gone(number: int) -> int:
    return -number


@pytest.mark.parametrize("jobs", [1, 2])
def test_results_come_in_the_order_of_the_items(jobs: int) -> None:
    assert list(in_order(double, range(20), jobs, gone)) == [n * 2 for n in range(20)]


def test_nothing_comes_of_nothing() -> None:
    assert list(in_order(double, [], 2, gone)) == []


def test_items_are_read_only_a_few_ahead() -> None:
    read = 0

    def endless() -> Iterator[int]:
        nonlocal read
        while True:
            read += 1
            yield read

    results = in_order(double, endless(), 2, gone)
    assert [next(results) for _ in range(3)] == [2, 4, 6]
    assert read <= 3 + 2 * AHEAD
    results.close()  # type: ignore[attr-defined]  # a generator


def test_an_item_that_ends_its_process_costs_no_other_its_result() -> None:
    found = list(in_order(kill_on_seven, range(12), 2, gone))
    assert found == [0, 1, 2, 3, 4, 5, 6, -7, 8, 9, 10, 11]


def test_a_fault_of_the_work_is_not_hidden() -> None:
    with pytest.raises(ZeroDivisionError):
        list(in_order(reciprocal, [1, 0], 2, gone))


def reciprocal(number: int) -> int:
    return 1 // number
