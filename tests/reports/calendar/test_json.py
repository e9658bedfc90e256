import json

from checker.reports.calendar import (
    render_calendar,
)
from tests.reports.outputs import CALENDAR


def test_json_is_ordered_by_due_date_with_all_keys() -> None:
    made = json.loads(render_calendar(CALENDAR, "json"))
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
