import json
from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.web.folder_cases import FolderCases, FolderPlace
from tests.web.conftest import REMEDIES

CASE = "management-response"


def test_folders_with_a_case_file_and_bundles_are_cases(folder: Path) -> None:
    places = FolderCases(folder).places()
    assert [place.name for place in places] == ["broken.json", "halon-1999-overproduction", CASE]
    assert [place.takes_papers for place in places] == [False, True, True]


def test_a_folder_that_is_a_case_is_the_only_one(folder: Path) -> None:
    assert [place.name for place in FolderCases(folder / CASE).places()] == [CASE]


def test_a_case_can_be_read_with_a_further_file(folder: Path) -> None:
    place = FolderPlace("x", folder / "halon-1999-overproduction")
    loaded = place.with_file("more.json", REMEDIES.read_bytes())
    assert {"RP-1998", "DET-RP-1998"} <= {each.id for each in loaded.case.documents}
    with pytest.raises(InputError) as raised:
        place.with_file("more.json", b'[{"type": "nothing"}]')
    assert raised.value.problems[0].position.file == "more.json"
    twice = json.dumps(json.loads(REMEDIES.read_text()) * 2).encode()
    with pytest.raises(InputError, match="RP-1998"):
        place.with_file("more.json", twice)


def test_a_file_is_saved_whole_and_replaces_none(folder: Path) -> None:
    place = FolderPlace(CASE, folder / CASE)
    before, files = place.state(), set(place.path.iterdir())
    place.save("paper.json", b"[]")
    assert set(place.path.iterdir()) - files == {place.path / "paper.json"}
    assert place.state() != before
    with pytest.raises(FileExistsError):
        place.save("paper.json", b"[1]")
    assert (place.path / "paper.json").read_bytes() == b"[]"
    assert len(set(place.path.iterdir()) - files) == 1
