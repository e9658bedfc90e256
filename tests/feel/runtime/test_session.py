"""Evaluating programs with the values of one case."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal

import pytest

from checker import feel

D = Decimal


def library(*definitions: feel.Definition, names: tuple[str, ...] = ()) -> feel.Library:
    return feel.Library(definitions, names)


def test_missing_values_are_null() -> None:
    given = library(names=("reports",))
    assert given.session().evaluate(given.compile("reports.amount + x", ("x",))) is None


def test_time_stands_still_for_a_session_with_a_moment() -> None:
    given = library(feel.Definition("age", 'today() - @"1999-01-01"'))
    session = given.session(moment=datetime(1999, 1, 31, 10, tzinfo=UTC))
    for run in (session.evaluate, lambda program: session.trace(program).value):
        assert run(given.compile("age")) == timedelta(days=30)
        assert run(given.compile("string(now())")) == "1999-01-31T10:00:00Z"
        assert run(given.compile("(function(clock) clock().year)(today)")) == D(1999)
    assert given.session().evaluate(given.compile("today()")).year > 2000


def test_several_programs_are_evaluated_with_the_same_values() -> None:
    given = library()
    programs = [given.compile(text, ("x",)) for text in ("x + 1", "x > 1", "y", "sum(x)")]
    assert given.session().evaluate_all(programs, {"x": D(2)}) == [D(3), True, None, D(2)]
    assert given.session().evaluate_all([], {"x": D(2)}) == []


def test_several_programs_share_the_steps_of_one_evaluation() -> None:
    given = library()
    loop = given.compile("count(for i in 1..60 return i)")
    session = given.session(limits=feel.Limits(steps=200))
    assert session.evaluate(loop) == D(60)
    with pytest.raises(feel.LimitExceeded):
        session.evaluate_all([loop, loop, loop, loop])


def test_a_session_with_other_values_computes_what_they_change_and_keeps_the_rest() -> None:
    given = library(
        feel.Definition("drawn", "sum(reports.drawn)"),
        feel.Definition("twice", "drawn * 2"),
        feel.Definition("wells_of", "count(wells[owner = who])", parameters=("who",)),
        names=("reports", "wells"),
    )
    wells = feel.to_feel([{"owner": "a"}] * 20)
    first = given.session({"reports": feel.to_feel([{"drawn": 1}]), "wells": wells})
    both = given.compile("[twice, wells_of(who)]", ("who",))
    for run in (first.evaluate, lambda *given: first.trace(*given).value):
        assert run(both, {"who": "a"}) == [D(2), D(20)]
    values = {"reports": feel.to_feel([{"drawn": 5}]), "wells": wells}
    second = first.with_values(values, {"reports", "drawn", "twice"})
    for run in (second.evaluate, lambda *given: second.trace(*given).value):
        assert run(both, {"who": "a"}) == [D(10), D(20)]
    assert first.evaluate(both, {"who": "a"}) == [D(2), D(20)]


def test_a_function_that_a_definition_gives_is_traced_in_each_session() -> None:
    given = library(
        feel.Definition("chosen", "more"),
        feel.Definition("more", "limit + by", parameters=("by",)),
        names=("reports", "limit"),
    )
    first = given.session({"reports": [D(1)], "limit": D(7)})
    program = given.compile("chosen(1)")
    told = first.trace(program)
    second = first.with_values({"reports": [D(5)], "limit": D(7)}, {"reports"})
    assert second.trace(program) == told
    assert told.calls
