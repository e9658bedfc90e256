"""An auditor asks of a case of three years: what did we know when we paid, and what now?"""

from __future__ import annotations

from datetime import date

import pytest

from checker.model.problems import InputError
from checker.model.verdict import Status
from checker.register.log.entry import Kind
from checker.register.verdicts.recording import Known, judged, record
from checker.register.verdicts.statement import Question
from tests.register.world import CASE, World


@pytest.fixture
def three_years(world: World) -> World:
    """Reports of 2001, and a correction in 2003 that shows what was drawn in truth."""
    world.clock.on("2002-01-20")
    world.submit(world.report("R-2001", drawn=90))
    world.clock.on("2003-01-15")
    world.submit(world.report("R-2002", year=2002, drawn=80))
    world.clock.on("2003-06-10")
    world.submit(world.report("R-2001-late", drawn=40))
    return world


def cap_of_2001(world: World, as_of: str, known: str | None = None) -> Status:
    question = Question(date.fromisoformat(as_of))
    result, _ = judged(world.register, CASE, question, Known("registrar", known))
    (finding,) = [item for item in result.verdict.findings if item.id == "within-cap/north/2001"]
    return finding.status


def test_what_was_known_when_it_was_paid(three_years: World) -> None:
    assert cap_of_2001(three_years, "2002-02-01", "2002-02-01") is Status.SATISFIED


def test_what_is_known_now(three_years: World) -> None:
    assert cap_of_2001(three_years, "2003-12-31") is Status.VIOLATED


def test_the_morning_and_the_evening_of_a_day_differ_by_the_entry(three_years: World) -> None:
    size = three_years.size
    assert cap_of_2001(three_years, "2003-06-10", f"@{size - 1}") is Status.SATISFIED
    assert cap_of_2001(three_years, "2003-06-10", f"@{size}") is Status.VIOLATED
    assert cap_of_2001(three_years, "2003-06-09", "2003-06-09") is Status.SATISFIED


def test_what_is_known_now_of_the_day_when_it_was_paid(three_years: World) -> None:
    assert cap_of_2001(three_years, "2002-02-01", "2003-12-31") is Status.VIOLATED
    assert cap_of_2001(three_years, "2002-02-01", f"@{three_years.size}") is Status.VIOLATED


def test_what_was_known_before_cannot_tell_how_things_stood_later(three_years: World) -> None:
    with pytest.raises(InputError, match="from 2003-06-10 on"):
        cap_of_2001(three_years, "2003-06-10", "2003-06-09")


def test_a_verdict_is_recorded_in_the_name_of_a_party_that_may_read_the_case(
    three_years: World,
) -> None:
    register, size = three_years.register, three_years.size
    result, _ = judged(register, CASE, Question(date(2003, 12, 31)), Known("council"))
    with pytest.raises(InputError, match="warden"):
        record(register, result, "warden", three_years.keys["council"])
    assert three_years.size == size
    body = record(register, result, "council", three_years.keys["council"]).receipt.body
    assert (body.seq, body.kind, body.party) == (size + 1, Kind.VERDICT, "council")
