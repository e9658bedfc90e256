from __future__ import annotations

from decimal import Decimal

import pytest

from checker.evaluation.money import Money
from checker.evaluation.parts import owed, parts_told
from checker.evaluation.payments import Paid, Payment
from checker.evaluation.scope import Gaps
from checker.feel import Record
from checker.model.verdict import Amount

MONEY = Money(
    "USD",
    Amount(value=Decimal(110), currency="USD"),
    parts={"funding": Decimal(100), "support": Decimal(10)},
)


def paid(**amounts: int) -> Paid:
    return Paid(tuple(Payment(Record({}, name), Decimal(of), name) for name, of in amounts.items()))


@pytest.mark.parametrize(
    ("payments", "left"),
    [
        (paid(), 110),
        (paid(funding=100), 10),
        (paid(support=15), 100),
        (paid(funding=100, support=10), 0),
    ],
)
def test_too_much_of_one_part_pays_no_other(payments: Paid, left: int) -> None:
    assert owed(MONEY, payments) == left


@pytest.mark.parametrize(("payments", "left"), [(paid(), 90), (paid(funding=40), 50)])
def test_a_part_below_zero_is_taken_from_the_others(payments: Paid, left: int) -> None:
    parts = {"funding": Decimal(100), "advance": Decimal(-10)}
    money = Money("USD", Amount(value=Decimal(90), currency="USD"), parts=parts)
    assert owed(money, payments) == left
    told = parts_told(money, payments, Decimal(left))
    assert [part.payable.value for part in told] == [left, 0]


@pytest.mark.parametrize(
    ("payments", "payable", "told"),
    [
        (paid(), 110, [100, 10]),
        (paid(), 0, [0, 0]),
        (paid(), 85, [75, 10]),  # a penalty of 25 is taken from the first part
        (paid(), 5, [0, 5]),
        (paid(funding=40), 70, [60, 10]),
        (paid(support=15), 100, [100, 0]),
    ],
)
def test_what_is_payable_is_payable_of_the_parts(
    payments: Paid, payable: int, told: list[int]
) -> None:
    parts = parts_told(MONEY, payments, Decimal(payable))
    assert [part.payable.value for part in parts] == told


def test_what_was_paid_of_a_part_is_not_told_where_the_sum_is_not_known() -> None:
    unclear = Paid((Payment(Record({}, "a"), None, "funding"),), gaps=Gaps(("amount of a",)))
    assert owed(MONEY, unclear) is None
    assert [part.paid for part in parts_told(MONEY, unclear, Decimal(0))] == [None, None]
