from __future__ import annotations

import pytest

from checker.model.problems import InputError
from tests.evaluation.world import planting, survey
from tests.statements.conftest import Stated


def test_offers_name_every_statement_with_what_it_can_be_about(stated: Stated) -> None:
    offers = stated.offers([planting("a", 60), planting("a", 60, year=2000)])
    assert offers["yearly"].parameters == {"year": ("2000", "2001")}
    assert offers["decision"].parameters == {"year": ("2001", "2002")}
    assert offers["yearly"].source == "deed 1(a); 2; Annex 1"


def test_an_unknown_statement_is_refused_with_the_nearest(stated: Stated) -> None:
    with pytest.raises(InputError) as caught:
        stated.make([], "yearli")
    (problem,) = caught.value.problems
    assert problem.message == "the pack plots has no statement 'yearli'"
    assert problem.hint == "did you mean `yearly`?"


def test_statements_read_the_verdict_and_cite_the_documents_behind_it(stated: Stated) -> None:
    made = stated.make([planting("a", 60), survey(60)], "decision", year="2001")
    (part,) = made.sections
    shown = [[cell.value for cell in row.values()] for row in part.rows]
    assert shown == [["Planted", "satisfied"], ["Surveyed", "satisfied"]]
    assert part.rows[0]["status"].evidence == ("P-a-2001",)
    assert part.rows[1]["status"].evidence == ("S-2001",)


def test_a_statement_says_by_which_rules_it_was_made(stated: Stated) -> None:
    made = stated.make([planting("a", 60)], "yearly", year="2001")
    assert (made.rules.pack, made.source) == ("plots", "deed 1(a); 2; Annex 1")


def test_the_same_record_gives_the_same_statement(stated: Stated) -> None:
    papers = [planting("a", 60), survey(60)]
    assert stated.make(papers, "decision", year="2001") == stated.make(
        papers, "decision", year="2001"
    )
