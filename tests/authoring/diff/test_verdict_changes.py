from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.authoring.diff.verdict_changes import VerdictChange, payable, verdict_change
from checker.authoring.testing.runner import case_and_verdict
from checker.authoring.testing.suite import load_suite
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Verdict
from checker.packs import load_compiled

DAY = date(2003, 3, 1)
BROKEN = InputError([Problem(Position("a"), "b", "something is wrong")])


@pytest.fixture
def verdicts(water: Path) -> tuple[Verdict, Verdict]:
    """The verdicts on a case at its caps, and on one just above them."""
    compiled = load_compiled(water)
    good, bad = (case_and_verdict(test, compiled)[1] for test in load_suite(compiled.pack)[:2])
    return good, bad


def change_of(verdicts: tuple[Verdict, Verdict]) -> VerdictChange:
    change = verdict_change("one", DAY, *verdicts)
    assert change is not None
    return change


def test_each_difference_is_told_before_and_after(verdicts: tuple[Verdict, Verdict]) -> None:
    told = {each.id: (each.old, each.new) for each in change_of(verdicts).differences}
    assert told["one"] == ("satisfied", "violated")
    assert told["half/2001"] == ("eligible, USD 500.00", "not eligible, USD 500.00")
    assert told["close/north"] == ("not there", "penalty closure")
    assert told["within-cap/north/2001"] == ("satisfied", "violated")


def test_what_becomes_payable_is_the_new_less_the_old(verdicts: tuple[Verdict, Verdict]) -> None:
    assert payable(verdicts[0]) == {"USD": Decimal(1000)}
    assert payable(verdicts[1]) == {}
    assert change_of(verdicts).payable == {"USD": Decimal(-1000)}


def test_a_case_that_cannot_be_used_differs_as_a_whole(verdicts: tuple[Verdict, Verdict]) -> None:
    change = verdict_change("one", DAY, verdicts[0], BROKEN)
    assert change is not None
    assert change.differences[0].new == "cannot be used: something is wrong"
    assert change.rules == ("case",)
    assert verdict_change("one", DAY, BROKEN, BROKEN) is None
    assert verdict_change("one", DAY, verdicts[0], verdicts[0]) is None


@pytest.mark.parametrize(
    ("names", "allowed"),
    [
        (["one"], True),
        (["half"], False),
        (["half", "within-cap", "close"], True),
        (["half/cap-kept", "within-cap", "close"], True),  # covers the status of its tranche
        (["half", "within", "close"], False),
        ([], False),
    ],
)
def test_names_allow_what_they_cover(
    verdicts: tuple[Verdict, Verdict], names: list[str], allowed: bool
) -> None:
    assert change_of(verdicts).allowed_by(names) is allowed
