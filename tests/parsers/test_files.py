from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from checker.parsers.files import (
    check_size,
    display_path,
    file_bytes,
    read_bytes,
    read_limited,
    shown_path,
    text_file,
)
from checker.parsers.places import Fault, UnreadableError, problems_of


def refused(data: bytes) -> Fault:
    with pytest.raises(UnreadableError) as caught:
        text_file("f.json", data)
    return caught.value.fault


def test_text_is_read_without_its_byte_order_mark() -> None:
    assert text_file("f", b"\xef\xbb\xbf\xc3\xa9").text == "\xe9"


@pytest.mark.parametrize(
    ("data", "found"),
    [
        (b"PK\x03\x04", "a ZIP archive or an office document"),
        (b"%PDF-1.4", "a PDF document"),
        (b"\x1f\x8b", "a compressed file"),
        (b"a\0b", "a zero byte"),
        ("text".encode("utf-16"), None),
    ],
)
def test_what_is_not_text_is_named(data: bytes, found: str | None) -> None:
    fault = refused(data)
    assert (fault.code, fault.found) == ("encoding", found)


def test_a_byte_that_is_not_utf8_is_shown_where_it_stands() -> None:
    (problem,) = problems_of([refused("\xe9\n\xe9\xe9".encode() + b"\xe9")])
    assert (problem.position.line, problem.position.column) == (2, 3)
    assert problem.found == "byte 0xE9"


def test_the_limit_itself_may_be_read(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"12345")
    assert read_bytes(path, "f", 5) == b"12345"
    assert read_limited(io.BytesIO(b"12345"), "f", 5) == b"12345"
    check_size(b"12345", "f", 5)
    for refuse in (
        lambda: read_bytes(path, "f", 4),
        lambda: read_limited(io.BytesIO(b"12345"), "f", 4),
        lambda: check_size(b"12345", "f", 4),
    ):
        with pytest.raises(UnreadableError, match="too large"):
            refuse()


def test_a_file_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="no such file"):
        read_bytes(tmp_path / "none", "none", 5)


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(OSError, match="device or pipe"):
        file_bytes(tmp_path / "pipe")


def test_names_that_are_not_text_can_be_printed() -> None:
    assert shown_path(os.fsdecode(b"a/./\xff\x1b.json")) == "a/??.json"


def test_paths_are_shown_from_the_working_directory(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert display_path(tmp_path / "a" / "b.yaml") == "a/b.yaml"
    assert display_path(tmp_path.parent / "c") == (tmp_path.parent / "c").as_posix()
