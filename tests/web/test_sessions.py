import pytest

from checker.web import sessions as module
from checker.web.sessions import Sessions


def test_a_cookie_leads_to_its_token_until_it_is_forgotten() -> None:
    sessions = Sessions()
    one, other = sessions.begin("one"), sessions.begin("other")
    assert (sessions.token(one), sessions.token(other)) == ("one", "other")
    assert len({one, other, "one", "other"}) == 4
    sessions.end(one)
    sessions.end("nobody's")
    assert (sessions.token(one), sessions.token(other)) == (None, "other")


def test_the_oldest_go_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_KEPT", 2)
    sessions = Sessions()
    first, *others = (sessions.begin("token") for _ in range(3))
    assert sessions.token(first) is None
    assert [sessions.token(each) for each in others] == ["token", "token"]
