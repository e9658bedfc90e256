import json
from datetime import date
from pathlib import Path

import pytest

from checker.web import drafts as module
from checker.web.drafts import CannotSaveError, CaseChangedError, Draft, DraftGoneError, Drafts
from checker.web.folder_cases import FolderCases, FolderPlace
from checker.web.store import Store
from tests.web.conftest import REMEDIES

DAY = date(1999, 8, 31)
CONTENT = REMEDIES.read_bytes()
PLACE = FolderPlace("c", Path("c"))


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(FolderCases(folder))


@pytest.fixture
def place(folder: Path) -> FolderPlace:
    name = "halon-1999-overproduction"
    return FolderPlace(name, folder / name)


@pytest.fixture
def drafts(store: Store) -> Drafts:
    return Drafts(store)


def test_what_a_file_would_change_is_told_before_anything_is_saved(
    drafts: Drafts, place: FolderPlace
) -> None:
    before = place.state()
    checked = drafts.check(place, drafts.add(place, "plan.json", CONTENT), DAY)
    assert checked.may_be_saved
    assert checked.papers == ("RP-1998", "DET-RP-1998")
    assert checked.effect is not None
    assert "tranche-3/1999" in {each.difference.id for each in checked.effect.changes}
    assert place.state() == before


def test_what_is_wrong_is_told_under_the_name_that_was_sent(
    drafts: Drafts, place: FolderPlace
) -> None:
    draft = drafts.add(place, "..\\..\\计划.JSON", b"[{]")
    checked = drafts.check(place, draft, DAY)
    assert not checked.may_be_saved
    assert {each.position.file for each in checked.problems} == {"计划.JSON"}


@pytest.mark.parametrize(
    "sent", ["../../../etc/passwd", "case.json", ".json", "a\0b.json", "x" * 9]
)
def test_a_file_is_saved_under_a_name_of_our_making(
    drafts: Drafts, place: FolderPlace, folder: Path, sent: str
) -> None:
    before = {file for file in folder.rglob("*") if file.is_file()}
    drafts.save(place, drafts.add(place, sent, CONTENT), DAY)
    [file] = {each for each in folder.rglob("*") if each.is_file()} - before
    assert file.read_bytes() == CONTENT
    assert file.parent == place.path
    assert file.name.startswith("paper-")


def test_a_saved_draft_is_gone_and_the_case_has_its_papers(
    drafts: Drafts, place: FolderPlace, store: Store
) -> None:
    draft = drafts.add(place, "plan.json", CONTENT)
    drafts.save(place, draft, DAY)
    with pytest.raises(DraftGoneError):
        drafts.find(place, draft.id)
    assert "RP-1998" in store.assess(place, DAY).documents


def test_a_file_that_is_wrong_or_has_no_folder_is_not_saved(
    drafts: Drafts, place: FolderPlace, store: Store
) -> None:
    with pytest.raises(CannotSaveError):
        drafts.save(place, drafts.add(place, "a.json", b"[{]"), DAY)
    bundle = store.find("broken.json")
    with pytest.raises(CannotSaveError):
        drafts.save(bundle, drafts.add(bundle, "a.json", CONTENT), DAY)


def test_a_case_that_changed_meanwhile_is_left_alone(drafts: Drafts, place: FolderPlace) -> None:
    draft = drafts.add(place, "plan.json", CONTENT)
    (place.path / "more.json").write_text("[]")
    with pytest.raises(CaseChangedError):
        drafts.save(place, draft, DAY)
    assert not (place.path / draft.file_name).exists()


def test_a_draft_belongs_to_its_case_and_its_id_cannot_be_guessed(
    drafts: Drafts, place: FolderPlace, store: Store
) -> None:
    first, second = (drafts.add(place, "a.json", b"[]") for _ in range(2))
    assert first.id != second.id
    assert len(first.id) >= 20
    assert drafts.find(place, first.id) is first
    with pytest.raises(DraftGoneError):
        drafts.find(store.find("management-response"), first.id)
    drafts.discard(first)
    with pytest.raises(DraftGoneError):
        drafts.find(place, first.id)


def test_the_oldest_drafts_go_first(
    drafts: Drafts, place: FolderPlace, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "_KEPT", 2)
    oldest, *others = (drafts.add(place, "a.json", b"[]") for _ in range(3))
    with pytest.raises(DraftGoneError):
        drafts.find(place, oldest.id)
    assert [drafts.find(place, each.id) for each in others] == others


def test_the_content_tells_the_format_and_not_the_name() -> None:
    workbook = Draft("1", PLACE, "report.json", b"PK\x03\x04", ())
    assert workbook.file_name.endswith(".xlsx")
    assert workbook.shown_name == workbook.file_name
    assert Draft("1", PLACE, "report.xlsx", b"PK\x03\x04", ()).shown_name == "report.xlsx"
    assert Draft("1", PLACE, "a/\x1bb.json", b"[]", ()).shown_name == "b.json"


def test_what_does_not_count_and_what_looks_odd_is_told(drafts: Drafts, place: FolderPlace) -> None:
    papers = json.loads(CONTENT)
    papers[1]["submitted_by"] = "consultant"
    draft = drafts.add(place, "plan.json", json.dumps(papers).encode())
    checked = drafts.check(place, draft, DAY)
    assert [each.document for each in checked.not_counted] == ["DET-RP-1998"]
    papers[0]["agreed_on"] = "2031-08-20"
    draft = drafts.add(place, "plan.json", json.dumps(papers).encode())
    checked = drafts.check(place, draft, DAY)
    assert checked.to_mark == ()
    assert {each.position.file for each in checked.remarks} == {"plan.json"}
