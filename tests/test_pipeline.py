from __future__ import annotations

from checker.model.verdict import Consequence, ConsequenceKind
from checker.pipeline import following


def consequence(name: str, *because: str) -> Consequence:
    return Consequence(
        id=name,
        kind=ConsequenceKind.PENALTY,
        measure="fine",
        rule=name,
        title=name,
        because=because,
        source="agreement 1",
        message="",
    )


def test_a_consequence_of_a_consequence_is_told_with_its_finding() -> None:
    chain = [
        consequence("a-refund", "closure"),
        consequence("closure", "overrun"),
        consequence("other", "elsewhere"),
    ]
    assert [each.id for each in following(chain, {"overrun"})] == ["a-refund", "closure"]


def test_a_hold_is_told_with_its_tranche_whatever_brought_it() -> None:
    assert following([consequence("hold", "elsewhere")], {"hold"})


def test_consequences_of_what_is_not_told_are_left_out() -> None:
    assert following([consequence("closure", "overrun")], {"another"}) == ()
