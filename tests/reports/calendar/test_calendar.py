import pytest

from checker.reports.calendar import (
    render_calendar,
)
from tests.reports.outputs import CALENDAR


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="known are text, json, ics"):
        render_calendar(CALENDAR, "csv")
