from __future__ import annotations

from decimal import Decimal

import pytest

from checker.packs.outline import (
    Deadline,
    Outline,
    OutlineError,
    read_amounts,
    read_deadlines,
    read_roles,
    schema_of,
    words_of,
)


def test_roles_amounts_and_deadlines_are_read() -> None:
    assert read_roles(["country=Country", " fund = The Fund "]) == {
        "country": "Country",
        "fund": "The Fund",
    }
    assert read_amounts(["2026=12.50"]) == {2026: Decimal("12.50")}
    (deadline,) = read_deadlines(["progress-report=02-28"])
    assert (deadline.title, deadline.words) == ("Progress report", "28 February")


@pytest.mark.parametrize(
    "word", ["Country=x", "country", "country=", "=Country", "a b=C", "true=C"]
)
def test_roles_that_cannot_be(word: str) -> None:
    with pytest.raises(OutlineError, match="as in reporter=Reporter"):
        read_roles([word])


@pytest.mark.parametrize("word", ["26=1", "2026", "2026=many", "2026=-1", "2026=NaN", "year=1"])
def test_amounts_that_cannot_be(word: str) -> None:
    with pytest.raises(OutlineError, match="as in 2024=100"):
        read_amounts([word])


@pytest.mark.parametrize(
    "word", ["report=13-01", "report=02-29", "report=1-1", "Report=01-31", "null=01-31"]
)
def test_deadlines_that_cannot_be(word: str) -> None:
    with pytest.raises(OutlineError, match="as in yearly-report=01-31"):
        read_deadlines([word])


def test_nothing_is_given_twice() -> None:
    with pytest.raises(OutlineError, match="'2026' is given twice"):
        read_amounts(["2026=1", "2026=2"])


def test_parts_fit_together() -> None:
    with pytest.raises(OutlineError, match="two roles at least"):
        Outline(roles={"country": "Country"})
    with pytest.raises(OutlineError, match="2030 has no limit"):
        Outline(tranches={2030: Decimal(1)})
    with pytest.raises(OutlineError, match="more than zero"):
        Outline(tranches={2024: Decimal(0)})


def test_the_first_test_is_about_the_first_year_with_money() -> None:
    outline = Outline(
        limits={2025: Decimal(8), 2026: Decimal("7.5")},
        tranches={2026: Decimal(3)},
        deadlines=(Deadline("report", 2, 28), Deadline("accounts", 12, 31)),
    )
    words = words_of(outline, "deal")
    assert (words["year"], words["due"], words["late"]) == ("2026", "2027-02-28", "2027-03-01")
    assert (words["limit"], words["above"], words["grant"]) == ("7.5", "7.501", "3")
    assert words["grants"] == "2025: null, 2026: 3"
    assert 'paragraph: "6"' in words["more_norms"]
    assert '"const": "accounts"' in schema_of(outline.deadlines[1], outline)
