from __future__ import annotations

from decimal import Decimal
from typing import Any

from checker.model.statement import Cell
from tests.evaluation.world import planting, survey
from tests.statements.conftest import Stated


def unknown_area(plot: str) -> dict[str, Any]:
    """Return a report on a planting that does not say how large it is."""
    return {**planting(plot, 1), "area": None}


def actual(stated: Stated, documents: list[dict[str, Any]], line: int) -> Cell:
    return stated.part(documents, "indicators").rows[line]["actual"]


def test_a_figure_is_exact_and_has_its_documents(stated: Stated) -> None:
    cell = stated.part([planting("a", Decimal("60.10"))], "plots").rows[0]["area"]
    assert (cell.kind, cell.value, cell.unit) == ("number", "60.1", "ha")
    assert cell.evidence == ("P-a-2001",)


def test_what_is_not_known_is_not_reported_and_never_zero(stated: Stated) -> None:
    cell = stated.part([unknown_area("a")], "plots").rows[0]["area"]
    assert (cell.kind, cell.value, cell.shown) == ("unknown", None, "not reported")


def test_what_is_known_of_a_figure_is_a_lower_limit(stated: Stated) -> None:
    cell = actual(stated, [planting("a", 60)], 0)
    assert (cell.value, cell.at_least, cell.shown) == (None, Decimal(60), "at least 60 ha")
    assert cell.missing == ("survey of 2001 (from the office)",)
    assert cell.evidence == ("P-a-2001",)


def test_a_figure_that_is_known_has_no_lower_limit(stated: Stated) -> None:
    cell = actual(stated, [planting("a", 60), survey(61)], 0)
    assert (cell.value, cell.at_least, cell.evidence) == ("61", None, ("S-2001",))


def test_dates_and_truths_are_shown_as_such(stated: Stated) -> None:
    papers = [planting("a", 60, received="2001-03-01")]
    assert actual(stated, papers, 2).kind == "date"
    assert actual(stated, papers, 2).value == "2001-03-01"
    assert (actual(stated, papers, 3).kind, actual(stated, papers, 3).shown) == ("truth", "no")


def test_a_total_adds_up_every_row(stated: Stated) -> None:
    total = stated.part([planting("a", 60), planting("b", Decimal("0.01"))], "plots").total
    assert total["area"].value == "60.01"
    assert total["area"].evidence == ("P-a-2001", "P-b-2001")
    assert "plot" not in total


def test_a_total_with_an_unknown_part_is_a_lower_limit_where_no_part_is_negative(
    stated: Stated,
) -> None:
    total = stated.part([planting("a", 60), unknown_area("b")], "plots").total
    assert (total["area"].value, total["area"].shown) == (None, "at least 60")
    assert (total["change"].value, total["change"].shown) == (None, "not reported")


def test_a_total_of_nothing_known_has_no_lower_limit(stated: Stated) -> None:
    total = stated.part([unknown_area("b")], "plots").total
    assert (total["area"].at_least, total["area"].shown) == (None, "not reported")
