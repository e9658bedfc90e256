from __future__ import annotations

from typing import Any

import pytest
from pydantic import ValidationError

from checker.model.finding_rules import Check, TrancheRule

OF: dict[str, Any] = {"id": "a", "title": "A"}


def test_advice_of_an_earlier_pack_is_for_violations() -> None:
    made = Check.model_validate({**OF, "require": "true", "advice": "Send it."})
    assert made.advice == {"violated": "Send it."}


def test_what_released_a_tranche_in_an_earlier_pack_shows_its_payments() -> None:
    made = TrancheRule.model_validate({**OF, "amount": "1", "released_by": "payments"})
    assert made.payments is not None
    assert (made.payments.of, made.payments.amount) == ("payments", "document.amount")


def test_the_earlier_key_and_the_new_one_do_not_stand_together() -> None:
    both = {**OF, "amount": "1", "released_by": "payments", "payments": {"of": "payments"}}
    with pytest.raises(ValidationError, match="released_by"):
        TrancheRule.model_validate(both)
