"""On which quarter a report to come is."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.feel.goals import Target, Want
from checker.unlock.quarters import quarter_of
from checker.unlock.witnesses import Filling

COVERS = {"year": "year", "quarter": "quarter"}
OF_1998 = (Want(("year",), Target("=", Decimal(1998))),)


@pytest.mark.parametrize(
    ("received", "on_file", "quarter"),
    [
        (date(1998, 3, 31), [], 1),
        (date(1998, 4, 1), [], 1),
        (date(1998, 7, 1), [], 2),
        (date(1999, 2, 1), [], 4),
        (date(1999, 2, 1), [4, 3], 2),
        (date(1998, 4, 1), [1], 2),
    ],
)
def test_it_is_the_last_that_is_over_and_not_on_file_or_the_first_to_come(
    received: date, on_file: list[int], quarter: int
) -> None:
    papers = [{"year": Decimal(1998), "quarter": Decimal(each)} for each in on_file]
    papers.append({"year": Decimal(1997), "quarter": Decimal(quarter)})
    found = quarter_of(COVERS, Filling(OF_1998, received), papers, received)
    assert found == {"quarter": Decimal(quarter)}


def test_a_report_on_a_year_or_of_a_year_that_nobody_asks_for_has_none() -> None:
    day = date(1999, 2, 1)
    assert quarter_of({"year": "year"}, Filling(OF_1998, day), [], day) == {}
    assert quarter_of(COVERS, Filling((), day), [], day) == {}
    taken = [{"year": Decimal(1998), "quarter": Decimal(each)} for each in (1, 2, 3, 4)]
    assert quarter_of(COVERS, Filling(OF_1998, day), taken, day) == {}
