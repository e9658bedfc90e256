"""A workbench over a small register, into which its two parties come."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from fastapi.testclient import TestClient

from checker.register.identity.tokens import make_token
from checker.web import Settings, create_app
from checker.web.register.cases import RegisterCases, RegisterPlace
from tests.register.conftest import _own_memory, template, world
from tests.register.world import CASE, World

__all__ = ["_own_memory", "template", "world"]

SignIn = Callable[[str], TestClient]
UNTIL = date(2001, 4, 1)


def token_of(world: World, party: str, until: date = UNTIL) -> str:
    with world.register.ledger.reader() as reader:
        origin = world.register.standing(reader).origin
    key = world.register.registrar_key if party == "registrar" else world.keys[party]
    return make_token(key, origin, party, until)


def place_of(world: World, party: str = "warden") -> RegisterPlace:
    [found] = [each for each in RegisterCases(world.register).places(party) if each.name == CASE]
    return found


@pytest.fixture
def sign_in(world: World) -> SignIn:
    """Return a browser in which a party has signed in."""
    app = create_app(Settings(world.register))

    def client(party: str) -> TestClient:
        browser = TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)
        answer = browser.post("/login", data={"token": token_of(world, party)})
        assert answer.status_code == 303
        return browser

    return client
