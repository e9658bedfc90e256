import pytest

from checker.reports.calendar import FORMATS, render, render_calendars
from tests.reports import samples
from tests.reports.outputs import CALENDAR


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="known are text, json, ics, csv"):
        render_calendars([CALENDAR], "xml")


@pytest.mark.parametrize("format_", FORMATS)
def test_the_due_dates_of_a_case_come_in_every_format(format_: str) -> None:
    assert "quarterly-report" in render(samples.assessment(), format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_no_cases_make_an_empty_calendar(format_: str) -> None:
    assert isinstance(render_calendars([], format_), str)
