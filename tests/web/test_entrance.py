from checker.web.entrance import OpenEntrance, TokenEntrance, Visitor, same, sealed

TOKEN = "a token of many signs"


def test_everybody_comes_in_where_it_is_open() -> None:
    entrance = OpenEntrance()
    assert entrance.admit("") == Visitor()
    assert entrance.holder(entrance.ticket(Visitor(), "cases"), "cases") == Visitor()
    assert entrance.holder("other", "cases") is None


def test_only_the_token_opens() -> None:
    entrance = TokenEntrance(TOKEN)
    assert entrance.admit(TOKEN) == Visitor()
    for other in ("", TOKEN[:-1], f"{TOKEN} ", "标记"):
        assert entrance.admit(other) is None


def test_a_ticket_is_for_one_thing_and_one_token() -> None:
    entrance = TokenEntrance(TOKEN)
    ticket = entrance.ticket(Visitor(), "case one")
    assert TOKEN not in ticket
    assert entrance.holder(ticket, "case one") == Visitor()
    assert entrance.holder(ticket, "case two") is None
    assert entrance.holder("", "case one") is None
    assert TokenEntrance("another token, longer").holder(ticket, "case one") is None


def test_what_is_sealed_tells_its_parts_apart() -> None:
    assert sealed(b"secret", "a", "b") != sealed(b"secret", "ab")
    assert sealed(b"secret", "a", "b") != sealed(b"secrets", "a", "b")
    assert same("a", "a")
    assert not same("a", "ä")
