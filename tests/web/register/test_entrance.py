from datetime import date

from checker.register import administering
from checker.web.entrance import Visitor
from checker.web.register.cases import RegisterCases
from checker.web.register.entrance import PartyEntrance
from tests.register.world import World
from tests.web.register.conftest import UNTIL, token_of


def test_a_token_lets_its_party_in_up_to_its_last_day(world: World) -> None:
    entrance = PartyEntrance(RegisterCases(world.register))
    token = token_of(world, "warden")
    key = world.keys["warden"].public.fingerprint
    assert entrance.admit(token) == Visitor("warden", key)
    world.clock.on(str(UNTIL))
    assert entrance.admit(token) is not None
    world.clock.on("2001-04-02")
    assert entrance.admit(token) is None
    assert entrance.admit("") is None


def test_a_key_that_is_out_of_force_opens_nothing(world: World) -> None:
    entrance = PartyEntrance(RegisterCases(world.register))
    token = token_of(world, "warden", date(2001, 12, 31))
    visitor = entrance.admit(token)
    assert visitor is not None
    ticket = entrance.ticket(visitor, "cases")
    assert entrance.holder(ticket, "cases") == visitor
    assert entrance.holder(ticket, "case wells") is None
    assert entrance.holder(ticket.replace("warden", "council"), "cases") is None
    administering.revoke_key(world.register, visitor.key or "", None)
    assert entrance.admit(token) is None
    assert entrance.holder(ticket, "cases") is None
