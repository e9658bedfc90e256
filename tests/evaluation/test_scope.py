from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from checker.evaluation import Scope
from checker.evaluation.scope import Gaps, together
from checker.feel import Program, Trace, Value
from checker.feel.runtime.tracer import Tracer
from tests.evaluation.world import GRANTS, World, planting, survey, write_world


@pytest.fixture
def world(tmp_path: Path) -> World:
    return write_world(tmp_path, GRANTS)


@pytest.fixture
def scope(world: World) -> Scope:
    return world.scope([survey(60), planting("A", 50)], "2001-12-31")


def test_documents_stand_in_the_order_of_arrival(scope: Scope) -> None:
    assert [document.id for document in scope.papers.counted] == ["P-A-2001", "S-2001"]
    assert scope.evidence(scope.value("documents", {})) == ("P-A-2001", "S-2001")


def test_a_document_exists_from_the_day_on_which_it_was_received(world: World) -> None:
    documents = [planting("A", 50, received="2001-03-02")]
    assert world.scope(documents, "2001-03-01").document("P-A-2001") is None
    assert world.scope(documents, "2001-03-02").document("P-A-2001") is not None


def test_the_day_is_a_value(scope: Scope) -> None:
    assert scope.value("as_of", {}) == date(2001, 12, 31)


def test_another_version_of_a_case_is_seen_with_its_papers(world: World) -> None:
    old = world.scope([survey(60), planting("A", 50)], "2001-12-31")
    new = world.scope([survey(60)], "2001-12-31")
    count = "count(documents)"
    assert old.trace(count, {}).value == Decimal(2)
    changed = old.with_case(new.case, new.papers, frozenset({"documents"}))
    assert changed.trace(count, {}).value == Decimal(1)
    assert changed.document("P-A-2001") is None
    assert old.trace(count, {}).value == Decimal(2)


def test_a_grade_is_the_lowest_of_the_evidence(scope: Scope) -> None:
    assert scope.grade(["S-2001"]) == "seen"
    assert scope.grade(["S-2001", "P-A-2001"]) == "told"
    assert scope.grade([]) is None


def test_a_template_is_filled_with_plain_values(scope: Scope) -> None:
    assert scope.text("{plantings[1].area} ha in {year}", {"year": None}) == "50 ha in unknown"


def test_gaps_are_told_once() -> None:
    both = Gaps(("a", "b")) | Gaps(("b", "c"), "board")
    assert both == Gaps(("a", "b", "c"), "board")


def test_many_gaps_are_put_together_in_their_order() -> None:
    each = [Gaps((f"report {number}", "survey")) for number in range(3)]
    found = together([*each, Gaps(awaiting="board"), Gaps(awaiting="office")])
    assert found == Gaps(("report 0", "survey", "report 1", "report 2"), "board")
    assert together([]) == Gaps()


@pytest.mark.parametrize(
    ("role", "words"),
    [
        ("office", "a survey (from the office)"),
        ("nobody", "a survey (from nobody)"),
        (None, "a survey"),
    ],
)
def test_what_has_to_arrive_names_who_sends_it(scope: Scope, role: str | None, words: str) -> None:
    assert scope.from_role("a survey", role) == words


JUDGED = """
definitions:
  - {id: found, title: A survey, name: found, value: "surveys[1]", missing: a survey, from: office}
  - id: approved
    title: Whether a paper is approved
    name: approved
    parameters: {paper: Any}
    value: 'if paper.id = null then null else surveys[id = paper.id][1].area > 100'
    missing: approval of {paper.id}
    from: board
"""


def test_a_judgement_of_a_paper_that_is_not_there_is_not_wanted_beside_it(tmp_path: Path) -> None:
    scope = write_world(tmp_path, JUDGED).scope([planting("A", 50)], "2001-12-31")
    assert scope.gaps(scope.trace("approved(found)", {})) == Gaps(("a survey (from the office)",))


def test_what_is_asked_of_nothing_is_told_where_nothing_else_is(tmp_path: Path) -> None:
    scope = write_world(tmp_path, JUDGED).scope([planting("A", 50)], "2001-12-31")
    gaps = scope.gaps(scope.trace("approved(null)", {}))
    assert gaps == Gaps(("approval of unknown (from the board)",))


def test_a_text_is_traced_once_for_the_names_that_it_mentions(
    scope: Scope, monkeypatch: pytest.MonkeyPatch
) -> None:
    traced: list[str] = []
    trace = Tracer.trace

    def counting(self: Tracer, program: Program, values: Mapping[str, Value]) -> Trace:
        traced.append(program.text)
        return trace(self, program, values)

    monkeypatch.setattr(Tracer, "trace", counting)
    for plot in ("A", "B"):
        for year in (Decimal(2000), Decimal(2001)):
            names = {"plot": plot, "year": year}
            assert scope.trace("year + 1", names).value == year + 1
            assert scope.trace("[plot, year]", names).value == [plot, year]
    assert (traced.count("year + 1"), traced.count("[plot, year]")) == (2, 4)
