from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Tranche
from checker.portfolio.columns import COLUMNS, Record, of_record
from checker.portfolio.rows import Row, at_risk, rows_of, unusable_row
from tests.portfolio.made import DAY, tranche, usd
from tests.reports import samples


def rows(record: Record, **changes: Any) -> list[Row]:
    found = rows_of(samples.verdict(**changes), "cases/a")
    return [row for row in found if row["record"] == record.value]


def verdict_of(*tranches: Tranche) -> Row:
    (row,) = rows(Record.VERDICT, tranches=tranches)
    return row


def test_a_row_has_every_column_and_values_only_where_its_record_has_them() -> None:
    for row in rows_of(samples.verdict(), "cases/a"):
        assert list(row) == [column.name for column in COLUMNS]
        allowed = {column.name for column in of_record(Record(str(row["record"])))}
        assert {name for name, value in row.items() if value is not None} <= allowed


def test_there_is_a_row_for_each_tranche_finding_and_consequence() -> None:
    verdict = samples.verdict()
    assert [row["id"] for row in rows(Record.TRANCHE)] == [each.key for each in verdict.tranches]
    assert [row["id"] for row in rows(Record.FINDING)] == [
        each.id for each in verdict.all_findings()
    ]
    assert len(rows(Record.CONSEQUENCE)) == len(verdict.consequences)


def test_a_condition_names_its_tranche_and_another_finding_none() -> None:
    verdict = samples.verdict()
    named = [row["id"] for row in rows(Record.FINDING) if row["tranche"] is not None]
    assert named == [each.id for one in verdict.tranches for each in one.conditions]


def test_a_consequence_stands_until_a_paper_lifts_it() -> None:
    verdict = samples.verdict()
    for row, one in zip(rows(Record.CONSEQUENCE), verdict.consequences, strict=True):
        assert row["status"] == ("stands" if one.lifted_by is None else "lifted")
        assert row["because"] == list(one.because)


def test_the_verdict_adds_up_what_is_known_in_one_currency() -> None:
    paid = tranche("second", status="released", holds=(), paid=usd("50.25"), amount=usd("50.25"))
    unknown = tranche("third", amount=None, paid=None, payable=None)
    row = verdict_of(tranche(), paid, unknown)
    assert [row[name] for name in ("currency", "amount", "paid", "payable", "at_risk")] == [
        "USD",
        "150.25",
        "50.25",
        "0.00",
        "100.00",
    ]


@pytest.mark.parametrize(
    "other",
    [{"amount": usd("3.00", "CNY")}, {"amount": None, "payable": None, "paid": usd("3.00", "CNY")}],
)
def test_two_currencies_have_no_sum(other: dict[str, Any]) -> None:
    row = verdict_of(tranche(), tranche("second", **other))
    assert (row["currency"], row["amount"], row["at_risk"]) == (None, None, None)


def test_what_is_not_known_is_null_and_not_zero() -> None:
    unknown = tranche(amount=None, paid=None, payable=None)
    assert at_risk(unknown) is None
    assert verdict_of(unknown)["amount"] is None


@pytest.mark.parametrize(
    ("fields", "risk"),
    [
        ({}, "100.00"),
        ({"paid": usd("40.00")}, "60.00"),
        ({"status": "eligible", "holds": (), "payable": usd("100.00")}, "0"),
        ({"status": "undetermined", "holds": (), "missing": ("a paper",)}, "100.00"),
    ],
)
def test_at_risk_is_what_is_held_back_or_cannot_be_decided(
    fields: dict[str, Any], risk: str
) -> None:
    assert at_risk(tranche(**fields)) == Decimal(risk)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+3", "1000"),
        ("0.12345678905", "0.1234567890"),
        ("0.12345678915", "0.1234567892"),
        ("0.1234567890", "0.1234567890"),
        ("9" * 28, "9" * 28),
    ],
)
def test_numbers_are_plain_and_rounded_to_what_a_column_holds(value: str, text: str) -> None:
    (row,) = rows(Record.TRANCHE, tranches=(tranche(amount=usd(value)),))
    assert row["amount"] == text


def test_an_amount_that_no_column_holds_is_refused_rather_than_changed() -> None:
    large = tranche(amount=usd("1" + "0" * 28))
    with pytest.raises(InputError, match="at most 28 digits"):
        rows(Record.TRANCHE, tranches=(large,))


def test_a_measured_value_that_no_column_holds_is_left_out() -> None:
    finding = samples.verdict().findings[0].model_copy(update={"measured": Decimal("1E+28")})
    (row,) = (each for each in rows(Record.FINDING, tranches=(), findings=(finding,)))
    assert row["measured"] is None


def test_a_case_without_a_verdict_is_a_row_with_its_problems() -> None:
    row = unusable_row("cases/b", DAY, [Problem(Position("cases/b"), "file", "it is not there")])
    assert (row["record"], row["status"], row["case"]) == ("verdict", "unusable", None)
    assert row["problems"] == ["cases/b: it is not there [file]"]
