from __future__ import annotations

from decimal import Decimal

import pytest

from checker.parsers.yaml_scalars import InexactError, resolved


@pytest.mark.parametrize(
    ("text", "value"),
    [("1998-05-15", "1998-05-15"), ("yes", "yes"), ("True", True), ("~", None), ("007", 7)],
)
def test_only_the_core_schema_counts(text: str, value: object) -> None:
    assert resolved(text) == value
    assert type(resolved(text)) is type(value)


@pytest.mark.parametrize("text", ["9" * 34, "0." + "9" * 34, "1e6144", "1e-6144", "0" * 50 + "1"])
def test_numbers_up_to_the_limits_are_exact(text: str) -> None:
    assert Decimal(str(resolved(text))) == Decimal(text)


@pytest.mark.parametrize("text", ["9" * 35, "1e6145", "1e-6145", "1e99999999", ".inf", ".NaN"])
def test_numbers_beyond_them_are_refused(text: str) -> None:
    with pytest.raises(InexactError):
        resolved(text)
