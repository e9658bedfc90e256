from itertools import chain
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from starlette.datastructures import URL
from starlette.requests import Request

from checker.web import Settings, create_app
from checker.web.sessions import COOKIE
from checker.web.settings import MAX_BODY_BYTES
from tests.web.conftest import HERE

TOKEN = "a-token-that-nobody-guesses"
CHECK = "/cases/management-response/check"


@pytest.fixture
def closed(folder: Path) -> TestClient:
    app = create_app(Settings(folder, "0.0.0.0", TOKEN))
    return TestClient(app, base_url="http://cases.example", follow_redirects=False)


@pytest.mark.parametrize("path", ["/", "/cases/none", "/healthz", "/static/htmx.min.js"])
def test_every_answer_lets_only_our_own_scripts_run(client: TestClient, path: str) -> None:
    headers = client.get(path).headers
    policy = headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; script-src 'self'; ")
    assert "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["x-content-type-options"] == "nosniff"


@pytest.mark.parametrize(
    ("host", "status"),
    [
        ("127.0.0.1:8000", 200),
        ("localhost", 200),
        ("[::1]:8000", 200),
        ("LOCALHOST:1", 200),
        ("evil.example", 421),
        ("127.0.0.1.evil.example", 421),
        ("", 421),
        ("[", 421),
    ],
)
def test_a_name_that_was_made_to_point_here_is_refused(
    client: TestClient, host: str, status: int
) -> None:
    assert client.get("/healthz", headers={"host": host}).status_code == status


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({}, 200),
        ({"origin": HERE}, 200),
        ({"sec-fetch-site": "same-origin", "origin": "null"}, 200),
        ({"sec-fetch-site": "none"}, 200),
        ({"sec-fetch-site": "cross-site", "origin": HERE}, 403),
        ({"sec-fetch-site": "same-site"}, 403),
        ({"origin": "http://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"origin": "http://["}, 403),
    ],
)
def test_a_form_of_another_site_is_refused(
    client: TestClient, headers: dict[str, str], status: int
) -> None:
    answer = client.post(CHECK, files={"file": ("a.json", b"[]")}, headers=headers)
    assert answer.status_code == status


def test_a_body_has_a_limit_whether_it_tells_its_length_or_not(client: TestClient) -> None:
    large = b" " * (MAX_BODY_BYTES + 1)
    assert client.post("/api/v1/validate", content=large).status_code == 413
    parts = (large[: 1024**2] for _ in range(MAX_BODY_BYTES // 1024**2 + 1))
    assert client.post("/api/v1/validate", content=parts).status_code == 413
    parts = (large[: 1024**2] for _ in range(MAX_BODY_BYTES // 1024**2 + 1))
    form = {"content-type": "multipart/form-data; boundary=b"}
    start = b'--b\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n'
    answer = client.post(CHECK, content=chain([start], parts), headers=form)
    assert answer.status_code == 413
    assert "at most 20 MB" in answer.text
    wrong = {"content-length": "-1"}
    assert client.post("/api/v1/validate", content=b"", headers=wrong).status_code == 413


def test_without_the_token_nobody_reads_anything(closed: TestClient) -> None:
    assert closed.get("/api/v1/cases").status_code == 401
    assert closed.get("/openapi.json").headers["location"] == "/login"
    assert closed.get("/").headers["location"] == "/login"
    assert closed.post(CHECK, files={"file": ("a.json", b"[]")}).status_code == 401
    assert closed.get("/healthz").status_code == 200


@pytest.mark.parametrize("host", ["x/static/", "x/login?", "x/healthz#"])
def test_no_host_header_makes_a_path_look_open(
    closed: TestClient, monkeypatch: pytest.MonkeyPatch, host: str
) -> None:
    # As Starlette made the address of a request before it checked the header.
    address = property(lambda request: URL(f"http://{host}{request.scope['path']}"))
    monkeypatch.setattr(Request, "url", address)
    assert closed.get("/api/v1/packs", headers={"host": host}).status_code == 401


@pytest.mark.parametrize("given", ["", "Bearer", "Bearer x", f"Basic {TOKEN}", f"Bearer {TOKEN}x"])
def test_another_token_is_no_key(closed: TestClient, given: str) -> None:
    headers = {"authorization": given}
    assert closed.get("/api/v1/packs", headers=headers).status_code == 401


def test_a_program_brings_the_token_and_a_browser_a_cookie(closed: TestClient) -> None:
    headers = {"authorization": f"Bearer {TOKEN}"}
    assert closed.get("/api/v1/packs", headers=headers).status_code == 200
    closed.cookies.set(COOKIE, TOKEN)
    assert closed.get("/api/v1/packs").status_code == 401
    closed.cookies.clear()
    closed.post("/login", data={"token": TOKEN})
    assert closed.get("/api/v1/packs").status_code == 200


def test_a_workbook_that_kills_its_reader_is_refused_and_the_workbench_goes_on(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("checker.parsers.workbook.apart._START", "import os; os.abort(); {path}; ")
    files = {"file": ("office.xlsx", b"PK\x03\x04")}
    page = client.post(f"{CHECK}?lang=en", files=files)
    assert "reading the workbook breaks off" in page.text
    assert client.get("/healthz").status_code == 200
