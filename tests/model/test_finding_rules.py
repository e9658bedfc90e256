from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from checker.model.finding_rules import BOUNDS, Check, Condition, Limit, Requirement

OF: dict[str, Any] = {"id": "a", "title": "A"}


@pytest.mark.parametrize("name", BOUNDS)
def test_a_measure_has_one_bound(name: str) -> None:
    assert Requirement.model_validate({"measure": "x", name: "7"}).bound == (name, "7")


@pytest.mark.parametrize(
    ("keys", "message"),
    [
        ({"measure": "x"}, "a measure needs exactly one of"),
        ({"measure": "x", "at_most": "1", "below": "2"}, "a measure needs exactly one of"),
        ({"at_most": "1"}, "need a 'measure'"),
        ({"partial": "x", "require": "y"}, "need a 'measure'"),
        ({"measure": "x", "at_most": "1", "require": "y"}, "'require' or 'measure', not both"),
    ],
)
def test_forms_that_mean_nothing_are_refused(keys: dict[str, str], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Requirement.model_validate(keys)


def test_a_check_has_something_to_check() -> None:
    with pytest.raises(ValidationError, match="give 'require', or 'measure' with a bound"):
        Check(**OF)


def test_a_limit_has_a_measure() -> None:
    with pytest.raises(ValidationError, match="measure"):
        Limit(**OF, require="true")


@pytest.mark.parametrize(
    ("keys", "reason"),
    [
        ({"due": "as_of", "missing": "a plan"}, "only a condition with 'fulfilled_by' can have m"),
        ({"times": "2", "expected": "as_of"}, "'fulfilled_by' can have expected, times"),
        ({"sets_aside": True}, "'sets_aside' is for checks, and not for conditions"),
    ],
)
def test_a_condition_has_no_key_without_effect(keys: dict[str, object], reason: str) -> None:
    with pytest.raises(ValidationError, match=reason):
        Condition.model_validate({**OF, "require": "true", **keys})


@pytest.mark.parametrize(
    ("other", "fits"),
    [({}, False), ({"require": "x"}, False), ({"require": "y"}, True), ({"applies": "x"}, True)],
)
def test_another_reading_decides_otherwise(other: dict[str, str], fits: bool) -> None:
    written = {"id": "a", "title": "A", "require": "x", "alternatives": [{"reading": "r", **other}]}
    if fits:
        assert Check.model_validate(written).alternatives[0].otherwise() == other
    else:
        with pytest.raises(ValidationError, match="decides as the rule itself does"):
            Check.model_validate(written)
