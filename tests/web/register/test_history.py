import json

import pytest

from checker.model.problems import InputError
from checker.register import administering
from checker.web.register.history import events, paper, receipt
from tests.register.world import CASE, PACK, World
from tests.web.register.conftest import place_of


def test_the_history_tells_who_signed_and_who_entered(world: World) -> None:
    world.submit(world.report("R-1"))
    place = place_of(world)
    place.submit("report.json", json.dumps(world.report("R-2", well="south")).encode())
    entered, signed, opened = events(place)
    assert (entered.party, entered.entered, entered.documents) == ("warden", True, ("R-2",))
    assert (signed.party, signed.entered, signed.says) == ("warden", False, "1 paper")
    assert opened.kind == "case opened"
    assert [each.seq for each in (entered, signed)] == [world.size, world.size - 1]


def test_receipts_and_papers_are_those_that_were_given(world: World) -> None:
    accepted = world.submit(world.report("R-1"))
    place, seq = place_of(world, "council"), accepted.receipt.body.seq
    assert receipt(place, seq) == accepted.receipt.to_bytes()
    id_, content = paper(place, seq, 1)
    assert (id_, json.loads(content)["well"]) == ("R-1", "north")
    for number in (0, 2):
        with pytest.raises(InputError, match="no document"):
            paper(place, seq, number)


def test_entries_of_other_cases_are_not_there(world: World) -> None:
    administering.open_case(world.register, "secret", PACK, ["council"])
    secret = world.submit(world.report("S-1"), party="council", case="secret").receipt.body.seq
    for seq in (1, secret, world.size + 1):
        with pytest.raises(InputError, match="no entry"):
            receipt(place_of(world), seq)
        with pytest.raises(InputError, match="no entry"):
            paper(place_of(world), seq, 1)
    assert {each.seq for each in events(place_of(world))}.isdisjoint({1, secret})
    assert CASE != "secret"
