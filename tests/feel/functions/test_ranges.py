from __future__ import annotations

import itertools
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.feel.values import Range
from tests.feel.builders import at, call, call_named, rng

EXAMPLES = """
    before 1 10 true; before 10 1 false; before 1 [1..10] false; before 1 (1..10] true
    before 1 [5..10] true; before [1..10] 10 false; before [1..10) 10 true; before [1..10] 15 true
    before [1..10] [15..20] true; before [1..10] [10..20] false; before [1..10) [10..20] true
    before [1..10] (10..20] true
    after 10 5 true; after 5 10 false; after 12 [1..10] true; after 10 [1..10) true
    after 10 [1..10] false; after [11..20] 12 false; after [11..20] 10 true
    after (11..20] 11 true; after [11..20] 11 false; after [11..20] [1..10] true
    after [1..10] [11..20] false; after [11..20] [1..11) true; after (11..20] [1..11] true
    meets [1..5] [5..10] true; meets [1..5) [5..10] false; meets [1..5] (5..10] false
    meets [1..5] [6..10] false; met by [5..10] [1..5] true; met by [5..10] [1..5) false
    met by (5..10] [1..5] false; met by [6..10] [1..5] false
    overlaps [1..5] [3..8] true; overlaps [3..8] [1..5] true; overlaps [1..8] [3..5] true
    overlaps [1..5] [6..8] false; overlaps [1..5] [5..8] true; overlaps [1..5] (5..8] false
    overlaps [1..5) [5..8] false; overlaps (5..8] [1..5] false; overlaps [5..8] [1..5) false
    overlaps before [1..5] [3..8] true; overlaps before [1..5] [6..8] false
    overlaps before [1..5] [5..8] true; overlaps before [1..5] (5..8] false
    overlaps before [1..5) (1..5] true; overlaps before [1..5] (1..5] true
    overlaps before [1..5) [1..5] false; overlaps before [1..5] [1..5] false
    overlaps after [3..8] [1..5] true; overlaps after [6..8] [1..5] false
    overlaps after [5..8] [1..5) false; overlaps after (1..5] [1..5) true
    overlaps after [1..5] [1..5) false
    finishes 10 [1..10] true; finishes 10 [1..10) false; finishes [5..10] [1..10] true
    finishes [5..10) [1..10] false; finishes [5..10) [1..10) true; finishes (1..10] [1..10] true
    finished by [1..10] 10 true; finished by [1..10) 10 false; finished by [1..10] [5..10] true
    finished by [1..10] [5..10) false; finished by [1..10] (1..10] true
    includes [1..10] 5 true; includes [1..10] 12 false; includes [1..10] 1 true
    includes (1..10] 1 false; includes [1..10) 10 false; includes [1..10] [4..6] true
    includes (1..10] (1..5] true; includes [1..10] (1..10) true; includes [1..10) [5..10) true
    includes [1..10] [1..10] true; includes (1..10] [1..5] false
    during 5 [1..10] true; during 12 [1..10] false; during 1 (1..10] false
    during [4..6] [1..10] true; during (1..10) [1..10] true; during [1..10) [1..10] true
    starts 1 [1..10] true; starts 1 (1..10] false; starts 2 [1..10] false
    starts [1..5] [1..10] true; starts (1..5] [1..10] false; starts [1..10) [1..10] true
    starts [1..10] [1..10) false
    started by [1..10] 1 true; started by (1..10] 1 false; started by [1..10] [1..5] true
    started by [1..10] (1..5] false; started by [1..10] [1..10) true
    coincides 5 5 true; coincides 3 4 false; coincides [1..5] [1..5] true
    coincides (1..5) [1..5] false; coincides [1..5] [2..6] false
    before 1 (5..) true; before (5..) 1 false; before (..5) 5 true; before (..5] [6..) true
    after (5..) 5 true; after [5..) 5 false; includes (5..) 6 true; includes (..5) 6 false
    includes (..9) [1..8] true; during [1..8] (..8) false; overlaps (..5] [5..) true
    starts (5..) (5..) true; starts (..5) (..9) true; finishes (7..) (5..) true
    coincides (5..) (5..) true; coincides (..5) (5..) false; meets (..5] [5..9] true
"""


def _cases() -> list[tuple[str, object, object, bool]]:
    cases = []
    for line in EXAMPLES.replace("\n", ";").split(";"):
        if words := line.split():
            *name, left, right, outcome = words
            cases.append((" ".join(name), _operand(left), _operand(right), outcome == "true"))
    return cases


def _operand(text: str) -> object:
    return rng(text) if ".." in text else int(text)


@pytest.mark.parametrize(("name", "left", "right", "outcome"), _cases())
def test_relations(name: str, left: object, right: object, outcome: bool) -> None:
    assert call(name, left, right) is outcome


@pytest.mark.parametrize(
    ("name", "args"),
    [
        ("before", (1, "a")),
        ("before", (1, None)),
        ("before", (1,)),
        ("meets", (1, 2)),
        ("includes", (rng("[1..10]"), "a")),
        ("includes", (1, rng("[1..10]"))),
        ("overlaps", (rng("[1..10]"), Range("a", "b", True, True))),
        ("coincides", (None, None)),
        ("starts", (None, rng("[1..10]"))),
    ],
)
def test_what_cannot_be_compared_is_null(name: str, args: tuple[object, ...]) -> None:
    assert call(name, *args) is None


def test_relations_of_dates() -> None:
    year = Range(at("2020-01-01"), at("2020-12-31"), True, True)
    assert call("during", at("2020-06-01"), year) is True
    assert call("after", at("2021-01-01"), year) is True


def test_named_arguments() -> None:
    assert call_named("before", point1=1, point2=2) is True
    assert call_named("before", point=1, range=rng("[2..3]")) is True
    assert call_named("before", range1=rng("[0..1]"), range2=rng("[2..3]")) is True
    assert call_named("before", range1=1, range2=2) is None


_closed = st.booleans()
_ranges = st.builds(
    lambda ends, low, high: Range(Decimal(min(ends)), Decimal(max(ends)), low, high),
    st.tuples(st.integers(0, 6), st.integers(0, 6)).filter(lambda ends: ends[0] != ends[1]),
    _closed,
    _closed,
)


def _members(of: Range) -> set[Fraction]:
    """Return the halves that lie in a range: enough to tell ranges of whole ends apart."""
    points = {Fraction(half, 2) for half in range(-1, 14)}
    low, high = Fraction(of.low), Fraction(of.high)
    return {
        point
        for point in points
        if (low < point < high)
        or (point == low and of.low_closed)
        or (point == high and of.high_closed)
    }


@given(_ranges, _ranges)
def test_relations_mean_what_they_say_of_the_members(first: Range, second: Range) -> None:
    left, right = _members(first), _members(second)
    assert call("overlaps", first, second) is bool(left & right)
    assert call("includes", first, second) is (left >= right)
    assert call("before", first, second) is all(
        one < other for one, other in itertools.product(left, right)
    )
    assert call("coincides", first, second) is (left == right)


@given(_ranges, _ranges)
def test_each_relation_has_its_mirror(first: Range, second: Range) -> None:
    mirrors = {
        "before": "after",
        "meets": "met by",
        "overlaps": "overlaps",
        "overlaps before": "overlaps after",
        "finishes": "finished by",
        "includes": "during",
        "starts": "started by",
    }
    for name, mirror in mirrors.items():
        assert call(name, first, second) is call(mirror, second, first)
