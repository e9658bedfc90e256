"""Papers on one matter: superseded, replaced by a later one, copied, or contradicting."""

from __future__ import annotations

import pytest

from checker.model.case import Document
from tests.evidence.library import card, count, counted, paper, reason, ruling, sifted


def test_papers_on_different_matters_leave_each_other_alone() -> None:
    assert counted([card(), count("C", 3), count("D", 4, year=2000)]) == ["CARD", "C", "D"]


def test_of_two_papers_on_one_matter_none_is_taken() -> None:
    documents = [card(), count("C", 3), count("D", 4, received="2002-04-01")]
    sifting = sifted(documents)
    assert [each.id for each in sifting.counted] == ["CARD"]
    assert [[each.id for each in group] for group in sifting.contradictions] == [["C", "D"]]
    assert [each.id for each in sifting.contested] == ["C", "D"]
    assert reason("C", documents) == (
        "It stands against D: none is taken until one supersedes the rest."
    )


def test_the_issuer_supersedes_its_own_paper() -> None:
    later = count("D", 4, received="2002-04-01", supersedes="C")
    documents = [card(), count("C", 3), later]
    assert counted(documents) == ["CARD", "D"]
    assert reason("C", documents) == "D supersedes it."


def test_what_a_later_paper_stands_for_is_kept_apart() -> None:
    later = count("D", 4, received="2002-04-01", supersedes="C")
    copy = count("E", 4, received="2002-04-02", supersedes="C")
    rulings = [ruling("R", outcome="yes"), ruling("S", received="2002-04-02", outcome="no")]
    sifting = sifted([card(), count("C", 3), later, copy, *rulings])
    assert [each.id for each in sifting.superseded] == ["C", "R"]


def test_several_papers_are_superseded_at_once() -> None:
    papers = [count("C", 3), count("D", 4), count("E", 5, supersedes=["C", "D"])]
    assert counted([card(), *papers]) == ["CARD", "E"]


def test_what_a_superseded_paper_superseded_stays_out() -> None:
    second = count("D", 4, received="2002-04-01", supersedes="C")
    third = count("E", 5, received="2002-05-01", supersedes="D")
    assert counted([card(), count("C", 3), second, third]) == ["CARD", "E"]


def test_who_stands_above_supersedes() -> None:
    corrected = count("D", 4, sender="desk", received="2002-04-01", supersedes="C")
    assert counted([card(), count("C", 3), corrected]) == ["CARD", "D"]


def test_nobody_supersedes_a_paper_of_somebody_above() -> None:
    corrected = count("D", 4, received="2002-04-01", supersedes="C")
    documents = [card(), count("C", 3, sender="desk"), corrected]
    assert counted(documents) == ["CARD", "C"]
    assert reason("D", documents) == "It is to supersede C of the desk, which Ann may not replace."


def test_a_paper_on_another_matter_is_not_superseded() -> None:
    other = count("D", 4, year=2000, supersedes="C")
    documents = [card(), count("C", 3), other]
    assert counted(documents) == ["CARD", "C"]
    assert reason("D", documents) == "It is to supersede C, which is about another matter."


def test_a_paper_of_another_type_is_not_superseded() -> None:
    documents = [count("C", 3, sender="desk"), ruling("R", by="desk", supersedes="C")]
    assert counted(documents) == ["C"]


def test_a_later_paper_is_not_superseded() -> None:
    documents = [card(), count("C", 3, received="2002-05-01"), count("D", 4, supersedes="C")]
    assert counted(documents) == ["CARD", "C"]
    assert reason("D", documents) == "It is to supersede C, which came later."


def test_without_a_key_nothing_is_superseded() -> None:
    first = paper("note", "N", "Ann", text="one")
    second = paper("note", "M", "Ann", "2002-04-01", text="two", supersedes="N")
    assert counted([first, second]) == ["N"]


def test_papers_that_supersede_each_other_contradict() -> None:
    documents = [card(), count("C", 3, supersedes="D"), count("D", 4, supersedes="C")]
    assert len(sifted(documents).contradictions) == 1


def test_a_paper_that_does_not_count_supersedes_nothing() -> None:
    forged = count("D", 4, sender="Bob", received="2002-04-01", supersedes="C")
    assert counted([card(), count("C", 3), forged]) == ["CARD", "C"]


def test_a_paper_that_is_not_known_yet_supersedes_nothing() -> None:
    later = count("D", 4, received="2002-04-01", supersedes="C")
    assert counted([card(), count("C", 3), later], on="2002-03-31") == ["CARD", "C"]


def test_a_copy_counts_once_whatever_its_id_and_day() -> None:
    documents = [card(), count("C", 3), count("D", "3.0", received="2002-04-01")]
    assert counted(documents) == ["CARD", "C"]
    assert reason("D", documents) == "It is a copy of C."


def test_what_another_says_is_not_a_copy() -> None:
    assert counted([card(), count("C", 3), count("D", 3, sender="desk")]) == ["CARD"]


def test_a_copy_of_a_superseded_paper_does_not_bring_it_back() -> None:
    second = count("D", 4, received="2002-04-01", supersedes="C")
    again = count("E", 3, received="2002-05-01")
    assert counted([card(), count("C", 3), second, again]) == ["CARD", "D"]


def test_who_supersedes_the_copy_supersedes_the_paper() -> None:
    copy = count("D", 3, received="2002-04-01")
    last = count("E", 4, received="2002-05-01", supersedes="D")
    assert counted([card(), count("C", 3), copy, last]) == ["CARD", "E"]


def test_a_copy_of_what_came_too_early_is_the_first_that_counts() -> None:
    early = count("C", 3, received="2001-12-31")
    assert counted([card(), early, count("D", 3)]) == ["CARD", "D"]


def test_a_later_ruling_of_the_same_issuer_replaces_the_earlier() -> None:
    later = ruling("S", received="2002-04-02", outcome="no")
    documents = [ruling("R", outcome="yes"), later]
    assert counted(documents) == ["S"]
    assert reason("R", documents) == "S, a later paper of the same sender, replaces it."


@pytest.mark.parametrize(
    "other",
    [
        ruling("S", outcome="no"),  # on the same day
        ruling("S", by="desk", received="2002-04-02", outcome="no"),  # of another issuer
    ],
)
def test_rulings_that_neither_replaces_contradict(other: Document) -> None:
    assert counted([ruling("R", outcome="yes"), other]) == []


def test_a_ruling_that_is_sent_again_does_not_undo_the_one_between() -> None:
    between = ruling("S", received="2002-05-01", outcome="no")
    again = ruling("T", received="2002-06-01", outcome="yes")
    assert counted([ruling("R", outcome="yes"), between, again]) == ["S"]
