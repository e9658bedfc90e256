from __future__ import annotations

import pytest
import sqlglot

from checker.screens.papers import papers_in
from checker.screens.rules import NotScreened, Screen, screen_of
from tests.screens.made import AS_OF, allowance, check, mills, report, suspects, table_of

PAPERS = [allowance("A", 1998, "10"), report("A", 1998, 1, "5"), report("A", 1998, 2, "5")]


def test_what_does_not_apply_stays_out_and_what_may_apply_does_not() -> None:
    assert suspects(check("report.output > 9", "report.quarter = 3"), PAPERS) == set()
    assert suspects(check("report.output > 1", "report.sold = 3"), PAPERS) == {
        ("R-A-1998-1",),
        ("R-A-1998-2",),
    }


def test_subjects_of_several_variables() -> None:
    subjects = {"mill": "distinct values(allowances.mill)", "q": "[1..3]"}
    rule = check("sum(output_reports[quarter = q and enterprise = mill].output) = 5", **subjects)
    assert isinstance(suspects(rule, PAPERS), NotScreened)
    subjects = {"m": "distinct values(allowances.mill)", "q": "[1..3]"}
    rule = check("sum(output_reports[mill = m and quarter = q].output) = 5", **subjects)
    assert suspects(rule, PAPERS) == {("A", 3)}


@pytest.mark.parametrize(
    ("require", "for_each", "why"),
    [
        ("1 < 2", {"m": "distinct values(allowances.mill)"}, "satisfied without any paper"),
        ("count(allowances) > 0", {"q": "[1..4]"}, "all papers of the type"),
        ("true", {"q": "[1..400]"}, "a range"),
    ],
)
def test_why_a_rule_has_no_screen(require: str, for_each: dict[str, str], why: str) -> None:
    found = suspects(check(require, **for_each), PAPERS)
    assert isinstance(found, NotScreened)
    assert why in found.why


def test_a_count_of_nothing_satisfies_nothing() -> None:
    """A finding is satisfied by papers only, and there is none."""
    subjects = {"m": "distinct values(allowances.mill)"}
    rule = check("count(output_reports[mill = m and quarter = 4]) = 0", **subjects)
    assert suspects(rule, PAPERS) == {("A",)}


def test_the_queries_are_written_for_spark() -> None:
    with table_of(PAPERS) as connection:
        rule = next(each for each in mills().pack.topic.rules if each.id == "stock-in-balance")
        made = screen_of(rule, mills(), papers_in(connection, mills(), "x"), AS_OF)
    assert isinstance(made, Screen)
    for query in (made.subjects, made.suspects, *made.reads):
        assert sqlglot.parse_one(query.sql("spark"), read="spark")


def test_a_variable_may_have_the_name_of_a_column() -> None:
    rule = check("made_by(id, 1998) > 0", id="distinct values(allowances.mill)")
    with table_of(PAPERS) as connection:
        made = screen_of(rule, mills(), papers_in(connection, mills(), "x"), AS_OF)
    assert isinstance(made, Screen)
    assert all('"subjects"."id"' in query.sql("duckdb") for query in made.reads)
