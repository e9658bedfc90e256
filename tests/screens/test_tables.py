from __future__ import annotations

from decimal import Decimal

import pytest

from checker.screens.lists import Papers
from checker.screens.tables import looked_up
from checker.screens.values import Scalar, UntranslatableError, literal
from tests.screens.made import mills
from tests.screens.test_values import value


def most(year: str, *, amended: bool = False) -> Scalar:
    """Return the value of the pack's table for a year, with or without papers that amend any."""
    table = mills().pack.topic.tables[0]
    papers = Papers("amendment", "papers", {}, is_empty=not amended)
    return looked_up(mills(), table, [literal(Decimal(year))], {"amendments": papers})


@pytest.mark.parametrize(
    ("year", "found"), [("1998", "50"), ("1999", "40.5"), ("2000", None), ("1998.5", None)]
)
def test_a_value_is_looked_up_by_its_keys(year: str, found: str | None) -> None:
    assert value(most(year)) == (found and Decimal(found))


def test_what_papers_amend_has_no_equal() -> None:
    with pytest.raises(UntranslatableError, match="which papers may amend"):
        most("1998", amended=True)
