import os
from datetime import date
from pathlib import Path
from threading import Event

import pytest

from checker.evidence.authority import received
from checker.inference.rules import InferenceError
from checker.model.problems import InputError
from checker.reports import Assessment
from checker.web.folder_cases import FolderCases
from checker.web.store import StillSearchingError, Store, UnknownCaseError, Unusable

CASE = "management-response"
DAY = date(2024, 6, 30)


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(FolderCases(folder))


@pytest.mark.parametrize("name", ["..", ".", "", "../cases", f"{CASE}/", "notes.txt", "\0", "/etc"])
def test_only_the_name_of_a_case_finds_one(store: Store, name: str) -> None:
    with pytest.raises(UnknownCaseError) as raised:
        store.find(name)
    assert CASE in raised.value.known


def test_a_verdict_is_kept_until_a_file_changes(store: Store, folder: Path) -> None:
    place = store.find(CASE)
    first = store.assess(place, DAY)
    assert store.assess(place, DAY).verdict is first.verdict
    file = next(file for file in folder.joinpath(CASE).rglob("*.json") if file.name != "case.json")
    os.utime(file, ns=(1, 1))
    again = store.assess(place, DAY)
    assert again.verdict is not first.verdict
    assert again.verdict == first.verdict


def test_a_case_that_cannot_be_used_is_told_with_its_problems(store: Store) -> None:
    assert isinstance(store.try_to_assess(store.find(CASE), DAY), Assessment)
    found = store.try_to_assess(store.find("broken.json"), DAY)
    assert isinstance(found, Unusable)
    assert {each.position.file for each in found.problems} == {"broken.json"}


def test_a_way_to_payment_is_searched_once_for_all_who_ask(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[object] = []
    going_on = Event()

    def search(*asked: object) -> tuple[()]:
        begun.append(asked)
        assert going_on.wait(10)
        return ()

    monkeypatch.setattr("checker.web.store.unlock", search)
    monkeypatch.setattr("checker.web.store.PATIENCE", 0.01)
    place = store.find(CASE)
    for _ in range(2):
        with pytest.raises(StillSearchingError):
            store.ways(place, DAY)
    going_on.set()
    monkeypatch.setattr("checker.web.store.PATIENCE", 10)
    assert store.ways(place, DAY) == ()
    assert len(begun) == 1


def test_a_text_is_made_once_for_a_case_and_a_day(store: Store) -> None:
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return "text"

    place = store.find(CASE)
    assert {store.text(place, "case", DAY, make) for _ in range(3)} == {"text"}
    store.text(place, "other", DAY, make)
    assert len(made) == 2


def test_rules_that_cannot_be_applied_are_a_problem_of_the_case(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise InferenceError("too many facts")

    monkeypatch.setattr("checker.pipeline.assess", fail)
    with pytest.raises(InputError, match="too many facts"):
        store.assess(store.find(CASE), DAY)


def test_the_outlook_knows_no_paper_that_comes_later(store: Store) -> None:
    place = store.find("halon-1999-overproduction")
    early = date(1999, 6, 1)
    later = store.outlook(place, early)
    assert later.as_of == date(1999, 8, 30)
    known = {each.id for each in store.load(place).case.documents if received(each) <= early}
    used = {name for each in later.all_findings() for name in each.evidence}
    assert used
    assert used <= known
    assert "PA-1998" not in used
    assert store.outlook(place, early) is later


def test_the_outlook_of_the_last_days_ends_with_them(store: Store) -> None:
    assert store.outlook(store.find(CASE), date.max).as_of == date.max
