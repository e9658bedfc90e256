from __future__ import annotations

from typing import Any

import pytest

from checker.model.problems import InputError
from checker.register import administering
from checker.register.appending import Request, append
from checker.register.identity import keys
from checker.register.identity.standing import REGISTRAR
from checker.register.log.entry import Kind
from tests.register.world import CASE, PACK, World


def by_registrar(world: World, kind: Kind, case: str | None = None, **data: Any) -> None:
    register = world.register
    append(register, Request(kind, REGISTRAR, case, data), [register.registrar_key], True)


def test_a_party_is_let_in_once(world: World) -> None:
    with pytest.raises(InputError, match="already"):
        administering.add_party(world.register, "warden", "W", [], [], None)


@pytest.mark.parametrize("name", ["Warden", "a b", "../x", "x'; DROP TABLE entry; --", ""])
def test_a_party_has_a_plain_name(world: World, name: str) -> None:
    with pytest.raises(InputError, match="wrong name"):
        administering.add_party(world.register, name, "W", ["warden"], [], None)


def test_two_parties_do_not_send_under_one_name(world: World) -> None:
    administering.add_party(world.register, "e01", "E01", ["producer"], ["E01"], None)
    with pytest.raises(InputError, match="e01 go by the name"):
        administering.add_party(world.register, "e02", "E02", ["producer"], ["E01"], None)


def test_a_revoked_key_signs_no_more_and_what_it_signed_stands(world: World) -> None:
    world.submit(world.report("R-1"))
    key = world.keys["warden"].public.fingerprint
    administering.revoke_key(world.register, key[:16], None)
    with pytest.raises(InputError, match="no longer in force"):
        world.submit(world.report("R-2"))
    assert world.verify().extent.size == 7


def test_a_party_replaces_only_its_own_key(world: World) -> None:
    with pytest.raises(InputError):
        administering.replace_key(world.register, "council", world.keys["warden"], keys.make())
    assert world.size == 5


def test_a_key_is_known_once_even_after_it_was_revoked(world: World) -> None:
    key = world.keys["warden"].public.fingerprint
    administering.revoke_key(world.register, key, None)
    with pytest.raises(InputError, match="knows this key"):
        administering.add_key(world.register, "warden", world.folder / "warden.pub")


def test_the_registrar_keeps_a_key(world: World) -> None:
    key = world.register.registrar_key.public.fingerprint
    with pytest.raises(InputError, match="last key"):
        administering.revoke_key(world.register, key, None)


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        (Kind.ROLE, {"name": "warden", "role": "auditor", "ends": False}),
        (Kind.KEY_REVOKED, {"key": "0" * 64, "compromised_since": None}),
        (Kind.CASE_OPENED, {"pack": "water", "digest": "sha256:" + "0" * 64, "members": []}),
        (Kind.MEMBER, {"name": "warden", "ends": False}),
        (Kind.RESTORED, {"size": 1, "root": "0" * 64, "lost_up_to": 9}),
    ],
)
def test_only_the_registrar_manages(world: World, kind: Kind, data: dict[str, Any]) -> None:
    case = CASE if kind in (Kind.CASE_OPENED, Kind.MEMBER) else None
    request = Request(kind, "warden", case, data)
    with pytest.raises(InputError, match="only the registrar"):
        append(world.register, request, [world.keys["warden"]], True)
    request = Request(kind, REGISTRAR, case, data)
    with pytest.raises(InputError, match="in the name of"):
        append(world.register, request, [world.keys["warden"]], True)


@pytest.mark.parametrize(
    ("kind", "case", "data", "reason"),
    [
        (Kind.ROLE, None, {"name": "nobody", "role": "x", "ends": False}, "no party"),
        (Kind.ROLE, None, {"name": "warden", "role": "warden", "ends": False}, "stands so"),
        (Kind.ROLE, None, {"name": "warden", "role": "x", "ends": True}, "stands so"),
        (Kind.MEMBER, CASE, {"name": "warden", "ends": False}, "stands so"),
        (Kind.MEMBER, CASE, {"name": "nobody", "ends": False}, "no party"),
        (Kind.MEMBER, "other", {"name": "warden", "ends": False}, "no case"),
        (Kind.KEY_REVOKED, None, {"key": "0" * 64, "compromised_since": None}, "no such key"),
        (
            Kind.RULES_CHANGED,
            CASE,
            {"pack": "water", "digest": "sha256:" + "0" * 64},
            "does not have these rules",
        ),
        (Kind.AFFIRMED, CASE, {"entries": [1]}, "takes part in no case"),
        (Kind.GENESIS, None, {"time_zone": "UTC"}, "wrong"),
    ],
)
def test_what_does_not_fit_what_stands_is_refused(
    world: World, kind: Kind, case: str | None, data: dict[str, Any], reason: str
) -> None:
    with pytest.raises(InputError, match=reason):
        by_registrar(world, kind, case, **data)
    assert world.size == 5


def test_a_role_and_a_membership_begin_and_end(world: World) -> None:
    administering.set_role(world.register, "warden", "auditor", ends=False)
    administering.set_role(world.register, "warden", "auditor", ends=True)
    administering.set_member(world.register, CASE, "warden", ends=True)
    with pytest.raises(InputError, match="takes part in no case"):
        world.submit(world.report("R-1"))
    administering.set_member(world.register, CASE, "warden", ends=False)
    world.submit(world.report("R-1"))
    assert world.verify().extent.size == 10


def test_a_case_is_opened_once_and_with_parties_that_are_there(world: World) -> None:
    with pytest.raises(InputError, match="already"):
        administering.open_case(world.register, CASE, PACK, [])
    with pytest.raises(InputError, match="no party"):
        administering.open_case(world.register, "other", PACK, ["nobody"])
    for name in ("A b", "../x", "x'; --"):
        with pytest.raises(InputError, match="cannot be the name"):
            administering.open_case(world.register, name, PACK, [])


def test_papers_are_entered_at_the_desk_in_a_party_s_name(world: World) -> None:
    register = world.register
    accepted = world.submit(world.report("R-1"), key=register.registrar_key)
    assert accepted.receipt.body.party == "warden"
    assert accepted.receipt.body.key == register.registrar_key.public.fingerprint
