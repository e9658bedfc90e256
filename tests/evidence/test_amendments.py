"""A table is amended by those who may, within its bounds, and not for the past."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tests.evidence.library import counted, pack, paper, reason


def amendment(
    sender: str = "board", value: int = 3, received: str = "2002-06-01", **more: Any
) -> Any:
    fields = {"table": "fines", "key": {"year": 2002}, "value": value, **more}
    return paper("amendment", "A", sender, received, agreed_on="2002-05-01", **fields)


@pytest.mark.parametrize("sender", ["board", "desk", "helper"])
def test_those_whom_the_table_names_amend_it_and_who_acts_for_them(sender: str) -> None:
    assert counted([amendment(sender)]) == ["A"]


@pytest.mark.parametrize("sender", ["auditor", "Ann"])
def test_nobody_else_amends_it(sender: str) -> None:
    assert counted([amendment(sender)]) == []
    assert "has no authority to amend it." in reason("A", [amendment(sender)])


@pytest.mark.parametrize(("value", "counts"), [(0, False), (1, True), (5, True), (6, False)])
def test_a_value_lies_within_the_bounds_of_the_table(value: int, counts: bool) -> None:
    assert counted([amendment(value=value)]) == (["A"] if counts else [])


def test_a_bound_is_named() -> None:
    assert reason("A", [amendment(value=0)]) == "0 is below 1, the least."
    assert reason("A", [amendment(value=6)]) == "6 is above 5, the greatest."


@pytest.mark.parametrize("key", [{"year": 2001}, [2001]])
def test_the_past_is_changed_only_by_those_who_may_waive(key: Any) -> None:
    assert counted([amendment("board", key=key)]) == ["A"]
    assert counted([amendment("desk", key=key)]) == []
    assert "2001 was over" in reason("A", [amendment("desk", key=key)])


def test_a_year_is_not_over_on_its_last_day() -> None:
    assert counted([amendment("desk", received="2002-12-31")]) == ["A"]
    assert counted([amendment("desk", received="2003-01-01")], on="2003-01-01") == []


def test_an_amendment_of_a_table_that_is_not_there_is_left_to_intake() -> None:
    assert counted([amendment(table="prices")], of=pack()) == ["A"]


def test_the_pack_says_who_amends_a_table_that_says_nothing() -> None:
    library = pack(amendment_authorities=("auditor",))
    assert counted([amendment("auditor")], of=library) == []
    (table,) = library.topic.tables
    silent = table.model_copy(update={"amended_by": ()})
    unsaid = replace(library, topic=library.topic.model_copy(update={"tables": (silent,)}))
    assert counted([amendment("auditor")], of=unsaid) == ["A"]
    assert counted([amendment("desk")], of=unsaid) == []
