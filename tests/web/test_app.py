from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from checker.web import Settings, create_app
from checker.web.store import StillSearchingError


def test_people_get_a_page_and_programs_get_json(client: TestClient) -> None:
    page = client.get("/cases/none")
    assert (page.status_code, page.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "There is no case &#39;none&#39;." in page.text
    assert "management-response" in page.text
    answer = client.get("/api/v1/cases/none")
    assert answer.json()["detail"] == "There is no case 'none'."
    assert "management-response" in answer.json()["known"]


def test_a_fault_of_ours_shows_no_trace(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(Settings(folder))
    monkeypatch.setattr(app.state.store, "places", lambda party: 1 / 0)
    client = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    answer = client.get("/")
    assert answer.status_code == 500
    assert "ZeroDivisionError" not in answer.text
    assert "violated" not in answer.text


def test_a_search_that_takes_long_says_when_to_come_back(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    app = create_app(Settings(folder))

    def long(*asked: object) -> None:
        raise StillSearchingError

    monkeypatch.setattr(app.state.store, "ways", long)
    client = TestClient(app, base_url="http://localhost")
    page = client.get("/cases/management-response/unlock")
    assert (page.status_code, page.headers["retry-after"]) == (503, "60")
    assert "Load it again in a minute." in page.text
    answer = client.get("/api/v1/cases/management-response/unlock")
    assert answer.status_code == 503
    assert "still being worked out" in answer.json()["detail"]


def test_nothing_is_fetched_from_elsewhere(client: TestClient) -> None:
    assert client.get("/docs").status_code == 404
    assert client.get("/redoc").status_code == 404
    own = client.get("/").text.replace("http://127.0.0.1:8000/calendars/", "")
    assert "//" not in own.replace("://www.w3.org/", "")


def test_a_method_that_is_not_there_names_those_that_are(client: TestClient) -> None:
    for path in ("/healthz", "/api/v1/packs", "/cases/none/check"):
        answer = client.delete(path)
        assert answer.status_code == 405
        assert "GET" in answer.headers["allow"]
