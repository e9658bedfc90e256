from __future__ import annotations

import pytest

from checker.model.problems import InputError
from checker.register import administering
from checker.register.administering import Plan, initialise
from checker.register.identity import keys
from tests.register.world import World


def test_a_register_is_not_made_twice(either: World) -> None:
    with pytest.raises(InputError, match="already"):
        initialise(Plan(either.url, keys=either.folder / "keys"), either.clock)


def test_a_replaced_key_is_signed_for_by_both(world: World) -> None:
    new = keys.make()
    old = world.keys["warden"]
    administering.replace_key(world.register, "warden", old, new)
    with pytest.raises(InputError, match="no longer in force"):
        world.submit(world.report("R-1"))
    world.submit(world.report("R-1"), key=new)
    assert world.verify().extent.size == 7


@pytest.mark.parametrize("prefix", ["", "zz"])
def test_a_key_is_revoked_by_a_beginning_that_means_one(world: World, prefix: str) -> None:
    with pytest.raises(InputError, match="no one key"):
        administering.revoke_key(world.register, prefix, None)


def test_the_register_s_key_is_replaced_and_old_receipts_hold(world: World) -> None:
    from checker.register.verifying import verify_receipts

    old = world.submit(world.report("R-1")).receipt
    administering.replace_register_key(world.register, lost=False)
    new = world.submit(world.report("R-2")).receipt
    verify_receipts(world.verify(), [("old", old), ("new", new)])
    assert old.note.splitlines()[-1] != new.note.splitlines()[-1]
