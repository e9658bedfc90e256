from datetime import date

from checker.reports.calendar.due_dates import DueState
from checker.reports.punctuality import punctuality
from tests.reports import samples


def test_each_duty_counts_how_its_days_stand_and_names_the_next() -> None:
    found = punctuality(samples.assessment())
    assert found is not None
    quarterly, fine = found.duties
    assert (quarterly.title, quarterly.bearer) == ("Quarterly report", "Local bureau")
    assert quarterly.counts == "1 done, 1 pending"
    assert quarterly.following == date(2000, 2, 14)
    assert (fine.title, fine.bearer, fine.counts) == ("Fine for an overrun", None, "1 pending")


def test_marks_and_the_day_lie_on_one_line_of_time() -> None:
    found = punctuality(samples.assessment())
    assert found is not None
    assert (found.first, found.last) == (date(1999, 5, 15), date(2000, 2, 14))
    assert [(mark.place, mark.state) for mark in found.duties[0].marks] == [
        ("0.0", DueState.DONE),
        ("100.0", DueState.PENDING),
    ]
    assert found.today == "55.6"


def test_without_due_days_there_is_no_line() -> None:
    assert punctuality(samples.nothing_applied()) is None


def test_a_single_day_stands_in_the_middle() -> None:
    due = samples.findings()[3].model_copy(update={"due": date(1999, 10, 15)})
    found = punctuality(samples.assessment(findings=(due,), consequences=(), tranches=()))
    assert found is not None
    assert [mark.place for mark in found.duties[0].marks] == ["50.0"]
