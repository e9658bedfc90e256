"""The formats in which documents may be written, by the suffix of a file's name."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.parsers import json
from checker.parsers.places import Decoded, SourceFile


@dataclass(frozen=True, slots=True)
class Format:
    """How one format is read.

    ``read`` takes the name of a file and its bytes, and returns a SourceFile that knows where
    its values stand; it raises UnreadableError. ``decode`` returns the value of such a file with
    exact numbers, and its faults.
    """

    read: Callable[[str, bytes], SourceFile]
    decode: Callable[[SourceFile], Decoded]


JSON: Final = Format(json.json_file, json.decode)
FORMATS: Final[Mapping[str, Format]] = {".json": JSON}
"""Formats by suffix, in small letters. A format is added here, with a module of its own."""


def has_format(name: str) -> bool:
    """Return whether a file of this name is one that may hold documents."""
    return Path(name).suffix.lower() in FORMATS


def format_of(name: str) -> Format:
    """Return the format of a file by its name; JSON for standard input and unknown suffixes."""
    return FORMATS.get(Path(name).suffix.lower(), JSON)
