import re
from datetime import date
from pathlib import Path
from typing import Self

import pytest
from fastapi.testclient import TestClient

from checker.web import Settings, create_app, feeds
from tests.web.test_guard import TOKEN

CASE = "management-response"


@pytest.fixture
def closed(folder: Path) -> TestClient:
    app = create_app(Settings(folder, "0.0.0.0", TOKEN))
    return TestClient(app, base_url="http://cases.example", follow_redirects=False)


def feed(client: TestClient, page: str) -> str:
    """Return the address that a page offers to subscribe to."""
    text = client.get(page, headers={"authorization": f"Bearer {TOKEN}"}).text
    [found] = re.findall(r"<code>(http://[^<]+/calendars/[^<]+)</code>", text)
    assert isinstance(found, str)
    return found


def test_a_calendar_program_needs_no_token_but_the_address(closed: TestClient) -> None:
    address = feed(closed, f"/cases/{CASE}/calendar")
    assert TOKEN not in address
    answer = closed.get(address)
    assert answer.headers["content-type"].startswith("text/calendar")
    assert answer.text.startswith("BEGIN:VCALENDAR")
    assert "content-disposition" not in answer.headers


def test_a_calendar_is_in_the_language_of_the_page_that_offered_it(closed: TestClient) -> None:
    english = feed(closed, f"/cases/{CASE}/calendar")
    chinese = feed(closed, f"/cases/{CASE}/calendar?lang=zh")
    assert "lang=" not in english
    assert "定量信息每年评估一次" in closed.get(chinese, headers={"accept-language": "en"}).text
    assert "once a year" in closed.get(english, headers={"accept-language": "zh"}).text


def test_an_address_shows_one_case_and_nothing_else(closed: TestClient) -> None:
    address = feed(closed, f"/cases/{CASE}/calendar")
    other = address.replace(CASE, "halon-1999-overproduction")
    wrong = (other, address.replace(f"/{CASE}", ""), address.replace("/calendars/", "/calendars/x"))
    for each in wrong:
        assert closed.get(each).status_code == 404, each
    assert closed.get("/calendars/" + "x" * 5000).status_code == 404
    ticket = address.split("/calendars/")[1].split("/")[0]
    assert closed.get("/", headers={"authorization": f"Bearer {ticket}"}).status_code == 303


class In1999(date):
    @classmethod
    def today(cls) -> Self:
        return cls(1999, 7, 31)


def test_all_cases_can_be_followed_at_once(
    closed: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(feeds, "date", In1999)
    every, one = (
        closed.get(feed(closed, page)).text.count("BEGIN:VEVENT")
        for page in ("/", "/cases/halon-1999-overproduction/calendar")
    )
    assert every >= one > 0


def test_where_everybody_may_come_in_the_address_is_not_secret(client: TestClient) -> None:
    text = client.get(f"/cases/{CASE}/calendar?as_of=2024-06-30").text
    assert "/calendars/ticket/management-response" in text
    assert "Only programs on this machine can reach it" in text
