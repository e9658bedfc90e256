from __future__ import annotations

from checker.register import administering
from checker.register.appending import Request, append
from checker.register.log.entry import Kind
from checker.register.papers.case import CaseAt
from checker.register.papers.loading import read_case
from tests.register.world import CASE, World


def case(world: World, upto: int | None = None, party: str = "registrar") -> CaseAt:
    register = world.register
    with register.ledger.reader() as reader:
        return read_case(register, reader, CASE, upto, party)[0]


def ids(found: CaseAt) -> list[str]:
    return [paper.stored.id for paper in found.papers]


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
