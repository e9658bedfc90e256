"""The collector of garbage rests within a block, and works again after it."""

from __future__ import annotations

import gc

import pytest

from checker import collector


def test_the_collector_rests_within_a_block_and_works_after_it() -> None:
    with collector.at_rest():
        assert not gc.isenabled()
        with collector.at_rest():
            pass
        assert not gc.isenabled()
    assert gc.isenabled()


def test_an_error_within_the_block_wakes_it_too() -> None:
    with pytest.raises(ValueError, match="broken"), collector.at_rest():
        raise ValueError("broken")
    assert gc.isenabled()


def test_it_stays_off_where_it_was_off() -> None:
    gc.disable()
    try:
        with collector.at_rest():
            pass
        assert not gc.isenabled()
    finally:
        gc.enable()
