import json
import os
from datetime import date
from pathlib import Path

import pytest

from checker.inference.rules import InferenceError
from checker.model.problems import InputError
from checker.reports import Assessment
from checker.web.store import Place, Store, UnknownCaseError, Unusable, with_file
from tests.web.conftest import REMEDIES

CASE = "management-response"
DAY = date(2024, 6, 30)


@pytest.fixture
def store(folder: Path) -> Store:
    return Store(folder)


def test_folders_with_a_case_file_and_bundles_are_cases(store: Store) -> None:
    names = [place.name for place in store.places()]
    assert names == ["broken.json", "halon-1999-overproduction", CASE]
    assert [place.takes_papers for place in store.places()] == [False, True, True]


def test_a_folder_that_is_a_case_is_the_only_one(folder: Path) -> None:
    assert [place.name for place in Store(folder / CASE).places()] == [CASE]


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


def test_a_text_is_made_once_for_a_case_and_a_day(store: Store) -> None:
    made: list[int] = []

    def make() -> str:
        made.append(1)
        return "text"

    place = store.find(CASE)
    assert {store.text(place, "case", DAY, make) for _ in range(3)} == {"text"}
    store.text(place, "other", DAY, make)
    assert len(made) == 2


def test_a_case_can_be_read_with_a_further_file(folder: Path) -> None:
    place = Place("x", folder / "halon-1999-overproduction")
    loaded = with_file(place, "more.json", REMEDIES.read_bytes())
    assert {"RP-1998", "DET-RP-1998"} <= {each.id for each in loaded.case.documents}
    with pytest.raises(InputError) as raised:
        with_file(place, "more.json", b'[{"type": "nothing"}]')
    assert raised.value.problems[0].position.file == "more.json"
    twice = json.dumps(json.loads(REMEDIES.read_text()) * 2).encode()
    with pytest.raises(InputError, match="RP-1998"):
        with_file(place, "more.json", twice)


def test_rules_that_cannot_be_applied_are_a_problem_of_the_case(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise InferenceError("too many facts")

    monkeypatch.setattr("checker.pipeline.assess", fail)
    with pytest.raises(InputError, match="too many facts"):
        store.assess(store.find(CASE), DAY)
