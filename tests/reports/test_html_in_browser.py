"""The HTML report as a browser shows it: on a screen, on a phone, in the dark, and on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from checker.reports import render
from tests.browser import SCHEMES, WIDTHS, breaches, chromium, is_too_wide
from tests.reports import samples


@pytest.fixture(scope="module")
def report(tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return the address of a report with one of everything that reports show."""
    file = tmp_path_factory.mktemp("report") / "report.html"
    both = [samples.assessment(), samples.assessment(case="smelter-2000")]
    file.write_text(render(both, "html"), encoding="utf-8")
    return file.as_uri()


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_everybody_can_read_it(browser: Any, report: str, width: int, scheme: str) -> None:
    view = {"width": width, "height": 900}
    context = browser.new_context(viewport=view, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    page.goto(report)
    assert breaches(page) == []
    assert not is_too_wide(page)
    context.close()


def test_the_search_shows_what_matches_and_asks_for_nothing_else(browser: Any, report: str) -> None:
    page = browser.new_page()
    requests: list[str] = []
    complaints: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(report)
    page.get_by_label("Search this report").fill("two thousand zebras")
    assert page.locator("main tbody tr:visible").count() == 0
    page.get_by_label("Search this report").fill("fine for an overrun")
    assert page.locator("main tbody tr:visible").count() >= 1
    assert re.fullmatch(r"\d+ / \d+", page.locator("output").text_content())
    page.get_by_label("Search this report").fill("")
    assert page.locator("output").text_content() == ""
    assert (requests, complaints) == ([report], [])
    page.close()


def test_it_can_be_read_without_a_script(browser: Any, report: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(report)
    assert page.get_by_text("Payable now: First payment").first.is_visible()
    assert not page.get_by_label("Search this report").is_visible()
    context.close()


def test_paper_has_a_first_page_with_the_answer(browser: Any, report: str) -> None:
    page = browser.new_page()
    page.goto(report)
    page.emulate_media(media="print")
    bottom = page.locator("article .totals").first.bounding_box()
    assert bottom is not None
    assert bottom["y"] < 900
    assert page.locator("nav:visible").count() == 0
    page.close()
