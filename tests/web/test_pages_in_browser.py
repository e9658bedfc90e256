"""The workbench in a browser: everybody can use it, and the two ways through it."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.browser import SCHEMES, WIDTHS, breaches, chromium, is_too_wide
from tests.web.conftest import DAY, REMEDIES, ROOT
from tests.web.serving import served

CASE = "/cases/halon-1999-overproduction"
SMALL = "/cases/management-response"
PAGES = (
    f"/?as_of={DAY}",
    f"{SMALL}/calendar?as_of=2024-06-30",
    f"{SMALL}/documents?as_of=2024-06-30",
    f"{SMALL}/statements?as_of=2024-06-30",
    f"{SMALL}/compare?as_of=2024-06-30",
    f"{SMALL}/check",
    f"{SMALL}/unlock?as_of=2024-06-30",
    f"{SMALL}/check?lang=zh",
    "/login?lang=en",
    "/cases/none",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with chromium() as found:
        yield found


@pytest.fixture(scope="module")
def address(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Yield the address of a workbench that runs."""
    folder = tmp_path_factory.mktemp("cases")
    for name in ("halon-1999-overproduction", "management-response"):
        shutil.copytree(ROOT / "samples" / name, folder / name)
    with served(folder) as found:
        yield found


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_everybody_can_use_it(browser: Any, address: str, width: int, scheme: str) -> None:
    view = {"width": width, "height": 900}
    context = browser.new_context(viewport=view, color_scheme=scheme, bypass_csp=True)
    page = context.new_page()
    for path in PAGES:
        page.goto(address + path)
        assert breaches(page) == [], path
        assert not is_too_wide(page), path
    context.close()


def test_the_office_drops_a_file_mends_it_and_sees_the_money_come(
    browser: Any, address: str, tmp_path: Path
) -> None:
    page = browser.new_page()
    complaints: list[str] = []
    page.on("console", lambda message: complaints.append(message.text))
    page.goto(f"{address}/?as_of=1999-08-31")
    row = page.get_by_role("row").filter(has_text="halon-1999-overproduction")
    row.get_by_role("link", name="Check a file").click()
    wrong = tmp_path / "plan.json"
    wrong.write_text(REMEDIES.read_text().replace('"year": 1998', '"year": "1998"', 1))
    page.get_by_label("File").set_input_files(wrong)
    page.get_by_role("button", name="Check").click()
    page.get_by_text("It cannot be used yet").wait_for()
    assert page.get_by_role("button", name="Save into the case").count() == 0
    page.get_by_label("File").set_input_files(REMEDIES)
    page.get_by_role("button", name="Check").click()
    page.get_by_text("Nothing is wrong with it.").wait_for()
    page.get_by_role("button", name="Save into the case").click()
    page.get_by_role("heading", name="halon-1999-overproduction").wait_for()
    assert "as_of=1999-08-31" in page.url
    assert complaints == []
    page.close()


def test_the_trustee_reads_why_downloads_and_compares(browser: Any, address: str) -> None:
    page = browser.new_page()
    page.goto(f"{address}{CASE}?as_of={DAY}")
    assert page.get_by_text("What lifts it:").is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="html", exact=True).click()
    assert download.value.suggested_filename == f"halon-1999-overproduction-{DAY}.html"
    page.get_by_role("link", name="Compare").click()
    page.get_by_label("From").fill("1999-07-01")
    page.get_by_role("button", name="Compare").click()
    page.get_by_text("DET-PA-1998 came").wait_for()
    page.close()
