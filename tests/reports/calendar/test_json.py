import json

from checker.reports import Style
from checker.reports.calendar import (
    render_calendars,
)
from tests.reports.outputs import CALENDAR


def test_json_is_ordered_by_due_date_with_all_keys() -> None:
    made = json.loads(render_calendars([CALENDAR], "json"))
    assert [item["due"] for item in made["items"]] == sorted(item["due"] for item in made["items"])
    assert {tuple(item) for item in made["items"]} == {
        (
            "finding",
            "title",
            "subject",
            "bearer",
            "due",
            "state",
            "days_left",
            "source",
            "evidence",
        )
    }


def test_several_cases_are_a_list() -> None:
    made = json.loads(render_calendars([CALENDAR, CALENDAR], "json"))
    assert [each["case"] for each in made] == [CALENDAR.case] * 2
    assert json.loads(render_calendars([CALENDAR], "json", Style(several=True)))[0]["items"]
