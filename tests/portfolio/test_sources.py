from __future__ import annotations

from pathlib import Path

import pytest

from checker.portfolio import sources
from checker.portfolio.sources import CaseAt, cases_at


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("all/b/case.json", "all/b/papers/x.json", "all/deep/a/case.json", "all/c.xlsx"):
        Path(name).parent.mkdir(parents=True, exist_ok=True)
        Path(name).write_text("{}")
    for name in ("all/notes.txt", "all/.hidden.json", "all/~$c.xlsx"):
        Path(name).write_text("{}")
    return tmp_path


def addresses(*paths: str) -> list[str]:
    return [case.address for case in cases_at(paths, lambda: ["one", "two"])]


def test_a_folder_is_looked_through_for_cases_in_the_order_of_names(folder: Path) -> None:
    assert addresses("all") == ["all/b", "all/c.xlsx", "all/deep/a"]


def test_a_case_is_one_case_whatever_is_in_it(folder: Path) -> None:
    assert addresses("all/b", "all/c.xlsx") == ["all/b", "all/c.xlsx"]


def test_what_is_not_there_or_empty_is_yielded_so_that_reading_it_tells(folder: Path) -> None:
    Path("empty").mkdir()
    Path("none.jsonl").write_text("\n \n")
    assert addresses("empty", "nowhere", "none.jsonl", "gone.jsonl") == [
        "empty",
        "nowhere",
        "none.jsonl",
        "gone.jsonl",
    ]


def test_links_to_folders_are_not_followed(folder: Path) -> None:
    Path("all/loop").symlink_to("..")
    assert addresses("all") == ["all/b", "all/c.xlsx", "all/deep/a"]


def test_the_register_gives_one_case_or_all(folder: Path) -> None:
    assert addresses("register:wells") == ["register:wells"]
    assert addresses("register:") == ["register:one", "register:two"]


def lines(text: bytes) -> list[CaseAt]:
    Path("many.jsonl").write_bytes(text)
    found = list(cases_at(["many.jsonl"], list))
    for case in found:
        assert case.size is not None
    return found


def test_each_line_that_is_not_blank_is_a_case(folder: Path) -> None:
    text = b'{"a": 1}\n\n  \r\n{"b": 2}\r\n{"c": 3}'
    found = lines(text)
    assert [case.address for case in found] == ["many.jsonl:1", "many.jsonl:4", "many.jsonl:5"]
    parts = [text[case.start : case.start + (case.size or 0)].strip() for case in found]
    assert parts == [b'{"a": 1}', b'{"b": 2}', b'{"c": 3}']


def test_a_line_longer_than_what_is_read_at_once_is_one_case(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sources, "_PIECE", 4)
    found = lines(b'{"long": "line"}\n{"b": 2}\n')
    assert [(case.address, case.size) for case in found] == [
        ("many.jsonl:1", 17),
        ("many.jsonl:2", 9),
    ]
