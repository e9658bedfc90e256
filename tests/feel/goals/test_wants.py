from __future__ import annotations

from decimal import Decimal

import pytest

from checker.feel.goals import ABSENT, KNOWN, Need, Target
from checker.feel.goals.wants import joined

D = Decimal


@pytest.mark.parametrize(
    ("target", "met", "not_met"),
    [
        (Target("<=", D(5)), D(5), D("5.1")),
        (Target("<", D(5)), D("4.9"), D(5)),
        (Target(KNOWN), D(0), None),
        (Target(ABSENT), None, D(0)),
        (Target("!=", "a"), "b", None),
    ],
)
def test_a_target_is_met_by_values_as_wanted(target: Target, met: object, not_met: object) -> None:
    assert target.met_by(met)
    assert not target.met_by(not_met)


def test_ways_to_meet_both_share_what_both_need() -> None:
    a, b, c = Need("a"), Need("b"), Need("c")
    assert joined([(a,), (b,)], [(a, c)]) == [(a, c), (b, a, c)]
