from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from checker.web import Settings, create_app
from checker.web.sessions import COOKIE
from tests.web.test_guard import TOKEN


@pytest.fixture
def closed(folder: Path) -> TestClient:
    app = create_app(Settings(folder, "0.0.0.0", TOKEN))
    return TestClient(app, base_url="http://cases.example", follow_redirects=False)


def test_a_wrong_token_gives_no_cookie(closed: TestClient) -> None:
    refused = closed.post("/login", data={"token": "something else"})
    assert (refused.status_code, COOKIE in refused.cookies) == (403, False)
    assert "This is not the token of the workbench." in refused.text


def test_the_cookie_does_not_tell_the_token_and_no_script_reads_it(closed: TestClient) -> None:
    entered = closed.post("/login", data={"token": f" {TOKEN}\n"})
    assert entered.status_code == 303
    cookie = entered.headers["set-cookie"]
    assert TOKEN not in cookie
    assert "HttpOnly" in cookie
    assert "SameSite=strict" in cookie
    assert "Secure" not in cookie
    other = closed.post("/login", data={"token": TOKEN})
    assert other.cookies[COOKIE] != entered.cookies[COOKIE]


def test_whoever_leaves_has_to_come_in_anew(closed: TestClient) -> None:
    closed.post("/login", data={"token": TOKEN})
    cookie = closed.cookies[COOKIE]
    assert closed.get("/").status_code == 200
    assert closed.post("/logout").headers["location"] == "/login"
    closed.cookies.set(COOKIE, cookie)
    assert closed.get("/").status_code == 303


def test_where_everybody_may_come_in_nobody_signs_in(client: TestClient) -> None:
    assert client.post("/login", data={"token": ""}).status_code in (400, 403)
    assert client.post("/login", data={"token": "x"}).status_code == 403
