import csv
from dataclasses import replace

import pytest

from checker.reports.calendar import Calendar, render_calendars
from checker.reports.calendar.csv import COLUMNS, text
from tests.reports.outputs import CALENDAR


def rows(*calendars: Calendar) -> list[dict[str, str]]:
    made = render_calendars(calendars, "csv")
    assert made.startswith("\ufeff")
    return list(csv.DictReader(made.removeprefix("\ufeff").splitlines()))


def test_each_item_is_a_row_in_the_order_of_days() -> None:
    found = rows(CALENDAR)
    assert [row["due"] for row in found] == sorted(item.due.isoformat() for item in CALENDAR.items)
    assert tuple(found[0]) == COLUMNS
    late = next(row for row in found if row["state"] == "overdue")
    assert int(late["days_left"]) < 0  # a negative number stays a number


def test_several_cases_stand_in_one_table() -> None:
    found = rows(CALENDAR, replace(CALENDAR, case="other"))
    assert {row["case"] for row in found} == {CALENDAR.case, "other"}
    assert len(found) == 2 * len(CALENDAR.items)


@pytest.mark.parametrize("start", ["=", "+", "-", "@"])
def test_no_text_is_taken_for_a_formula(start: str) -> None:
    item = replace(CALENDAR.items[0], title=f"{start}1+1", bearer=f" {start}A1", subject={})
    (row,) = rows(replace(CALENDAR, items=(item,)))
    assert (row["title"], row["bearer"]) == (f"'{start}1+1", f"'{start}A1")
    assert text("a-b") == "a-b"


def test_texts_cannot_add_rows() -> None:
    item = replace(CALENDAR.items[0], title='a"\r\nb,c')
    (row,) = rows(replace(CALENDAR, items=(item,)))
    assert row["title"] == 'a"  b,c'
