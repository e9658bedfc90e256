"""A paper counts only where its sender may issue it and could know what it says."""

from __future__ import annotations

import pytest

from tests.evidence.library import card, count, counted, paper, reason, ruling, sifted


def test_anybody_issues_a_type_that_names_no_issuer() -> None:
    assert counted([paper("note", "N", "a passer-by", text="hello")]) == ["N"]


def test_a_role_that_may_not_issue_a_paper_is_told_who_may() -> None:
    sifting = sifted([card(sender="member")])
    assert sifting.counted == ()
    (entry,) = sifting.not_counted
    assert (entry.document, entry.paragraph) == ("CARD", "1(a)")
    assert entry.reason == "A card comes from the desk, and a member may not issue it."


def test_who_acts_for_a_role_issues_its_papers() -> None:
    assert counted([card(sender="helper")]) == ["CARD"]


def test_acting_for_somebody_goes_one_way() -> None:
    assert counted([ruling("R", by="helper", sender="desk")]) == []
    assert counted([ruling("R", by="desk", sender="helper")]) == ["R"]


def test_a_party_needs_a_paper_that_says_who_it_is() -> None:
    why = "A count comes from the desk / a member, and no paper that counts says that Ann is one."
    assert reason("C", [count("C", 3)]) == why
    assert counted([card(), count("C", 3)]) == ["CARD", "C"]


@pytest.mark.parametrize("about", ["Bob", None])
def test_a_party_speaks_for_itself_only(about: str | None) -> None:
    documents = [card(), count("C", 3, member=about)]
    assert counted(documents) == ["CARD"]
    assert "Ann speaks for itself only" in reason("C", documents)


def test_a_role_may_speak_of_a_party() -> None:
    assert counted([count("C", 3, sender="desk")]) == ["C"]


def test_a_field_that_says_who_speaks_has_to_name_the_sender() -> None:
    why = "`by` is the board, and the paper comes from the desk."
    assert reason("R", [ruling("R", by="board", sender="desk")]) == why


def test_a_speaker_who_is_not_named_stands_in_no_ones_way() -> None:
    assert counted([ruling("R", by=None, sender="desk")]) == ["R"]  # type: ignore[arg-type]


@pytest.mark.parametrize(("decided", "counts"), [("2002-04-01", True), ("2002-04-02", False)])
def test_what_is_past_cannot_lie_after_the_day_of_receipt(decided: str, counts: bool) -> None:
    documents = [ruling("R", received="2002-04-01", decided_on=decided)]
    assert counted(documents) == (["R"] if counts else [])
    if not counts:
        assert "`decided_on` is 2002-04-02" in reason("R", documents)


@pytest.mark.parametrize(("received", "counts"), [("2002-01-01", True), ("2001-12-31", False)])
def test_the_time_that_a_paper_covers_is_over_when_it_is_received(
    received: str, counts: bool
) -> None:
    assert counted([count("C", 3, sender="desk", received=received)]) == (["C"] if counts else [])


def test_every_fault_of_a_paper_is_told() -> None:
    documents = [ruling("R", by="board", sender="desk", decided_on="2002-05-01")]
    assert reason("R", documents) == (
        "`by` is the board, and the paper comes from the desk. `decided_on` is 2002-05-01, and "
        "the paper was received before that, on 2002-04-01."
    )
