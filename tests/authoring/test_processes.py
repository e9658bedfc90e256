from __future__ import annotations

import os

import pytest

from checker.authoring.processes import spread


def test_few_items_stay_in_this_process() -> None:
    assert set(spread(lambda _: os.getpid(), range(3), few=2)) == {os.getpid()}


def test_many_items_are_spread_and_come_back_in_order(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    # A closure cannot be pickled: the processes have to inherit it.
    offset = 100
    found = list(spread(lambda item: (item + offset, os.getpid()), range(40), few=2))
    assert [number for number, _ in found] == list(range(100, 140))
    assert os.getpid() not in {process for _, process in found}


def test_two_runs_at_once_keep_their_work_apart(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    ones = spread(lambda item: item + 1, range(4), few=2)
    tens = spread(lambda item: item * 10, range(4), few=2)
    assert list(zip(ones, tens, strict=True)) == [(1, 0), (2, 10), (3, 20), (4, 30)]


def test_what_the_work_raises_reaches_the_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    with pytest.raises(ZeroDivisionError):
        list(spread(lambda item: 1 // item, range(4), few=2))
