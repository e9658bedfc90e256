from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from checker.model.problems import InputError
from checker.pipeline import assess
from checker.register import administering
from checker.register.log.entry import Kind
from checker.register.papers.loading import cut_at, load_case, read_case
from checker.register.verdicts.recording import Known, judged
from checker.register.verdicts.statement import Question
from checker.reports import FORMATS, Assessment, render
from tests.register.world import CASE, World


def test_a_case_holds_its_papers_with_the_stamps_of_the_register(either: World) -> None:
    either.clock.on("2001-05-06")
    either.submit(either.report("R-1"))
    (document,) = load_case(either.register, CASE).case.documents
    assert document.record["submitted_by"] == "warden"
    assert document.record["received_on"].isoformat() == "2001-05-06"
    assert document.position.file == "register:wells/6/1"


def test_a_copy_stands_in_the_verdict_as_not_counted_until_its_sender_s_own(world: World) -> None:
    world.submit(world.report("R-1", submitted_by="council"), kind=Kind.FORWARDED)
    loaded = load_case(world.register, CASE)
    verdict = assess(loaded, date(2001, 12, 31))
    (paper,) = verdict.not_counted
    assert (paper.document, paper.reason) == (
        "R-1",
        "It is a copy; it waits for its sender's own.",
    )
    for name in FORMATS:  # none of them may look for the paper in the case
        assert render([Assessment(verdict, loaded.compiled.pack, loaded.case)], name)
    world.submit(world.report("R-1"), party="council")
    own = assess(load_case(world.register, CASE), date(2001, 12, 31))
    assert all(each.reason != paper.reason for each in own.not_counted)


def test_only_members_read_a_case(world: World) -> None:
    administering.add_party(world.register, "press", "Press", [], [], None)
    register = world.register
    with register.ledger.reader() as reader:
        assert read_case(register, reader, CASE, party="council")[0].case == CASE
        with pytest.raises(InputError, match="press takes part in no case 'wells'"):
            read_case(register, reader, CASE, party="press")


def test_days_and_entries_cut_the_log(world: World) -> None:
    for day in ("2001-03-02", "2001-03-02", "2001-03-05"):
        world.clock.on(day)
        world.submit(world.report(f"R-{world.size}"))
    with world.register.ledger.reader() as reader:
        cuts = ["2001-02-28", "2001-03-01", "2001-03-02", "2001-03-04", "2001-03-05", "@7", "@0"]
        assert [cut_at(reader, cut) for cut in cuts] == [0, 5, 7, 7, 8, 7, 0]
        for wrong in ("@9", "@-1", "@x", "@", "yesterday", "2001-02-30", "@99999999999999999999"):
            with pytest.raises(InputError):
                cut_at(reader, wrong)


def test_before_it_was_opened_there_is_no_case(world: World) -> None:
    with pytest.raises(InputError, match="not open"):
        load_case(world.register, CASE, known="@4")


def test_a_sender_has_the_roles_that_the_register_gives_it(world: World) -> None:
    world.make_key("clerk")
    pub = world.folder / "clerk.pub"
    administering.add_party(world.register, "clerk", "Clerk", ["warden"], ["Ms Li"], pub)
    administering.set_member(world.register, CASE, "clerk", ends=False)
    world.submit(world.report("R-1"), party="clerk", sender="Ms Li")
    loaded = load_case(world.register, CASE)
    assert not assess(loaded, date(2001, 12, 31)).not_counted
    without = replace(loaded, case=replace(loaded.case, registered={}))
    (paper,) = assess(without, date(2001, 12, 31)).not_counted
    assert "no paper that counts says that Ms Li is one" in str(paper.reason)


def test_a_recorded_verdict_and_an_assessed_one_leave_the_same_papers_aside(world: World) -> None:
    world.submit(world.report("R-1", submitted_by="council"), kind=Kind.FORWARDED)
    day = date(2001, 12, 31)
    result, _ = judged(world.register, CASE, Question(day), Known("warden"))
    assert result.verdict.not_counted == assess(load_case(world.register, CASE), day).not_counted
    assert result.verdict.not_counted
