from __future__ import annotations

from collections import Counter

from checker.messages import verbatim
from checker.model.statuses import Status
from checker.reports.assessment import Style
from checker.screens.rules import NotScreened
from checker.screens.telling import FEW, Found, overview

STYLE = Style(width=80)


def test_counts_stand_with_each_rule() -> None:
    found = Found("limit", 12_000, 3, Counter({Status.VIOLATED: 1, Status.SATISFIED: 2}))
    assert overview([found, Found("other", 0, 0)], STYLE).splitlines() == [
        "SCREENED (2)",
        "limit: 12,000 subjects, 3 judged, 1 violated, 2 satisfied",
        "1 rule has no subject here",
    ]


def test_rules_without_a_screen_are_listed_up_to_a_number() -> None:
    left = [NotScreened(f"rule-{at}", verbatim("a reason")) for at in range(FEW + 2)]
    text = overview(left, STYLE)
    assert "NOT SCREENED: ASSESS THE CASE (22)" in text
    assert "rule-19: a reason\n2 more rules; --verbose lists them" in text
    assert "rule-21: a reason" in overview(left, Style(width=80, verbose=True))
