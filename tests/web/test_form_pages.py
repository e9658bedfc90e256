import html
import re
import shutil
from datetime import date
from pathlib import Path

from fastapi.testclient import TestClient

from checker.web.folder_cases import FolderPlace
from checker.web.form_pages import form_address
from tests.web.conftest import ROOT

CASE = "/cases/halon-1999-overproduction"
FORM = f"{CASE}/form?as_of=1999-08-31"
PLAN = {
    "id": "RP-1998",
    "submitted_by": "china",
    "received_on": "1999-08-23",
    "year": "1998",
    "revised_target.halon-1211": "5642.40",
    "agreed_on": "1999-08-20",
    "actions[]": "Cut the quota of E01.",
}


def test_every_type_of_paper_has_a_form(client: TestClient) -> None:
    text = client.get(FORM).text
    types = re.findall(r'href="\?as_of=1999-08-31&amp;type=([a-z-]+)"', text)
    assert {"progress-report", "remedial-plan", "waiver"} <= set(types)
    for type_ in types[::7]:
        assert client.get(f"{FORM}&type={type_}").status_code == 200
    answer = client.get(f"{FORM}&type=nothing")
    assert answer.status_code == 404
    assert "remedial-plan" in answer.text
    assert client.post(f"{FORM}&type=nothing", data={}).status_code == 404


def test_a_link_fills_in_what_is_known_and_the_norm_stands_beside(client: TestClient) -> None:
    text = client.get(f"{FORM}&type=progress-report&year=1999&quarter=2").text
    assert re.search(r'name="year" value="1999"', text)
    assert re.search(r'name="quarter" value="2"', text)
    assert re.search(r'name="id" value="progress-report-\d+"', text)
    assert "within 45 days from the end of its quarter" in text[text.index("<aside") :]


def test_what_is_wrong_stands_at_its_field_and_nothing_typed_is_lost(client: TestClient) -> None:
    typed = {**PLAN, "year": "last", "agreed_on": ""}
    text = client.post(f"{FORM}&type=remedial-plan", data=typed).text
    assert "It cannot be used yet: 2 problems." in text
    for key, said in (("year", "must be a whole number"), ("agreed_on", "`agreed_on` is missing")):
        field = text[text.index(f'name="{key}"') :]
        assert said in field[: field.index("</div>")]
    assert 'value="last" inputmode="decimal" aria-invalid="true"' in text
    assert "Cut the quota of E01." in text
    assert "/save" not in text


def test_a_filled_in_paper_shows_what_it_changes_and_is_saved(
    client: TestClient, folder: Path
) -> None:
    text = client.post(f"{FORM}&type=remedial-plan", data=PLAN).text
    assert "Papers in it: RP-1998." in text
    [save] = re.findall(r'action="([^"]+/save\?as_of=[^"]+)"', text)
    assert client.post(save).status_code == 200
    [file] = folder.rglob("paper-*.json")
    assert '"halon-1211": 5642.40' in file.read_text()


def test_another_row_keeps_what_was_typed(client: TestClient) -> None:
    typed = {"year": "1999", "production[].enterprise": "E01", "more": "production"}
    text = client.post(f"{FORM}&type=progress-report", data=typed).text
    assert text.count('name="production[].enterprise"') == 2
    assert 'name="production[].enterprise" value="E01"' in text
    assert 'role="alert"' not in text


def test_a_form_is_told_in_chinese(client: TestClient) -> None:
    text = client.get(f"{FORM}&type=remedial-plan&lang=zh").text
    assert re.search(r"<label for=\"f\d+\">年份</label>", text)
    for name in ("id", "year", "revised_target.halon-1211", "actions[]"):
        assert f'name="{name}"' in text
    typed = client.post(f"{FORM}&type=production-report&lang=zh", data={"substance": "halon-1211"})
    assert '<option value="halon-1211" selected>' in typed.text
    assert "type=waiver" in client.get(f"{FORM}&lang=zh").text
    assert "由谁提交，如规则包中的角色或企业名称" in text
    assert "为实现修订目标商定的措施" in text


def test_markup_that_was_typed_is_shown_and_not_obeyed(client: TestClient) -> None:
    hostile = '"><script>alert(1)</script>'
    typed = dict.fromkeys(PLAN, hostile)
    for type_ in ("remedial-plan", "progress-report"):
        assert "<script>alert" not in client.post(f"{FORM}&type={type_}", data=typed).text
    assert "<script>alert" not in client.get(FORM, params={"type": "waiver", "id": hostile}).text


def test_the_way_to_payment_leads_to_the_forms_of_its_papers(
    client: TestClient, folder: Path
) -> None:
    shutil.copytree(ROOT / "samples" / "halon-1998", folder / "halon-1998")
    text = client.get("/cases/halon-1998/unlock?as_of=1998-11-20").text
    links = [html.unescape(each) for each in re.findall(r'href="([^"]+&amp;type=[^"]+)"', text)]
    assert any("type=quota-announcement" in each for each in links)
    assert all(client.get(each).status_code == 200 for each in links)


def test_the_address_of_a_form_says_what_is_known() -> None:
    known = {"type": "t", "year": 1999}
    address = form_address(FolderPlace("a b", Path()), date(1999, 1, 1), known)
    assert address == "/cases/a%20b/form?as_of=1999-01-01&type=t&year=1999"
