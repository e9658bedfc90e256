"""The formats in which documents may be written, by the suffix of a file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.parsers import json, json_lines
from checker.parsers.places import Decoded, SourceFile


@dataclass(frozen=True, slots=True)
class Format:
    """How one format is read.

    ``read`` takes the name of a file and its bytes, and returns a SourceFile that knows where
    its values stand; it raises UnreadableError. ``decode`` returns the value of such a file with
    exact numbers, and its faults. ``is_always_bundle`` says that a file holds a case with its
    documents also where it is one of several in a folder.
    """

    read: Callable[[str, bytes], SourceFile]
    decode: Callable[[SourceFile], Decoded]
    is_always_bundle: bool = False


def _read_workbook(name: str, data: bytes) -> SourceFile:
    from checker.parsers.workbook import apart

    return apart.read(name, data)


def _decode_workbook(file: SourceFile) -> Decoded:
    from checker.parsers.workbook.file import decode

    return decode(file)


JSON: Final = Format(json.json_file, json.decode)
WORKBOOK: Final = Format(_read_workbook, _decode_workbook, is_always_bundle=True)
"""Its reader is imported when the first workbook comes."""
LINES: Final = Format(json_lines.lines_file, json_lines.decode)
FORMATS: Final[Mapping[str, Format]] = {
    ".json": JSON,
    ".jsonl": LINES,
    ".ndjson": LINES,
    ".xlsx": WORKBOOK,
}
"""Formats by suffix, in small letters. A format is added here, with a module of its own."""


def has_format(name: str) -> bool:
    """Return whether a file of this name is one that may hold documents."""
    return Path(name).suffix.lower() in FORMATS


def format_of(name: str) -> Format:
    """Return the format of a file by its name; JSON for standard input and unknown suffixes."""
    return FORMATS.get(Path(name).suffix.lower(), JSON)
