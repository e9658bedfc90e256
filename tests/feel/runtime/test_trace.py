"""What a trace says of its value, worked out when it is asked."""

from __future__ import annotations

from decimal import Decimal

from checker import feel
from checker.feel import NamedValue, NullReason, Record
from checker.feel.runtime.trace import Bundle, Trace, is_unsure

FIRST, SECOND = Record({"n": Decimal(1)}, "first"), Record({"n": Decimal(2)}, "second")
NAMED = NamedValue("x", Decimal(1), "global")
UNSURE = NullReason("compared-with-null", "`x = 1` compares", "x = 1", 1, 1)
WHOLE = NullReason("null", "`x` is null", "x", 1, 1)


def trace(value: feel.Value, *events: Record | NamedValue | NullReason | Bundle) -> Trace:
    return Trace(value, events, lambda: WHOLE)


def test_bundles_are_opened_in_the_order_of_first_use_and_once() -> None:
    inner = Bundle((SECOND, NAMED), is_unsure=False)
    outer = Bundle((inner, FIRST, inner), is_unsure=False)
    found = trace(True, outer, NAMED, inner, FIRST)
    assert [record.origin for record in found.reads] == ["second", "first"]
    assert found.named == (NAMED,)


def test_a_long_chain_of_bundles_is_opened() -> None:
    bundle = Bundle((FIRST,), is_unsure=False)
    for _ in range(5_000):
        bundle = Bundle((bundle,), is_unsure=False)
    assert [record.origin for record in trace(True, bundle).reads] == ["first"]


def test_a_trace_is_unsure_where_anything_in_it_is() -> None:
    assert is_unsure(UNSURE)
    assert not is_unsure(WHOLE)
    assert trace(True, FIRST, Bundle((UNSURE,), is_unsure=True)).is_unsure
    assert not trace(True, FIRST, Bundle((NAMED,), is_unsure=False)).is_unsure


def test_a_null_that_nothing_explains_has_the_reason_of_the_whole() -> None:
    assert trace(None, FIRST).nulls == (WHOLE,)
    assert trace(None, UNSURE).nulls == (UNSURE,)
    assert trace(True, FIRST).nulls == ()


def test_a_trace_of_nothing_keeps_what_it_rests_on() -> None:
    found = trace(True, FIRST, UNSURE).of_nothing()
    assert (found.value, found.reads, found.nulls) == (None, (FIRST,), (UNSURE,))


def test_traces_are_equal_if_they_say_the_same() -> None:
    assert trace(True, FIRST, NAMED) == trace(True, Bundle((FIRST,), is_unsure=False), NAMED)
    assert trace(True, FIRST) != trace(True, SECOND)
    assert trace(True, FIRST) != trace(False, FIRST)
    assert trace(True) != True  # noqa: E712 - nothing but a trace equals one
