from __future__ import annotations

import pytest

from checker.model.problems import InputError
from checker.register import administering
from checker.register.appending import Request, append
from checker.register.log.entry import Kind
from checker.register.papers.case import CaseAt
from checker.register.papers.loading import cut_at, load_case, read_case
from tests.register.world import CASE, World


def case(world: World, upto: int | None = None, party: str = "registrar") -> CaseAt:
    register = world.register
    with register.ledger.reader() as reader:
        return read_case(register, reader, CASE, upto, party)[0]


def ids(found: CaseAt) -> list[str]:
    return [paper.stored.id for paper in found.papers]


def test_a_case_holds_its_papers_with_the_stamps_of_the_register(either: World) -> None:
    either.clock.on("2001-05-06")
    either.submit(either.report("R-1"))
    (document,) = load_case(either.register, CASE).case.documents
    assert document.record["submitted_by"] == "warden"
    assert document.record["received_on"].isoformat() == "2001-05-06"
    assert document.position.file == "register:wells/6/1"


def test_a_copy_does_not_count_until_its_sender_s_own_stands(either: World) -> None:
    copy = either.report("R-1", submitted_by="council")
    either.submit(copy, kind=Kind.FORWARDED)
    found = case(either)
    assert ids(found) == []
    assert [(aside.id, "waits" in aside.reason) for aside in found.set_aside] == [("R-1", True)]
    either.submit(either.report("R-1"), party="council")
    found = case(either)
    assert ids(found) == ["R-1"]
    assert "entry 7" in found.set_aside[0].reason


@pytest.mark.parametrize("sender", [None, "warden"])
def test_one_s_own_paper_is_not_forwarded(world: World, sender: str | None) -> None:
    fields = {} if sender is None else {"submitted_by": sender}
    with pytest.raises(InputError, match="not somebody else's"):
        world.submit(world.report("R-1", **fields), kind=Kind.FORWARDED)


def test_papers_are_contested_from_the_day_on_which_a_key_was_lost(world: World) -> None:
    for day in ("2001-03-02", "2001-03-03", "2001-03-04"):
        world.clock.on(day)
        world.submit(world.report(f"R-{day[-1]}"))
    before = world.size
    key = world.keys["warden"].public.fingerprint
    administering.revoke_key(world.register, key, "2001-03-03")
    found = case(world)
    assert ids(found) == ["R-2"]
    assert [aside.id for aside in found.set_aside] == ["R-3", "R-4"]
    assert ids(case(world, upto=before)) == ["R-2", "R-3", "R-4"]


def test_a_party_stands_by_contested_papers_with_its_new_key(world: World) -> None:
    seq = world.submit(world.report("R-1")).receipt.body.seq
    old = world.keys["warden"].public.fingerprint
    administering.revoke_key(world.register, old, "2001-03-01")
    new = world.make_key("warden", "warden-2")
    administering.add_key(world.register, "warden", world.folder / "warden-2.pub")
    request = Request(Kind.AFFIRMED, "warden", CASE, {"entries": [seq]})
    append(world.register, request, [new])
    assert ids(case(world)) == ["R-1"]


def test_somebody_else_cannot_stand_by_them(world: World) -> None:
    seq = world.submit(world.report("R-1")).receipt.body.seq
    administering.revoke_key(world.register, world.keys["warden"].public.fingerprint, "2001-03-01")
    request = Request(Kind.AFFIRMED, "council", CASE, {"entries": [seq]})
    append(world.register, request, [world.keys["council"]])
    assert ids(case(world)) == []


def test_only_members_read_a_case(world: World) -> None:
    administering.add_party(world.register, "press", "Press", [], [], None)
    assert case(world, party="council").case == CASE
    with pytest.raises(InputError, match="press takes part in no case 'wells'"):
        case(world, party="press")


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
