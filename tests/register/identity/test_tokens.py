import base64
from dataclasses import asdict
from datetime import date

import pytest

from checker.register.identity.envelope import seal
from checker.register.identity.standing import Standing
from checker.register.identity.tokens import TOKEN, Token, TokenError, checked_token, make_token
from checker.register.log import canonical
from tests.register.world import World

UNTIL, TODAY = date(2001, 4, 1), "2001-03-01"


def standing_of(world: World) -> Standing:
    with world.register.ledger.reader() as reader:
        return world.register.standing(reader)


def test_a_token_says_whose_it_is_and_holds_up_to_its_last_day(world: World) -> None:
    standing, key = standing_of(world), world.keys["warden"]
    text = make_token(key, standing.origin, "warden", UNTIL)
    assert text.replace("-", "").replace("_", "").isalnum()
    token = Token(standing.origin, "warden", key.public.fingerprint, "2001-04-01")
    assert checked_token(text, standing, TODAY) == token
    assert checked_token(text, standing, "2001-04-01") == token
    with pytest.raises(TokenError, match="good until 2001-04-01"):
        checked_token(text, standing, "2001-04-02")


def test_nobody_makes_a_token_for_somebody_else(world: World) -> None:
    standing = standing_of(world)
    with pytest.raises(TokenError, match="not in force"):
        checked_token(
            make_token(world.keys["council"], standing.origin, "warden", UNTIL), standing, TODAY
        )
    fingerprint = world.keys["warden"].public.fingerprint
    forged = asdict(Token(standing.origin, "warden", fingerprint, "2001-04-01"))
    sealed = seal(canonical.dumps(forged), TOKEN, [world.keys["council"]])
    with pytest.raises(TokenError, match="not a token"):
        checked_token(base64.urlsafe_b64encode(sealed).decode(), standing, TODAY)


def test_a_token_is_for_one_register(world: World) -> None:
    text = make_token(world.keys["warden"], "checker-register/other", "warden", UNTIL)
    with pytest.raises(TokenError, match="another register"):
        checked_token(text, standing_of(world), TODAY)


@pytest.mark.parametrize("text", ["", "x", "====", "标记", "e30", "W10", "bnVsbA"])
def test_anything_else_is_not_a_token(world: World, text: str) -> None:
    with pytest.raises(TokenError, match="not a token"):
        checked_token(text, standing_of(world), TODAY)
