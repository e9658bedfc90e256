from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from checker.authoring.diff.cases import compared_cases
from checker.authoring.revisions import tree
from checker.model.problems import InputError

HEADER = '{"case": "one", "rules": "water"}'


@pytest.fixture
def sample(water: Path) -> Path:
    folder = Path("samples/one")
    folder.mkdir(parents=True)
    (folder / "case.json").write_text(HEADER)
    return folder


def test_samples_and_tests_are_compared_by_default(sample: Path) -> None:
    with tree(".") as new:
        found = compared_cases(new, None, None, ["water"])
        assert [each.test for each in found] == [None, 0, 1, 2, 3]
        assert found[0].name == "samples/one"
        assert compared_cases(new, None, None, ["lakes"]) == []


def test_folders_are_searched_for_cases(sample: Path) -> None:
    day = date(2003, 1, 1)
    with tree(".") as new:
        for folder in ("samples", "samples/one"):
            (found,) = compared_cases(new, [folder], day, ["water"])
            assert (found.pack, found.as_of, found.test) == ("water", day, None)
        with pytest.raises(InputError, match="there is no case in this folder"):
            compared_cases(new, ["schemas"], None, ["water"])
