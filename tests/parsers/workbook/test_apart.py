"""Workbooks in a process of their own say the same, and cannot take the reader down."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from checker.parsers.places import UnreadableError
from checker.parsers.workbook import apart, file
from checker.parsers.workbook.apart import Limits, ReaderFailedError, read, workbooks_apart
from tests.parsers.workbook.books import table, workbook

BOOK = workbook({"report": table(("id", "on"), ("R-1", '<c r="{}"><f>A1</f></c>'))})
MANY = workbook({"report": table(("id",), *(("x" * 900,) for _ in range(9_000)))})


def test_a_workbook_says_the_same_in_a_process_of_its_own() -> None:
    here = file.read("一'\"\n.xlsx", BOOK)
    with workbooks_apart():
        there = read("一'\"\n.xlsx", BOOK)
    assert (there.name, there.contents) == (here.name, here.contents)
    assert file.decode(there).faults[0].message == file.decode(here).faults[0].message


def test_what_is_not_a_workbook_is_refused_with_the_same_words() -> None:
    with workbooks_apart(), pytest.raises(UnreadableError) as caught:
        read("a.xlsx", b"PK\x03\x04")
    with pytest.raises(UnreadableError) as here:
        read("a.xlsx", b"PK\x03\x04")
    assert str(caught.value) == str(here.value)
    assert caught.value.fault.hint == here.value.fault.hint


@pytest.mark.parametrize(
    "limits",
    [
        pytest.param(Limits(memory=40 * 1024**2), id="memory"),
        pytest.param(Limits(seconds=0), id="processor"),
        pytest.param(Limits(patience=0), id="clock"),
    ],
)
def test_a_file_that_takes_too_much_is_refused_and_the_reader_goes_on(limits: Limits) -> None:
    with workbooks_apart(limits), pytest.raises(UnreadableError, match="takes more than"):
        read("a.xlsx", MANY)
    with workbooks_apart():
        assert read("a.xlsx", BOOK).contents.has_keys


def test_a_fault_of_the_reader_is_not_told_as_a_limit(monkeypatch: pytest.MonkeyPatch) -> None:
    broken = "raise KeyError('a fault of ours'); "
    monkeypatch.setattr(apart, "_START", apart._START + broken)
    with workbooks_apart(), pytest.raises(ReaderFailedError, match="KeyError: 'a fault of ours'"):
        read("a.xlsx", BOOK)


def test_the_way_of_reading_ends_with_the_block(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[object] = []
    monkeypatch.setattr("subprocess.run", lambda *command, **_: started.append(command))
    with workbooks_apart():
        threading.Thread(target=read, args=("a.xlsx", BOOK)).start()
    read("a.xlsx", BOOK)
    assert started == []


def test_nothing_of_the_working_directory_is_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "pickle.py").write_text("raise SystemExit(3)")
    monkeypatch.chdir(tmp_path)
    with workbooks_apart():
        assert read("a.xlsx", BOOK).contents.has_keys
