from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from checker.evidence.sifting import pack_terms
from checker.feel import Value
from checker.feel.goals import SOME, Need, Target, Want
from checker.unlock.drafting import Asking, Drafter
from checker.unlock.drafts import Draft
from tests.evaluation.world import World
from tests.unlock.plots import judgement, paper, planting, survey, world

DAY = date(2002, 2, 10)
ASKING = Asking("a finding", "farm")
YEAR = ("year", "=", Decimal(2001))


@pytest.fixture(scope="module")
def plots(tmp_path_factory: pytest.TempPathFactory) -> World:
    return world(tmp_path_factory.mktemp("plots"))


def drafter(given: World, *papers: dict[str, object], day: date = DAY) -> Drafter:
    scope = given.scope(papers, str(DAY))
    return Drafter(scope, pack_terms(scope.pack), DAY, day)


def drafts(one: Drafter, collection: str, *wants: tuple[str, str, Value]) -> list[Draft]:
    asked = tuple(Want((name,), Target(operator, value)) for name, operator, value in wants)
    need = Need(collection, asked)
    return [found[-1] for found in one.drafts((need,), (), ASKING)]


def test_the_sender_is_who_may_issue_the_paper(plots: World) -> None:
    (found,) = drafts(drafter(plots), "surveys", YEAR)
    assert (found.role, found.fields["submitted_by"]) == ("office", "office")
    assert found.because == ("a finding",)


def test_who_has_to_speak_sends_the_paper(plots: World) -> None:
    one = drafter(plots, survey())
    wants = ("about", "=", "S"), ("result", "=", "good")
    (found,) = drafts(one, "judgements", *wants, ("by", "=", "board"))
    assert (found.role, found.fields["by"]) == ("board", "board")
    assert drafts(one, "judgements", *wants, ("by", "=", "farm")) == [], "it may not issue it"


def test_a_report_comes_after_the_time_that_it_covers(plots: World) -> None:
    later = drafter(plots, day=date(2003, 1, 1))
    (found,) = drafts(later, "surveys", ("year", "=", Decimal(2002)))
    assert found.received_on == found.not_before == date(2003, 1, 1)
    now = drafter(plots)
    assert drafts(now, "surveys", ("year", "=", Decimal(2002))) == []
    assert now.later == {date(2003, 1, 1)}


def test_no_day_before_the_start(plots: World) -> None:
    early = ("received_on", "<=", date(2002, 2, 9))
    assert drafts(drafter(plots), "surveys", YEAR, early) == []


def test_no_act_of_a_day_before_the_start(plots: World) -> None:
    given_on = [("given_on", "=", date(2002, 2, day)) for day in (9, 10)]
    assert drafts(drafter(plots), "promises", given_on[0]) == []
    found, *_ = drafts(drafter(plots), "promises", given_on[1])
    assert found.fields["given_on"] == DAY


def test_no_second_paper_on_a_matter_that_is_on_file(plots: World) -> None:
    wants = ("plot", "=", "A"), YEAR, ("area", "<=", Decimal(3))
    assert drafts(drafter(plots, planting()), "plantings", *wants) == []


def test_what_contradicts_itself_is_superseded_and_never_given_another_figure(
    plots: World,
) -> None:
    said = [
        planting(area=area, received=f"2002-01-{area}") | {"id": f"P-{area}"} for area in (11, 12)
    ]
    wants = ("plot", "=", "A"), YEAR, ("area", "<=", Decimal(3))
    found = drafts(drafter(plots, *said), "plantings", *wants)
    assert [(each.id, each.base, each.fields["area"]) for each in found] == [
        ("P-11-2", "P-11", Decimal(11)),
        ("P-12-2", "P-12", Decimal(12)),
    ]
    assert {each.settles for each in found} == {("P-11", "P-12")}
    assert [each.fields["supersedes"] for each in found] == [["P-11", "P-12"]] * 2
    assert {each.received_on for each in found} == {DAY}


def test_a_paper_of_somebody_else_keeps_nobody_from_issuing_it(plots: World) -> None:
    (found,) = drafts(drafter(plots, survey() | {"submitted_by": "farm"}), "surveys", YEAR)
    assert (found.role, found.id) == ("office", "survey-2001")


def test_what_an_authority_decided_otherwise_is_not_asked_again(plots: World) -> None:
    one = drafter(plots, survey(), judgement("bad", part="north"))
    wants = ("about", "=", "S"), ("by", "=", "board"), ("result", "=", "good")
    assert drafts(one, "judgements", *wants) == [], "the whole covers the part"
    (other,) = drafts(one, "judgements", *wants, ("part", "=", "south"))
    assert other.fields["part"] == "south"
    assert one.decided == {"a finding": {"board"}}


def test_a_field_that_is_left_out_comes_in_a_new_version(plots: World) -> None:
    old = paper("promise", "PR", "farm", "2002-02-01", year=2002, ceiling=3, given_on="2002-02-01")
    wants = (Want(("actions",), Target(SOME)),)
    (found,) = drafter(plots, old).drafts((Need("", wants, base="PR"),), (), ASKING)
    assert found[0].fields["supersedes"] == "PR"
    assert (found[0].fields["ceiling"], len(found[0].fields["actions"])) == (3, 1)
    other = (Want(("ceiling",), Target("<=", Decimal(2))),)
    assert drafter(plots, old).drafts((Need("", other, base="PR"),), (), ASKING) == []


def test_a_figure_that_a_report_left_out_comes_in_a_new_version(plots: World) -> None:
    sparse = {name: value for name, value in survey().items() if name != "area"}
    known = ("area", "known", None)
    (found,) = drafts(drafter(plots, sparse), "surveys", YEAR, known)
    assert (found.fields["supersedes"], found.is_fact, found.base) == ("S", True, "S")
    assert found.fields["area"] is not None
    assert drafts(drafter(plots, survey()), "surveys", YEAR, known) == []


def test_what_is_asked_of_a_paper_to_come_is_put_into_it(plots: World) -> None:
    one = drafter(plots)
    first = (Need("promises", (Want(("year",), Target("=", Decimal(2002))),)),)
    given, *_ = one.drafts(first, (), ASKING)
    more = Need("promises", (*first[0].wants, Want(("ceiling",), Target("<=", Decimal(4)))))
    (found,) = one.drafts((more,), given, ASKING)
    assert len(found) == 1
    assert (found[0].id, found[0].fields["ceiling"]) == (given[0].id, 4)


def test_a_paper_about_one_to_come_refers_to_it_and_comes_with_it(plots: World) -> None:
    about = Need("surveys", (Want(("year",), Target("=", Decimal(2001))),))
    wants = (Want(("by",), Target("=", "board")), Want(("result",), Target("=", "good")))
    need = Need("judgements", wants, refers=((("about",), about),))
    (found,) = drafter(plots).drafts((need,), (), ASKING)
    assert [each.type for each in found] == ["survey", "judgement"]
    assert found[1].refers == (found[0].id,)


def test_a_list_that_has_to_be_empty(plots: World) -> None:
    nothing: list[Value] = []
    wants = ("year", "=", Decimal(2002)), ("actions", "=", nothing)
    found, *_ = drafts(drafter(plots), "promises", *wants)
    assert found.fields["actions"] == []


def test_nothing_changes_the_rules(plots: World) -> None:
    one = drafter(plots)
    for name in one.scope.compiled.collections:
        if name in ("waiver", "amendment", "party"):
            assert drafts(one, one.scope.compiled.collections[name]) == []


def test_the_more_specific_of_two_papers_is_kept(plots: World) -> None:
    one = drafter(plots, survey())
    wants = ("about", "=", "S"), ("by", "=", "board"), ("result", "=", "good")
    general = tuple(drafts(one, "judgements", *wants))
    particular = tuple(drafts(one, "judgements", *wants, ("part", "=", "south")))
    assert one.specific([general, particular], ()) == [particular]
