"""Values of one type from another."""

from __future__ import annotations

from datetime import UTC, time
from decimal import Decimal

import pytest

from checker.feel.values import Value
from checker.feel.values.notation import to_string
from tests.feel.builders import at, call

D = Decimal


@pytest.mark.parametrize(
    ("name", "args", "result"),
    [
        ("date", ("2012-12-25",), "2012-12-25"),
        ("date", (at("2012-12-25T11:00:00Z"),), "2012-12-25"),
        ("date", (at("2012-12-25"),), "2012-12-25"),
        ("date", (2012, 12, 25), "2012-12-25"),
        ("date", (-999_999_999, 12, 31), "-999999999-12-31"),
        ("time", ("23:59:00z",), "23:59:00Z"),
        ("time", (at("2012-12-25T11:00:00Z"),), "11:00:00Z"),
        ("time", (at("2012-12-25T11:00:00@Asia/Dhaka"),), "11:00:00@Asia/Dhaka"),
        ("time", (at("11:00:00"),), "11:00:00"),
        ("time", (23, 59, 0, at("PT0H")), "23:59:00Z"),
        ("time", (23, 59, 0, at("-PT2H30M")), "23:59:00-02:30"),
        ("time", (23, 59, D("1.5"), None), "23:59:01.5"),
        ("time", (23, 59, 0), "23:59:00"),
        ("date and time", ("2012-12-24T23:59:00",), "2012-12-24T23:59:00"),
        ("date and time", (at("2012-12-24"), at("23:59:00Z")), "2012-12-24T23:59:00Z"),
        ("date and time", (at("2012-12-24T01:00:00Z"), at("23:59:00")), "2012-12-24T23:59:00"),
        ("date and time", (at("-0001-12-24"), at("23:59:00")), "-0001-12-24T23:59:00"),
        ("duration", ("P26M",), "P2Y2M"),
        ("duration", ("PT100M",), "PT1H40M"),
        ("years and months duration", (at("2011-12-22"), at("2013-08-24")), "P1Y8M"),
        ("years and months duration", (at("2011-12-22"), at("2013-08-24T00:00:00")), "P1Y8M"),
    ],
)
def test_conversion(name: str, args: tuple[object, ...], result: str) -> None:
    assert to_string(call(name, *args)) == result


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("date", ("2012-12-25T11:00:00",)),
        ("date", (2012, 13, 25)),
        ("date", (2012, 2, 30)),
        ("date", (D("2012.5"), 1, 1)),
        ("date", (D("9" * 34), 1, 1)),
        ("date", (D("1E+40"), 1, 1)),
        ("date", (2012, 12)),
        ("date", (None,)),
        ("time", (24, 0, 0)),
        ("time", (23, 60, 0)),
        ("time", (23, 59, 60)),
        ("time", (-1, 0, 0)),
        ("time", (1, 0, 0, at("PT15H"))),
        ("time", (1, 0, 0, at("P1Y"))),
        ("date and time", (at("2012-12-24"), None)),
        ("date and time", (2017,)),
        ("duration", ("P",)),
        ("duration", (at("P1D"),)),
        ("years and months duration", (at("2011-12-22"), None)),
        ("number", ("1", "1", ".")),
        ("string", (None,)),
    ],
)
def test_what_cannot_be_converted_is_null(name: str, args: tuple[object, ...]) -> None:
    assert call(name, *args) is None


@pytest.mark.parametrize(
    ("args", "result"),
    [
        (("1 000,5", " ", ","), D("1000.5")),
        (("1,000.5", ",", "."), D("1000.5")),
        (("1.000.000,01", ".", ","), D("1000000.01")),
        (("1000.5", None, None), D("1000.5")),
        (("-1e3", None, None), D(-1000)),
        ((".5", None, "."), D("0.5")),
        (("1,000.5", ",", ","), None),
        (("1:5", None, ":"), None),
        (("1'000", "'", "."), None),
        (("1,5", None, "."), None),
        (("abc", None, None), None),
        (("NaN", None, None), None),
        (("1_000", None, None), None),
        (("٣", None, None), None),
        (("", None, None), None),
        (("1e999999999", None, None), None),
        ((None, ",", "."), None),
        (("1",), None),
    ],
)
def test_number(args: tuple[object, ...], result: Value) -> None:
    assert call("number", *args) == result


@pytest.mark.parametrize(
    ("value", "result"),
    [
        (D("1.10"), "1.1"),
        (True, "true"),
        ("a", "a"),
        ([1, "a"], '[1, "a"]'),
        (at("P1D"), "P1D"),
    ],
)
def test_string(value: object, result: str) -> None:
    assert call("string", value) == result


def test_a_time_from_a_date_is_midnight_in_utc() -> None:
    assert call("time", at("2012-12-24")) == time(tzinfo=UTC)
