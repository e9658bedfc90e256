from __future__ import annotations

from dataclasses import replace

import pytest

from checker.register import administering
from checker.register.identity.standing import REGISTRAR, Standing, standing_after
from checker.register.log.entry import Body
from tests.register.world import CASE, World


def standing(world: World, upto: int | None = None) -> Standing:
    with world.register.ledger.reader() as reader:
        return standing_after(reader.entries(upto=upto))


def body(world: World, seq: int) -> Body:
    with world.register.ledger.reader() as reader:
        entry = reader.entry(seq)
    assert entry is not None
    return entry.body


def test_the_log_tells_who_stands_where(world: World) -> None:
    now = standing(world)
    assert (now.size, now.time_zone) == (5, "UTC")
    assert set(now.parties) == {REGISTRAR, "warden", "council"}
    assert now.parties["council"].roles == {"council", "warden"}
    assert now.cases[CASE].members == {"warden", "council"}
    assert now.register_key == world.register.signing_key.public


def test_nothing_stands_before_it_was_recorded(world: World) -> None:
    assert set(standing(world, upto=2).parties) == {REGISTRAR, "warden"}
    assert standing(world, upto=4).cases == {}
    assert standing_after([], size=3).size == 3


def test_a_revoked_key_is_known_and_no_longer_in_force(world: World) -> None:
    key = world.keys["warden"].public.fingerprint
    assert standing(world).key_in_force(key) is not None
    administering.revoke_key(world.register, key, None)
    now = standing(world)
    assert now.key_in_force(key) is None
    assert now.keys[key].until == 6
    assert now.key_in_force("0" * 64) is None


@pytest.mark.parametrize(
    ("received_on", "is_contested"),
    [("2001-02-27", False), ("2001-02-28", True), ("2001-03-01", True)],
)
def test_entries_are_contested_from_the_day_on(
    world: World, received_on: str, is_contested: bool
) -> None:
    seq = world.submit(world.report("R-1")).receipt.body.seq
    key = world.keys["warden"].public.fingerprint
    administering.revoke_key(world.register, key, "2001-02-28")
    signed = replace(body(world, seq), received_on=received_on)
    now = standing(world)
    assert now.is_contested(signed) is is_contested
    now.affirmed.add(("council", seq))
    assert now.is_contested(signed) is is_contested
    now.affirmed.add(("warden", seq))
    assert not now.is_contested(signed)
