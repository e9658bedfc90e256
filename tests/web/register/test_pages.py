import json
import re

from fastapi.testclient import TestClient

from checker.register import administering
from checker.web import Settings, create_app
from tests.register.world import PACK, World
from tests.web.register.conftest import SignIn, token_of

DAY = "2001-12-31"


def test_a_stranger_is_asked_for_a_token_and_told_how_to_get_one(world: World) -> None:
    app = create_app(Settings(world.register))
    stranger = TestClient(app, base_url="http://127.0.0.1:8000", follow_redirects=False)
    assert stranger.get("/").headers["location"] == "/login"
    assert stranger.get("/api/v1/cases").status_code == 401
    assert "checker register token PARTY" in stranger.get("/login").text
    refused = stranger.post("/login", data={"token": token_of(world, "warden")[:-4]})
    assert refused.status_code == 403
    assert "This token lets nobody in." in refused.text


def test_a_party_sees_its_cases_and_no_others(world: World, sign_in: SignIn) -> None:
    administering.open_case(world.register, "secret", PACK, ["council"])
    warden, council = sign_in("warden"), sign_in("council")
    assert "Signed in as warden" in warden.get("/").text
    assert "secret" not in warden.get("/").text
    assert "secret" in council.get("/").text
    for path in ("", "/history", "/check", "/documents"):
        assert warden.get(f"/cases/secret{path}").status_code == 404
    assert warden.get("/api/v1/cases/secret").status_code == 404
    assert [each["id"] for each in warden.get("/api/v1/cases").json()] == ["wells"]


def test_a_paper_is_checked_submitted_and_told_in_the_history(
    world: World, sign_in: SignIn
) -> None:
    browser, size = sign_in("warden"), world.size
    files = {"file": ("report.json", json.dumps(world.report("R-1")).encode())}
    text = browser.post(f"/cases/wells/check?as_of={DAY}", files=files).text
    assert "Papers in it: R-1." in text
    assert "Submit as warden" in text
    [save] = re.findall(r'action="([^"]+/save\?as_of=[^"]+)"', text)
    assert sign_in("council").post(save).status_code == 404
    assert world.size == size
    answer = browser.post(save)
    assert answer.headers["location"] == f"/cases/wells/history?as_of={DAY}"
    history = browser.get(answer.headers["location"]).text
    assert "entered by the registrar" in history
    seq = world.size
    receipt = browser.get(f"/cases/wells/history/{seq}/receipt")
    assert receipt.headers["content-disposition"] == f'attachment; filename="wells-{seq}.receipt"'
    assert receipt.json()["v"] == 1
    assert browser.get(f"/cases/wells/history/{seq}/papers/1").json()["id"] == "R-1"
    assert browser.get(f"/cases/wells/history/{seq + 1}/receipt").status_code == 422
    assert "R-1" in browser.get(f"/cases/wells/documents?as_of={DAY}").text


def test_a_calendar_program_needs_the_ticket_of_a_party(world: World, sign_in: SignIn) -> None:
    text = sign_in("warden").get(f"/cases/wells/calendar?as_of={DAY}").text
    [feed] = re.findall(r"<code>http://127.0.0.1:8000(/calendars/[^<]+)</code>", text)
    stranger = TestClient(create_app(Settings(world.register)), base_url="http://127.0.0.1:8000")
    answer = stranger.get(feed.replace("&amp;", "&"))
    assert answer.text.startswith("BEGIN:VCALENDAR")
    assert stranger.get(feed.replace("/wells", "/secret")).status_code == 404
    assert stranger.get(feed.replace("warden", "council")).status_code == 404
