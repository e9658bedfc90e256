from __future__ import annotations

from typing import Any

import pytest

from checker.model.problems import InputError
from checker.register import administering
from checker.register.log.entry import Kind
from tests.register.world import CASE, World


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ({"submitted_by": "council"}, "council sent it"),
        ({"received_on": "2001-02-28"}, "today is 2001-03-01"),
        ({"received_on": "2001-03-02"}, "today is 2001-03-01"),
        ({"drawn": "much"}, "number"),
        ({"well": "east"}, "north"),
        ({"type": "gift"}, "no document type"),
        ({"extra": 1}, "no field"),
    ],
)
def test_a_paper_cannot_claim_another_sender_day_or_form(
    world: World, fields: dict[str, Any], reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        world.submit(world.report("R-1", **fields))
    assert world.size == 5


def test_a_paper_may_say_what_the_register_stamps(world: World) -> None:
    world.submit(world.report("R-1", submitted_by="warden", received_on="2001-03-01"))
    assert world.size == 6


@pytest.mark.parametrize("text", ["\u202eevil", "R\u200d1", "a\0b", "a\nb", " R", "R" * 201, ""])
def test_ids_that_mislead_are_refused(either: World, text: str) -> None:
    with pytest.raises(InputError):
        either.submit(either.report(text))
    assert either.size == 5


@pytest.mark.parametrize("sender", [None, "warden"])
def test_one_s_own_paper_is_not_forwarded(world: World, sender: str | None) -> None:
    fields = {} if sender is None else {"submitted_by": sender}
    with pytest.raises(InputError, match="not somebody else's"):
        world.submit(world.report("R-1", **fields), kind=Kind.FORWARDED)


def test_roles_come_from_the_register_and_not_from_the_paper(world: World) -> None:
    world.make_key("clerk")
    pub = world.folder / "clerk.pub"
    administering.add_party(world.register, "clerk", "Clerk", ["council"], ["warden-2"], pub)
    administering.set_member(world.register, CASE, "clerk", ends=False)
    with pytest.raises(InputError, match="comes from warden, and clerk has another role"):
        world.submit(world.report("R-1"), party="clerk", sender="warden-2")
    administering.set_role(world.register, "clerk", "warden", ends=False)
    world.submit(world.report("R-1"), party="clerk", sender="warden-2")


def test_nobody_sends_under_the_name_of_a_role_that_it_has_not(world: World) -> None:
    administering.set_role(world.register, "council", "council", ends=True)
    with pytest.raises(InputError, match="'council' come from whoever has that role"):
        world.submit(world.report("R-1"), party="council")
