from decimal import Decimal
from typing import Any

from checker.model.verdict import Amount, Tranche, Verdict
from checker.reports.answer import lifts, next_payment, sentence, stoppers
from tests.reports import samples
from tests.reports.test_money import tranche, usd

PLAN_WANTED = "plan to make good the overrun of 1998, from the works"


def verdict(*tranches: Tranche, **changes: Any) -> Verdict:
    return samples.verdict(tranches=tranches, **changes)


def second() -> Tranche:
    return samples.tranches()[1]


def test_what_may_be_paid_is_the_answer() -> None:
    assert sentence(samples.verdict()) == (
        "Payable now: First payment (year 1999), USD 741,193.75."
    )
    assert lifts(samples.verdict()) == []


def test_a_hold_is_named_with_what_lifts_it() -> None:
    held = verdict(second())
    assert sentence(held) == (
        "Payable now: nothing. Second payment (year 1999), USD 2,910,000.00, is held back. "
        "hold: Payments held after an overrun (year 1999)."
    )
    assert lifts(held) == [PLAN_WANTED]
    assert [each.id for each in stoppers(held, second())] == [samples.HOLD]


def test_a_violated_condition_tells_its_figures() -> None:
    failed = samples.condition(
        "line-a",
        "violated",
        message="Line A made 9 t, above 8 t.",
        figures="9 of 8 t",
        advice="Buy.",
    )
    held = verdict(tranche(conditions=(failed,)))
    assert sentence(held).endswith("is held back. Line A made 9 t, above 8 t.")
    [stop] = stoppers(held, held.tranches[0])
    assert stop.text.endswith("(year 1999, line line-a): 9 of 8 t")
    assert lifts(held) == ["Buy."]


def test_no_answer_says_not_met_without_saying_what() -> None:
    failed = samples.condition("line-a", "violated", message="Not met.")
    assert sentence(verdict(tranche(conditions=(failed,)))).endswith(
        "Output of the preceding year stayed within its limit (year 1999, line line-a)."
    )


def test_what_is_open_and_what_is_not_due_are_counted() -> None:
    open_ = sentence(verdict(tranche("undetermined", "pending")))
    assert open_ == (
        "Payable now: nothing. Payment, USD 100.00, cannot be decided yet: 2 matters are open."
    )
    later = sentence(verdict(tranche("pending", amount=None)))
    assert later.endswith("Payment, is not due yet: 1 condition is still to come.")


def test_the_next_payment_is_the_first_with_something_left() -> None:
    paid = tranche(id="a", status="released", paid=usd("100.00"))
    nothing = tranche(id="b", status="eligible", amount=usd("0.00"))
    part = tranche("pending", id="c", status="part-released", paid=usd("40.00"))
    assert next_payment(verdict(paid, nothing, part)) == part
    assert next_payment(verdict(paid, nothing)) is None
    assert sentence(verdict(paid)) == (
        "Payable now: nothing. All that these rules pay has been paid."
    )
    assert stoppers(verdict(paid), paid) == []


def test_without_tranches_the_summary_answers() -> None:
    one = samples.nothing_applied().verdict
    assert sentence(one) == one.summary
    assert lifts(one) == []


def test_a_hold_that_the_verdict_does_not_list_is_named_by_its_id() -> None:
    held = tranche(status="withheld", holds=("elsewhere",), amount=Amount(value=Decimal(1)))
    assert [each.text for each in stoppers(verdict(held), held)] == ["hold: elsewhere"]
