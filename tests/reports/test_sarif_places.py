from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from checker.model.problems import Position
from checker.reports.sarif import location
from checker.reports.sarif_places import relative_places


def placed(*files: str) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """Return where files are said to be, and the folders that the run names."""
    results = [{"locations": [location(Position(file))]} for file in files]
    bases = relative_places(results)
    found = [one["locations"][0]["physicalLocation"]["artifactLocation"] for one in results]
    return found, bases


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("case/a b.json", "case/a%20b.json"),
        ("a:b#c?.json", "a%3Ab%23c%3F.json"),
        ("<stdin>", "%3Cstdin%3E"),
        ("Zürich.json", "Z%C3%BCrich.json"),
        ("./case/../x.json", "x.json"),
    ],
)
def test_files_are_uris_relative_to_the_working_directory(file: str, uri: str) -> None:
    (found,), bases = placed(file)
    assert found == {"uri": uri, "uriBaseId": "%SRCROOT%"}
    assert list(bases) == ["%SRCROOT%"]


def test_a_full_path_inside_is_relative_too(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (found,), _ = placed(str(tmp_path / "case" / "case.json"))
    assert found["uri"] == "case/case.json"


def test_files_outside_are_relative_to_the_folder_that_holds_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    found, bases = placed("../one/a/x.json", str(tmp_path / "one" / "b" / "y.json"), "z.json")
    assert [each["uri"] for each in found] == ["a/x.json", "b/y.json", "z.json"]
    assert [each["uriBaseId"] for each in found] == ["OUTSIDE", "OUTSIDE", "%SRCROOT%"]
    assert bases["OUTSIDE"]["uri"] == (tmp_path / "one").as_uri() + "/"
