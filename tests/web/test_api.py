import json
import shutil
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.web.conftest import DAY, ROOT, bundle

CASE = "halon-1999-overproduction"


def test_the_workbench_says_that_it_answers(client: TestClient) -> None:
    assert client.get("/healthz").json()["status"] == "ok"


def test_packs_are_listed_with_their_types(client: TestClient) -> None:
    packs = {each["id"]: each for each in client.get("/api/v1/packs").json()}
    assert "production-report" in packs["halon"]["document_types"]
    assert packs["halon"]["digest"].startswith("sha256:")


def test_cases_are_listed_with_those_that_cannot_be_used(client: TestClient) -> None:
    cases = {each["id"]: each for each in client.get(f"/api/v1/cases?as_of={DAY}").json()}
    assert cases[CASE] == {"id": CASE, "status": "violated", "payable": [], "problems": 0}
    assert cases["broken.json"]["status"] is None
    assert cases["broken.json"]["problems"] >= 1


def test_a_verdict_is_that_of_the_command_line(client: TestClient) -> None:
    verdict = client.get(f"/api/v1/cases/{CASE}?as_of={DAY}").json()
    assert (verdict["case"], verdict["as_of"], verdict["status"]) == (CASE, DAY, "violated")
    third = next(
        each
        for each in verdict["tranches"]
        if each["title"] == "Third deposit" and each["subject"] == {"year": 1999}
    )
    assert third["amount"]["value"] == "2683650.00"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("cases/none", 404),
        ("cases/..%2F..%2Fetc", 404),
        (f"cases/{CASE}?as_of=1999-7-31", 400),
        (f"cases/{CASE}?as_of=yesterday", 400),
        ("cases/broken.json", 422),
        (f"cases/{CASE}/report?format=exe", 404),
        (f"cases/{CASE}/calendar?format=exe", 404),
        ("nothing", 404),
    ],
)
def test_what_cannot_be_answered_says_why_and_shows_no_trace(
    client: TestClient, path: str, status: int
) -> None:
    answer = client.get(f"/api/v1/{path}")
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/json"
    assert "Traceback" not in answer.text


def test_reports_calendars_and_statements_can_be_fetched(client: TestClient) -> None:
    report = client.get(f"/api/v1/cases/{CASE}/report?format=markdown&as_of={DAY}")
    assert report.text.startswith(f"## {CASE}")
    due = client.get(f"/api/v1/cases/{CASE}/calendar?as_of={DAY}").json()
    assert due["as_of"] == DAY
    offers = client.get(f"/api/v1/cases/{CASE}/statements?as_of={DAY}").json()
    assert "performance-indicators" in {each["id"] for each in offers}


def test_a_case_can_be_sent_in_whole(client: TestClient, folder: Path) -> None:
    body = json.dumps(bundle(folder, CASE))
    assert client.post("/api/v1/validate", content=body).json() == {"valid": True, "problems": []}
    verdict = client.post(f"/api/v1/assess?as_of={DAY}", content=body).json()
    kept = client.get(f"/api/v1/cases/{CASE}?as_of={DAY}").json()
    assert verdict["tranches"] == kept["tranches"]
    due = client.post(f"/api/v1/calendar?as_of={DAY}", content=body).json()
    assert due == client.get(f"/api/v1/cases/{CASE}/calendar?as_of={DAY}").json()


def test_ways_to_payment_can_be_asked_for(client: TestClient, folder: Path) -> None:
    shutil.copytree(ROOT / "samples" / "halon-1998", folder / "halon-1998")
    query = "as_of=1998-11-20&tranche=1998/4"
    body = json.dumps(bundle(folder, "halon-1998"))
    [found] = client.post(f"/api/v1/unlock?{query}", content=body).json()
    assert found["state"] == "unlockable"
    assert client.get(f"/api/v1/cases/halon-1998/unlock?{query}").json() == [found]
    assert {step["from"] for step in found["ways"][0]["steps"]} == {"nepa"}


def test_numbers_stay_as_they_were_written(client: TestClient) -> None:
    body = '{"case": "x", "rules": "halon", "documents": [{"type": 0.1000000000000000055511}]}'
    [problem, *_] = client.post("/api/v1/validate", content=body).json()["problems"]
    assert "0.1000000000000000055511" in json.dumps(problem)


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"null",
        b"[]",
        b"{}",
        b"{",
        b"\xff\xfe",
        b'{"case": 1, "rules": "../x", "documents": 1}',
        b'{"case": "x", "rules": "none", "documents": []}',
        b"[" * 100_000,
    ],
)
@pytest.mark.parametrize("route", ["validate", "assess", "calendar", "unlock"])
def test_any_other_body_is_answered_with_its_problems(
    client: TestClient, route: str, body: bytes
) -> None:
    answer = client.post(f"/api/v1/{route}", content=body)
    assert answer.status_code == (200 if route == "validate" else 422)
    assert answer.json()["problems"]
    assert {each["file"] for each in answer.json()["problems"]} == {"bundle"}


def test_the_api_describes_itself(client: TestClient) -> None:
    described: dict[str, Any] = client.get("/openapi.json").json()
    assert {"/healthz", "/api/v1/assess", "/api/v1/cases/{case}"} <= set(described["paths"])
    assert not any(path.startswith("/cases") for path in described["paths"])
    responses = described["paths"]["/api/v1/assess"]["post"]["responses"]
    assert {"200", "400", "401", "413", "422"} <= set(responses)


CLOSED = "management-response"
PAPER = {
    "type": "determination",
    "id": "API-1",
    "submitted_by": "evaluator",
    "received_on": "2022-06-30",
    "about": "promise-i-demonstration",
    "point": "publicity",
    "result": "satisfactory",
    "by": "evaluator",
}


def send(client: TestClient, content: bytes) -> tuple[int, dict[str, Any]]:
    """Return status and answer of papers sent to a case."""
    answer = client.post(f"/api/v1/cases/{CLOSED}/papers", content=content)
    return answer.status_code, answer.json()


def test_papers_are_taken_into_a_case_once(client: TestClient, folder: Path) -> None:
    content = json.dumps(PAPER).encode()
    assert send(client, content) == (201, {"papers": ["API-1"], "entry": None})
    [file] = (folder / CLOSED).glob("paper-*.json")
    assert file.read_bytes() == content
    assert send(client, content)[0] in (409, 422)
    assert [*(folder / CLOSED).glob("paper-*.json")] == [file]


@pytest.mark.parametrize("content", [b"", b"{", b'{"type": "no-such-type"}', b"PK", b"[1]"])
def test_what_cannot_be_used_is_not_taken(client: TestClient, folder: Path, content: bytes) -> None:
    status, answer = send(client, content)
    assert status == 422
    assert answer["problems"]
    assert not [*(folder / CLOSED).glob("paper-*")]
