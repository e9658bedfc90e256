import re
import shutil
from datetime import date
from io import BytesIO
from pathlib import Path
from urllib.parse import quote

import openpyxl
import pytest
from fastapi.testclient import TestClient

from checker.web.pages import soon
from checker.web.store import SOON
from tests.reports import samples
from tests.web.conftest import DAY, REMEDIES, ROOT

CASE = "/cases/halon-1999-overproduction"
LATER = "1999-08-31"
SEARCHED = "/unlock"
"""A tab whose search takes seconds on this case; it has a test with a smaller one."""
TABS = ("", "/unlock", "/calendar", "/documents", "/statements", "/compare", "/check")


def test_the_first_page_has_every_case_with_its_money(client: TestClient) -> None:
    text = client.get(f"/?as_of={DAY}").text
    assert "<h1>Cases (3)</h1>" in text
    row = text[text.index("halon-1999-overproduction") :]
    assert "USD 4,472,750.00" in row[: row.index("</tr>")]
    assert "Cannot be used: broken.json" in text
    total = text[text.index("<tfoot>") :]
    assert "USD 4,472,750.00" in total


def test_the_money_that_can_move_comes_first(client: TestClient, folder: Path) -> None:
    shutil.copytree(ROOT / "samples" / "halon-1999", folder / "z-payable")
    text = client.get(f"/?as_of={DAY}").text
    names = ("z-payable", "halon-1999-overproduction", "management-response", "broken.json")
    places = [text.index(f">{name}<") for name in names]
    assert places == sorted(places)


def test_an_empty_folder_says_what_a_case_is(tmp_path: Path) -> None:
    from checker.web import Settings, create_app

    empty = TestClient(create_app(Settings(tmp_path)), base_url="http://localhost")
    assert "A case is a folder with case.json." in empty.get("/").text


@pytest.mark.parametrize("tab", [tab for tab in TABS if tab != SEARCHED])
def test_each_tab_of_a_case_keeps_the_day_and_marks_itself(client: TestClient, tab: str) -> None:
    text = client.get(f"{CASE}{tab}?as_of={DAY}").text
    assert f'href="{CASE}{tab}?as_of={DAY}" aria-current="page"' in text
    for other in TABS:
        assert f'href="{CASE}{other}?as_of={DAY}"' in text


def test_the_page_of_a_case_is_its_report(client: TestClient) -> None:
    text = client.get(f"{CASE}?as_of={DAY}").text
    assert "Payable now: nothing. Third deposit (year 1999), USD 2,683,650.00" in text
    assert f"{CASE}/report?format=html&amp;as_of={DAY}" in text
    assert " style=" not in text
    assert "<style" not in text


def test_why_is_told_down_to_the_line_of_the_rule(client: TestClient) -> None:
    text = client.get(f"{CASE}/findings/audit-within-target/1998/halon-1211?as_of={DAY}").text
    assert "rules/halon/holds.yaml" in text
    other = client.get(f"{CASE}/findings/audit-within-target/1998/halon-121?as_of={DAY}")
    assert other.status_code == 404
    assert "audit-within-target/1998/halon-1211" in other.text


def test_papers_say_whether_they_count_and_what_they_decided(client: TestClient) -> None:
    text = client.get(f"{CASE}/documents?as_of=1998-12-31").text
    assert "not yet received on this day" in text
    paper = text[text.index("<code>AP-1998</code>") :]
    assert "/findings/" in paper[: paper.index("</tr>")]


def test_the_calendar_shows_what_is_open_and_the_rest_on_request(client: TestClient) -> None:
    text = client.get(f"{CASE}/calendar?as_of={DAY}").text
    assert "days left" in text
    assert "done</td>" not in text
    assert "done</td>" in client.get(f"{CASE}/calendar?as_of={DAY}&done=true").text
    file = client.get(f"{CASE}/calendar/file?as_of={DAY}")
    assert file.text.startswith("BEGIN:VCALENDAR")


def test_statements_have_a_form_and_a_file(client: TestClient) -> None:
    text = client.get(f"{CASE}/statements?as_of={DAY}").text
    assert '<select id="performance-indicators-year" name="year">' in text
    address = f"{CASE}/statements/performance-indicators?year=1998&format=text&as_of={DAY}"
    assert "1998" in client.get(address).text
    assert client.get(address.replace("year=1998", "year=x")).status_code == 422


def test_two_days_are_compared_with_the_reasons(client: TestClient) -> None:
    text = client.get(f"{CASE}/compare?before=1999-07-01&as_of={DAY}").text
    assert "DET-PA-1998 came" in text
    assert "Payable now: nothing; then nothing" in text


def test_a_file_is_checked_saved_and_changes_the_verdict(client: TestClient, folder: Path) -> None:
    with REMEDIES.open("rb") as file:
        found = client.post(f"{CASE}/check?as_of={LATER}", files={"file": ("plan.json", file)}).text
    assert "Papers in it: RP-1998, DET-RP-1998." in found
    assert "Third deposit (year 1999)" in found
    before = set(folder.rglob("*.json"))
    [save] = re.findall(r'action="([^"]+/save\?as_of=[^"]+)"', found)
    answer = client.post(save, follow_redirects=False)
    assert answer.headers["location"] == f"{CASE}?as_of={LATER}"
    assert len(set(folder.rglob("*.json")) - before) == 1
    assert "RP-1998" in client.get(f"{CASE}/documents?as_of={LATER}").text
    assert client.post(save).status_code == 404


def test_a_file_with_mistakes_shows_them_all_and_cannot_be_saved(client: TestClient) -> None:
    content = b'[{"type": "remedial-plan", "id": "X"}]'
    text = client.post(f"{CASE}/check?as_of={DAY}", files={"file": ("x.json", content)}).text
    assert "It cannot be used yet: 4 problems." in text
    assert "x.json:1:2" in text
    assert "/save" not in text


def test_one_mistake_is_one_problem(client: TestClient) -> None:
    file = {"file": ("x.json", b'[{"type": "nothing"}]')}
    text = client.post(f"{CASE}/check?as_of={DAY}", files=file).text
    assert "It cannot be used yet: 1 problem." in text
    text = client.post(f"{CASE}/check?as_of={DAY}&lang=zh", files=file).text
    assert "尚不能使用：有1个问题。" in text


def test_a_workbook_with_mistakes_comes_back_marked(client: TestClient) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "remedial-plan"
    for row in (("id", "year"), ("X", "never")):
        sheet.append(row)
    out = BytesIO()
    book.save(out)
    files = {"file": ("plan.xlsx", out.getvalue())}
    text = client.post(f"{CASE}/check?as_of={DAY}", files=files).text
    [marked] = re.findall(r'href="([^"]+/annotated\?as_of=[^"]+)"', text)
    answer = client.get(marked)
    assert answer.headers["content-disposition"] == 'attachment; filename="plan-marked.xlsx"'
    copy = openpyxl.load_workbook(BytesIO(answer.content))
    assert copy.sheetnames == ["problems", "remedial-plan"]
    assert copy["remedial-plan"]["B2"].comment is not None
    files = {"file": ("x.json", b'[{"type": "remedial-plan", "id": "X"}]')}
    text = client.post(f"{CASE}/check?as_of={DAY}", files=files).text
    [discard] = re.findall(r'action="([^"]+)/discard\?', text)
    assert "/annotated" not in text
    assert client.get(f"{discard}/annotated").status_code == 404


def test_a_case_with_an_odd_name_can_be_saved_to(client: TestClient, folder: Path) -> None:
    name = "50% of #1?"
    (folder / "management-response").rename(folder / name)
    page = f"/cases/{quote(name)}"
    text = client.get(f"{page}/check?as_of={DAY}").text
    assert f'href="{page}/check?as_of={DAY}" aria-current="page"' in text
    text = client.post(f"{page}/check?as_of={DAY}", files={"file": ("x.json", b"[]")}).text
    [save] = re.findall(r'action="([^"]+/save\?as_of=[^"]+)"', text)
    answer = client.post(save)
    assert (answer.status_code, answer.url.path) == (200, f"/cases/{name}")


def test_a_case_that_is_called_like_a_word_of_the_rules_keeps_its_address(
    client: TestClient, folder: Path
) -> None:
    (folder / "halon-1999-overproduction").rename(folder / "year")
    text = client.get(f"/cases/year/calendar?as_of={DAY}&lang=zh").text
    assert f'href="/cases/year/calendar/file?format=ics&amp;as_of={DAY}"' in text


@pytest.mark.parametrize("day", [date.min, date.max])
def test_the_first_and_the_last_of_all_days_can_be_asked_for(client: TestClient, day: date) -> None:
    for path in ("/", "/cases/management-response", "/cases/management-response/compare"):
        assert client.get(f"{path}?as_of={day}").status_code == 200


def test_a_draft_can_be_discarded(client: TestClient) -> None:
    text = client.post(f"{CASE}/check?as_of={DAY}", files={"file": ("x.json", b"[]")}).text
    [discard] = re.findall(r'action="([^"]+/discard\?as_of=[^"]+)"', text)
    assert client.post(discard).url.path == f"{CASE}/check"
    assert client.post(discard).status_code == 404


def test_a_case_that_changed_meanwhile_is_not_written_to(client: TestClient, folder: Path) -> None:
    text = client.post(f"{CASE}/check?as_of={DAY}", files={"file": ("x.json", b"[]")}).text
    [save] = re.findall(r'action="([^"]+/save\?as_of=[^"]+)"', text)
    (folder / "halon-1999-overproduction" / "more.json").write_text("[]")
    answer = client.post(save)
    assert answer.status_code == 409
    assert "Nothing was saved" in answer.text


def test_the_way_to_payment_names_the_papers(client: TestClient, folder: Path) -> None:
    shutil.copytree(ROOT / "samples" / "halon-1998", folder / "halon-1998")
    page = "/cases/halon-1998/unlock?as_of=1998-11-20"
    text = client.get(page).text
    assert f'href="{page}" aria-current="page"' in text
    assert "Fourth deposit (year 1998)" in text
    assert "payable with" in text
    assert "Announcement of quotas" in text
    chinese = client.get(page, headers={"accept-language": "zh-CN"}).text
    assert '<html lang="zh-CN">' in chinese


def test_signs_after_chinese_words_are_chinese(client: TestClient) -> None:
    for address in ("/", f"{CASE}/calendar", f"{CASE}/form", f"{CASE}/form?type=record"):
        text = client.get(address, params={"as_of": DAY, "lang": "zh", "done": True}).text
        assert not re.findall(r"[\u4e00-\u9fff](?:</[a-z]+>)*[:,;] ", text), address


def test_pages_are_told_in_the_language_that_is_asked_for(client: TestClient) -> None:
    browser = {"accept-language": "zh-CN,zh;q=0.9,en;q=0.8"}
    for tab in (tab for tab in TABS if tab != SEARCHED):
        text = client.get(f"{CASE}{tab}?as_of={DAY}", headers=browser).text
        assert '<html lang="zh-CN">' in text
        assert "检查文件" in text
    page = client.get(f"{CASE}?as_of={DAY}", headers=browser).text
    assert "第三次付款（年份 1999）" in page
    assert "Payable now" not in page
    assert "Payable now" in client.get(f"{CASE}?as_of={DAY}").text
    assert "进度报告" in client.get(f"{CASE}/calendar?as_of={DAY}", headers=browser).text
    chinese = client.get(f"{CASE}/statements?as_of={DAY}", headers=browser).text
    assert 'name="year"><option value="1998">' in chinese
    assert "拨款决定" in client.get(f"{CASE}/statements?as_of={DAY}", headers=browser).text
    changes = client.get(f"{CASE}/compare?before=1999-07-01&as_of={DAY}", headers=browser).text
    assert "文件：收到DET-PA-1998" in changes


def test_a_language_that_was_chosen_stays(client: TestClient) -> None:
    assert "案卷（3）" in client.get(f"/?as_of={DAY}&lang=zh").text
    assert "案卷（3）" in client.get(f"/?as_of={DAY}").text
    assert "Cases (3)" in client.get(f"/?as_of={DAY}&lang=en").text
    assert "没有名为" in client.get("/cases/none?lang=zh").text


HOSTILE = '"><script>alert(1)</script>'


@pytest.mark.parametrize(
    "path",
    [
        f"/cases/{quote(HOSTILE, safe='')}",
        f"{CASE}/findings/{quote(HOSTILE)}",
        f"{CASE}/statements/{quote(HOSTILE, safe='')}",
        f"{CASE}/report?format={quote(HOSTILE)}",
        f"/?as_of={quote(HOSTILE)}",
        f"{CASE}/compare?before={quote(HOSTILE)}",
        f"/{quote(HOSTILE)}",
    ],
)
def test_markup_in_an_address_is_shown_and_not_obeyed(client: TestClient, path: str) -> None:
    answer = client.get(path)
    assert answer.status_code in (400, 404, 422)
    assert "<script>alert" not in answer.text


def test_markup_in_a_file_and_in_its_name_is_shown_and_not_obeyed(client: TestClient) -> None:
    content = f'[{{"type": "remedial-plan", "id": {HOSTILE!r}}}]'.replace("'", "").encode()
    files = {"file": (f"{HOSTILE}.json".replace('"', "'"), content)}
    text = client.post(f"{CASE}/check", files=files).text
    assert "<script>alert" not in text


def test_the_looks_and_scripts_are_ours(client: TestClient) -> None:
    assert "prefers-color-scheme: dark" in client.get("/static/report.css").text
    assert "search" in client.get("/static/search.js").text
    assert client.get("/static/workbench.css").status_code == 200
    assert client.get("/static/../app.py").status_code == 404


def test_what_falls_due_soon_has_ninety_days() -> None:
    one = samples.assessment()
    last = date(2000, 2, 14)
    assert "Quarterly report" in {each.title for each in soon(one, last - SOON)}
    assert "Quarterly report" not in {each.title for each in soon(one, date(1999, 11, 15))}
