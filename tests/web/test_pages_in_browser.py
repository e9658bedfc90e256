"""The workbench in a browser: everybody can use it, and the two ways through it."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from checker.messages import catalogue
from tests.browser import SCHEMES, WIDTHS, breaches, chromium, is_too_wide
from tests.register.conftest import _own_memory, template, world
from tests.register.world import World
from tests.web.conftest import DAY, ROOT
from tests.web.register.conftest import token_of
from tests.web.serving import served

__all__ = ["_own_memory", "template", "world"]

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
    f"{SMALL}/form?as_of=2024-06-30",
    f"{SMALL}/form?type=demonstration&as_of=2024-06-30",
    f"{SMALL}/form?type=demonstration&lang=zh",
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


def words(language: str) -> Callable[[str], str]:
    """Return what tells a sentence of the pages in a language."""
    translations = catalogue(language, {})
    return translations.gettext if translations is not None else str


def plan(file: Path, year: object, agreed_on: str) -> Path:
    """Write the workbook of the papers that lift the hold, as the office types them."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "remedial-plan"
    target = "revised_target.halon-1211"
    sheet.append(["id", "submitted_by", "received_on", "year", target, "agreed_on", "actions[]"])
    sheet.append(["RP-1998", "china", "1999-08-23", year, 5642.4, agreed_on, "Cut the quota."])
    other = book.create_sheet("determination")
    other.append(["id", "submitted_by", "received_on", "about", "result", "by"])
    other.append(["D-1", "trustee", "1999-08-27", "RP-1998", "satisfactory", "trustee"])
    book.save(file)
    return file


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_office_drops_a_workbook_mends_it_and_sees_the_money_come(
    browser: Any, tmp_path: Path, language: str
) -> None:
    said, case = words(language), tmp_path / "cases" / "halon"
    shutil.copytree(ROOT / "samples" / "halon-1999-resumed", case)
    (case / "1999" / "remedies.json").unlink()
    with served(tmp_path / "cases") as address:
        page = browser.new_page()
        complaints: list[str] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.goto(f"{address}/?as_of=1999-09-30&lang={language}")
        page.get_by_role("row").filter(has_text="halon").get_by_role(
            "link", name=said("Check a file")
        ).click()
        drop(page, said, plan(tmp_path / "plan.xlsx", "last year", "12/04/1998"))
        page.get_by_text("remedial-plan!D2").wait_for()
        assert page.get_by_text("remedial-plan!F2").is_visible()
        assert page.get_by_role("button", name=said("Save into the case")).count() == 0
        with page.expect_download() as download:
            page.get_by_text(said("Download the workbook with these places marked")).click()
        copy = BytesIO(Path(download.value.path()).read_bytes())
        marked = openpyxl.load_workbook(copy)["remedial-plan"]
        wrong = [cell.coordinate for cell in marked[2] if cell.comment is not None]
        assert wrong == ["D2", "F2"]
        drop(page, said, plan(tmp_path / "plan.xlsx", 1998, "1999-08-20"))
        save = page.get_by_role("button", name=said("Save into the case"))
        save.wait_for()
        row = page.get_by_role("row").filter(has_text="USD 2,683,650.00").first
        assert {"en": "Third deposit", "zh": "第三次付款"}[language] in row.inner_text()
        assert {"en": "is eligible", "zh": "可以付款"}[language] in row.inner_text()
        assert breaches(page) == []
        save.click()
        page.wait_for_url("**/cases/halon?as_of=1999-09-30")
        [listed] = page.request.get(f"{address}/api/v1/cases?as_of=1999-09-30").json()
        assert listed["payable"] == ["2683650.00 USD"]
        assert complaints == []
        page.close()


def drop(page: Any, said: Callable[[str], str], file: Path) -> None:
    """Have a file checked."""
    page.locator("#file").set_input_files(file)
    page.get_by_role("button", name=said("Check"), exact=True).click()


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_trustee_reads_why_downloads_memo_and_report_and_compares(
    browser: Any, address: str, language: str
) -> None:
    said = words(language)
    page = browser.new_page()
    page.goto(f"{address}{CASE}?as_of={DAY}&lang={language}")
    assert page.get_by_text(said("What lifts it:")).first.is_visible()
    with page.expect_download() as download:
        page.get_by_role("link", name="html", exact=True).click()
    assert download.value.suggested_filename == f"halon-1999-overproduction-{DAY}.html"
    tabs = page.locator("nav.tabs")
    tabs.get_by_role("link", name=said("Statements"), exact=True).click()
    memo = page.locator("form[action$='/decision-memo']")
    memo.locator("[name=year]").select_option("1999")
    memo.locator("[name=deposit]").select_option("3")
    memo.locator("[name=format]").select_option("docx")
    with page.expect_download() as download:
        memo.get_by_role("button").click()
    assert download.value.suggested_filename == "halon-1999-overproduction-decision-memo.docx"
    tabs.get_by_role("link", name=said("Compare"), exact=True).click()
    page.get_by_label(said("Earlier day")).fill("1999-06-30")
    page.get_by_role("button", name=said("Compare")).click()
    page.get_by_text("DET-PA-1998").first.wait_for()
    page.close()


def test_a_party_comes_into_a_register_submits_a_form_and_leaves(
    browser: Any, world: World
) -> None:
    with served(world.register) as address:
        page = browser.new_page(viewport={"width": 375, "height": 900}, bypass_csp=True)
        page.goto(f"{address}/?lang=en")
        assert breaches(page) == []
        page.get_by_label("Token").fill(token_of(world, "warden"))
        page.get_by_role("button", name="Sign in").click()
        page.get_by_text("Signed in as warden").wait_for()
        page.goto(f"{address}/cases/wells/form?type=well-report&well=north&year=2001")
        page.locator("[name=drawn]").fill("12")
        page.get_by_role("button", name="Check").last.click()
        page.get_by_role("button", name="Submit as warden").click()
        page.get_by_role("heading", name="History").wait_for()
        assert breaches(page) == []
        assert not is_too_wide(page)
        with page.expect_download() as download:
            page.get_by_role("link", name=f"Receipt {world.size}").click()
        assert download.value.suggested_filename == f"wells-{world.size}.receipt"
        page.get_by_role("button", name="Sign out").click()
        page.get_by_label("Token").wait_for()
        page.close()
