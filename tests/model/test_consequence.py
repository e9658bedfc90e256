from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from checker.model.consequence import Effect, Trigger
from checker.model.statuses import ConsequenceKind, Status


@pytest.mark.parametrize("kind", ConsequenceKind)
def test_an_effect_is_of_the_kind_whose_key_it_has(kind: ConsequenceKind) -> None:
    effect = Effect.model_validate({kind.value: "closure", "on": {}})
    assert effect.kind_and_measure == (kind, "closure")


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({}, "exactly one of hold"),
        ({"hold": "a", "penalty": "b"}, "exactly one of hold"),
        ({"penalty": "a", "where": "true"}, "belongs to a hold, or to 'reduces'"),
        ({"refund": "a", "tranches": ["t"]}, "belongs to a hold"),
        ({"penalty": "a", "reduces": "t"}, "need an 'amount'"),
        ({"hold": "a", "at_most": "1"}, "need an 'amount'"),
        ({"hold": "a", "amount": "1", "reduces": "t"}, "only a penalty or a refund in money"),
        ({"penalty": "a", "amount": "1", "unit": "t", "reduces": "t"}, "only a penalty or a"),
    ],
)
def test_an_effect_is_of_one_kind(written: dict[str, Any], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        Effect.model_validate({**written, "on": {}})


def test_a_trigger_waits_for_a_violation_unless_it_says_otherwise() -> None:
    trigger = Trigger.model_validate({"finding": "cap", "as": "over"})
    assert trigger.finding_status is Status.VIOLATED
    pending = Trigger.model_validate({"finding": "cap", "as": "over", "status": "pending"})
    assert pending.finding_status is Status.PENDING


@pytest.mark.parametrize("written", [{}, {"finding": "a", "consequence": "b"}])
def test_a_trigger_waits_for_one_thing(written: dict[str, Any]) -> None:
    with pytest.raises(ValidationError, match="exactly one of 'finding' and 'consequence'"):
        Trigger.model_validate({**written, "as": "x"})
