from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

from checker.authoring.diff.axes import Axis, axes_of, moved
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.suite import load_suite
from checker.packs import load_compiled


def test_figures_come_before_dates_and_move_in_the_finest_step(water: Path) -> None:
    pack = load_compiled(water).pack
    case = case_of(load_suite(pack)[0], pack)
    axes = axes_of(case, {"north-2001"}, pack.schemas, (Decimal("99.5"),))
    figure = next(axis for axis in axes if axis.field == "drawn")
    assert (figure.value, figure.step, figure.down) == (Decimal(100), Decimal("0.1"), 1000)
    assert figure.at(-5) == Decimal("99.5")
    assert [isinstance(axis.value, date) for axis in axes][-1]


def test_a_date_moves_by_days_and_is_written_as_text() -> None:
    axis = Axis("r", ("received_on",), date(2001, 2, 28), Decimal(1), 10, 10)
    assert (axis.at(1), axis.at(-28)) == ("2001-03-01", "2001-01-31")


def test_a_date_does_not_move_beyond_the_calendar(water: Path) -> None:
    pack = load_compiled(water).pack
    test = load_suite(pack)[0]
    received = Axis("north-2001", ("received_on",), date(9999, 12, 30), Decimal(1), 0, 1)
    case = case_of(moved(test, received, 1), pack)
    (axis,) = (a for a in axes_of(case, {"north-2001"}, pack.schemas, ()) if a.down == 3653)
    assert (axis.up, axis.at(axis.up)) == (0, "9999-12-31")


def test_a_paper_that_the_test_adds_is_changed_where_it_is_added(water: Path) -> None:
    test = load_suite(load_compiled(water).pack)[2]
    (late,) = moved(test, Axis("late", ("drawn",), Decimal(1), Decimal(1), 1, 9), 2).test.given.add
    assert (late["drawn"], late["id"]) == (3, "late")
