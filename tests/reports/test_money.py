from decimal import Decimal
from typing import Any

import pytest

from checker.model.verdict import Amount, Finding, Tranche
from checker.reports.money import (
    Standing,
    added,
    groups,
    portions,
    standing_of_rest,
    totals,
    unknown,
    unsettled,
    violated,
)
from tests.reports import samples


def usd(value: str) -> Amount:
    return Amount(value=Decimal(value), currency="USD")


def tranche(*statuses: str, **changes: Any) -> Tranche:
    standard: dict[str, Any] = {
        "id": "t",
        "title": "Payment",
        "status": "undetermined",
        "amount": usd("100.00"),
        "paid": usd("0.00"),
        "payable": usd("0.00"),
        "source": "agr-7 1",
        "conditions": [condition(number, status) for number, status in enumerate(statuses)],
    }
    return Tranche.model_validate(standard | changes)


def condition(number: int, status: str) -> Finding:
    return samples.condition(f"line-{number}", status, message="")


@pytest.mark.parametrize(
    ("made", "standing"),
    [
        (tranche("satisfied", status="released", paid=usd("100.00")), Standing.PAID),
        (tranche("satisfied", status="eligible", payable=usd("100.00")), Standing.PAYABLE),
        (tranche("violated", "pending"), Standing.HELD),
        (tranche("satisfied", status="withheld", holds=("h",)), Standing.HELD),
        (tranche("pending", holds=("h",)), Standing.HELD),
        (tranche("pending", "satisfied"), Standing.NOT_DUE),
        (tranche("pending", "undetermined"), Standing.OPEN),
        (tranche("pending", missing=("rate",)), Standing.OPEN),
        (tranche("satisfied", missing=("rate",)), Standing.OPEN),
    ],
)
def test_what_is_not_paid_stands_where_its_conditions_and_holds_put_it(
    made: Tranche, standing: Standing
) -> None:
    assert standing_of_rest(made) is standing


def test_the_parts_of_a_tranche_add_up_to_its_amount() -> None:
    first, second = samples.tranches()
    parts = {part.standing.value: str(part.amount.value) for part in portions(first)}
    assert parts == {"paid": "2000000.00", "payable": "741193.75", "reduced": "168806.25"}
    assert [(part.standing, part.amount) for part in portions(second)] == [
        (Standing.HELD, usd("2910000.00"))
    ]


def test_what_was_paid_too_much_shows_as_paid() -> None:
    [part] = portions(tranche(status="released", paid=usd("120.00")))
    assert (part.standing, part.amount) == (Standing.PAID, usd("120.00"))


@pytest.mark.parametrize("lacking", ["amount", "paid"])
def test_an_unknown_amount_is_in_no_total_but_is_named(lacking: str) -> None:
    one = tranche(**{lacking: None})
    assert portions(one) == ()
    assert unknown([one]) == [one]
    assert all(sums == () for sums in totals([one]).values())


def test_totals_are_kept_apart_by_currency_and_name_every_standing() -> None:
    yuan = Amount(value=Decimal("7.50"), currency="CNY")
    some = [
        tranche("violated"),
        tranche("violated", amount=usd("0.50")),
        tranche("violated", amount=yuan),
    ]
    found = totals(some)
    assert found[Standing.HELD] == (usd("100.50"), yuan)
    assert list(found) == [each for each in Standing if each is not Standing.REDUCED]


def test_bars_follow_each_other_within_a_subject() -> None:
    paid = tranche(id="a", status="released", paid=usd("100.00"), subject={"year": 1998})
    held = tranche("violated", amount=usd("300.00"), subject={"year": 1998})
    other = tranche("pending", subject={"year": 1999})
    first, second = groups([paid, held, other])
    assert [group.subject for group in (first, second)] == [{"year": 1998}, {"year": 1999}]
    assert [[(s.start, s.width) for s in row.segments] for row in first.rows] == [
        [("0.00", "25.00")],
        [("25.00", "75.00")],
    ]
    assert not first.is_paid
    assert groups([paid])[0].is_paid


def test_conditions_are_told_apart() -> None:
    one = tranche("violated", "satisfied", "pending", "undetermined")
    assert [each.status for each in violated(one)] == ["violated"]
    assert [each.status for each in unsettled(one)] == ["pending", "undetermined"]


def test_currencies_are_added_apart() -> None:
    euros = Amount(value=Decimal("2.00"), currency="EUR")
    assert added([usd("1.50"), euros, usd("0.25")]) == (usd("1.75"), euros)
    assert added(()) == ()
