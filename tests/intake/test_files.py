from __future__ import annotations

import io
import json
import os
import sys
import time
from pathlib import Path

import pytest

from checker.intake import files as files_module
from checker.intake import read_header, read_submission
from checker.model.problems import InputError, Problem
from tests.intake.cases import bundle, folder, load, problems, report

DOCUMENT = json.dumps(report())


def only(found: list[Problem]) -> Problem:
    (problem,) = found
    return problem


def standard_input(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


def test_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    files = {name: json.dumps(report(name)) for name in ("b", "a__z", "B", "a__b__c", "c")}
    case = load(folder(tmp_path, **files))
    assert [d.id for d in case.documents] == ["B", "a__b__c", "a__z", "b", "c"]
    assert [d.position.file for d in case.documents][1] == str(tmp_path / "a" / "b" / "c.json")


def test_file_holds_a_document_or_a_list(tmp_path: Path) -> None:
    case = load(folder(tmp_path, one=DOCUMENT, two=json.dumps([report("R-2"), report("R-3")])))
    places = [(Path(d.position.file).name, d.position.pointer) for d in case.documents]
    assert places == [("one.json", ""), ("two.json", "/0"), ("two.json", "/1")]


def test_bundle_and_standard_input_say_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = bundle(report("R-1"), report("R-2"))
    (tmp_path / "bundle.json").write_text(text)
    standard_input(monkeypatch, text.encode())
    from_file, from_input = load(str(tmp_path / "bundle.json")), load("-")
    assert [d.record for d in from_file.documents] == [d.record for d in from_input.documents]
    assert from_file.documents[1].position.pointer == "/documents/1"
    assert str(from_input.documents[1].position) == "<stdin>:3:1"


def test_other_files_and_hidden_ones_are_left_alone(tmp_path: Path) -> None:
    source = folder(tmp_path, r=DOCUMENT)
    (tmp_path / "README.md").write_text("x")
    (tmp_path / "._r.json").write_bytes(b"\0")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.json").write_text("x")
    (tmp_path / "empty folder").mkdir()
    assert len(load(source).documents) == 1


def test_suffix_counts_in_capitals_too(tmp_path: Path) -> None:
    (tmp_path / "R.JSON").write_text(DOCUMENT)
    assert len(load(folder(tmp_path)).documents) == 1


def test_byte_order_mark_is_dropped(tmp_path: Path) -> None:
    source = folder(tmp_path, r=b"\xef\xbb\xbf" + DOCUMENT.encode())
    assert load(source).documents[0].position.column == 1


@pytest.mark.parametrize("name", ["nowhere", "no/where.json", "a\0b", "x" * 5_000])
def test_path_that_leads_nowhere(name: str) -> None:
    problem = only(problems(name))
    assert problem.code == "file"
    assert len(problem.message) < 100


def test_empty_folder(tmp_path: Path) -> None:
    problem = only(problems(str(tmp_path)))
    assert problem.code == "case-file"
    assert "no case.json" in problem.message
    assert problem.position.file == str(tmp_path)


def test_folder_of_cases_names_one(tmp_path: Path) -> None:
    folder(tmp_path / "harbour")
    assert only(problems(str(tmp_path))).hint == f"did you mean {tmp_path / 'harbour'}?"


@pytest.mark.parametrize(
    ("data", "code", "words"),
    [
        (b"", "empty-file", "empty"),
        (b" \n\t", "empty-file", "empty"),
        (b"\xef\xbb\xbf", "empty-file", "empty"),
        (DOCUMENT.encode("utf-16"), "encoding", "UTF-16"),
        (DOCUMENT.encode("utf-16-le"), "encoding", "binary"),
        (b"PK\x03\x04\x14\0\0", "encoding", "not text"),
        (b"%PDF-1.4", "encoding", "not text"),
        (b"\x7fELF\0\0", "encoding", "binary"),
    ],
)
def test_files_that_are_no_json_text(tmp_path: Path, data: bytes, code: str, words: str) -> None:
    problem = only(problems(folder(tmp_path, r=data)))
    assert problem.code == code
    assert words in problem.message
    assert problem.position.file == str(tmp_path / "r.json")


def test_byte_that_is_not_utf8_is_shown(tmp_path: Path) -> None:
    problem = only(problems(folder(tmp_path, r='{\n "é": "'.encode() + b'caf\xe9"}')))
    assert (problem.position.line, problem.position.column) == (2, 11)
    assert problem.found == "byte 0xE9"
    assert problem.hint == "save the file again with the encoding UTF-8"


@pytest.mark.parametrize("by_input", [True, False])
def test_large_file_is_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, by_input: bool
) -> None:
    source = tmp_path / "large.json"
    with source.open("wb") as stream:
        stream.truncate(50_000_000)
    if by_input:
        standard_input(monkeypatch, b"[" * 50_000_000)
    started = time.monotonic()
    problem = only(problems("-" if by_input else str(source)))
    assert time.monotonic() - started < 5
    assert problem.code == "file-size"
    assert problem.expected == "at most 32 MB"


def test_files_too_large_together(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MAX_CASE_BYTES", 1_000)
    source = folder(tmp_path, **{f"r{n}": json.dumps(report(str(n))) for n in range(20)})
    assert only(problems(source)).message == "the files of the case are too large together"


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files_module, "MAX_FILES", 3)
    source = folder(tmp_path, a=DOCUMENT, b=DOCUMENT, c=DOCUMENT)
    assert "too-many-files" in [p.code for p in problems(source)]


def test_folder_named_like_a_file(tmp_path: Path) -> None:
    (tmp_path / "x.json").mkdir()
    problem = only(problems(folder(tmp_path)))
    assert (problem.position.file, problem.found) == (str(tmp_path / "x.json"), "a folder")


def test_case_file_that_is_a_folder(tmp_path: Path) -> None:
    (tmp_path / "case.json").mkdir()
    assert only(problems(str(tmp_path))).found == "a folder"
    with pytest.raises(InputError, match="a folder"):
        read_header(str(tmp_path))


def test_pipe_in_a_folder_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "x.json")
    assert only(problems(folder(tmp_path))).found == "a device or pipe"


def test_links_within_the_folder_are_followed(tmp_path: Path) -> None:
    source = folder(tmp_path, a__r=DOCUMENT)
    (tmp_path / "a" / "r.json").rename(tmp_path / "a" / "r.txt")
    (tmp_path / "r.json").symlink_to(tmp_path / "a" / "r.txt")
    assert len(load(source).documents) == 1


def test_folder_itself_can_be_a_link(tmp_path: Path) -> None:
    folder(tmp_path / "real", r=DOCUMENT)
    (tmp_path / "link").symlink_to(tmp_path / "real")
    assert len(load(str(tmp_path / "link")).documents) == 1


def test_links_out_of_the_folder_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "outside.json"
    outside.write_text(DOCUMENT)
    source = folder(tmp_path / "case")
    (tmp_path / "case" / "r.json").symlink_to(outside)
    (tmp_path / "case-2").mkdir()
    (tmp_path / "case" / "s.json").symlink_to(tmp_path / "case-2" / ".." / "outside.json")
    assert [p.code for p in problems(source)] == ["link", "link"]


def test_links_to_folders_are_reported(tmp_path: Path) -> None:
    source = folder(tmp_path / "case")
    (tmp_path / "case" / "loop").symlink_to(tmp_path / "case")
    assert only(problems(source)).message == "links to folders are not followed"


def test_links_that_lead_nowhere_or_in_circles(tmp_path: Path) -> None:
    (tmp_path / "a.json").symlink_to(tmp_path / "b.json")
    (tmp_path / "b.json").symlink_to(tmp_path / "a.json")
    (tmp_path / "c.json").symlink_to(tmp_path / "nowhere.json")
    assert [p.code for p in problems(folder(tmp_path))] == ["file", "file", "file"]


def test_file_that_cannot_be_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, mode: str) -> None:
        raise PermissionError(13, "Permission denied")

    source = folder(tmp_path, r=DOCUMENT)
    monkeypatch.setattr(Path, "open", refuse)
    found = problems(source)
    assert {p.message for p in found} == {"this cannot be read: Permission denied"}


def test_names_in_problems_are_as_the_user_gave_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder(tmp_path / "case", a__r="{")
    monkeypatch.chdir(tmp_path)
    assert only(problems("case/")).position.file == "case/a/r.json"
    monkeypatch.chdir(tmp_path / "case")
    assert only(problems(".")).position.file == "a/r.json"


def test_name_that_is_no_text_can_be_printed(tmp_path: Path) -> None:
    folder(tmp_path)
    (tmp_path / os.fsdecode(b"\xff\x1b.json")).write_text("{")
    problem = only(problems(str(tmp_path)))
    problem.position.file.encode()
    assert problem.position.file.endswith("/??.json")


def test_header_is_read_without_the_documents(tmp_path: Path) -> None:
    source = folder(tmp_path, r="not JSON")
    assert read_header(source).rules == "harbour"
    assert read_submission(source).rules == "harbour"
