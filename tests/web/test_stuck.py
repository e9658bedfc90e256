from decimal import Decimal

import pytest

from checker.model.verdict import Amount, Tranche, TrancheStatus
from checker.web.stuck import stuck_later
from tests.reports import samples

VERDICT = samples.assessment().verdict
FIRST = VERDICT.tranches[0]


def amount(value: str, currency: str = "USD") -> Amount:
    return Amount(value=Decimal(value), currency=currency)


def tranche(status: TrancheStatus, payable: str, **changes: object) -> Tranche:
    values = {"status": status, "amount": amount("100.00"), "paid": amount("20.00")}
    plain = {"reductions": (), "holds": (), "missing": (), "conditions": (), **changes}
    return FIRST.model_copy(update={**values, "payable": amount(payable), **plain})


PAYABLE = tranche(TrancheStatus.PART_RELEASED, "80.00")
OPEN = tranche(TrancheStatus.UNDETERMINED, "0.00")
HELD = tranche(TrancheStatus.WITHHELD, "0.00", holds=("hold/1",))


@pytest.mark.parametrize(
    ("now", "later", "stuck"),
    [
        (PAYABLE, HELD, "80.00"),
        (PAYABLE, OPEN, "80.00"),
        (OPEN, HELD, "80.00"),
        (PAYABLE, PAYABLE, None),
        (HELD, HELD, None),
        (HELD, OPEN, None),
        (OPEN, PAYABLE, None),
        (PAYABLE, None, None),
    ],
)
def test_stuck_is_what_gets_worse(now: Tranche, later: Tranche | None, stuck: str | None) -> None:
    before = VERDICT.model_copy(update={"tranches": (now,)})
    after = VERDICT.model_copy(update={"tranches": (later,) if later else ()})
    wanted = () if stuck is None else (amount(stuck),)
    assert stuck_later(before, after) == wanted
