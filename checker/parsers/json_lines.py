"""JSON Lines: a document on each line, read line by line, so that a file may be large.

The first line may be the header of a case, ``{"case": ..., "rules": ...}``; the file is then a
case by itself. Lines that are blank are passed over.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from json import JSONDecodeError
from typing import Any, Final

from checker.model.pointers import Steps
from checker.model.problems import Position
from checker.parsers.json import decode as decode_json
from checker.parsers.json import json_file
from checker.parsers.json_positions import Mark, locate
from checker.parsers.json_strict import LENIENT, STRICT, RefusedError, check_value
from checker.parsers.places import MAX_FAULTS, Decoded, Fault, SourceFile, shown_pointer

DOCUMENTS: Final = "documents"
_HEADER: Final = ("case", "rules")
_NOT_OF_A_HEADER: Final = ("type", DOCUMENTS)


@dataclass(frozen=True, slots=True, eq=False)
class LinesFile(SourceFile):
    """A file of JSON Lines; ``has_header`` says whether its first line is that of a case."""

    text: str
    has_header: bool

    def positions(self, marks: Collection[Mark]) -> Mapping[Mark, Position]:
        """Return the position of each mark, or of the nearest value around a missing one."""
        wanted: defaultdict[int, dict[Mark, Mark]] = defaultdict(dict)
        for mark in marks:
            index, below = self._on_line(mark[0])
            wanted[index][mark] = (below, mark[1])
        found = {mark: Position(self.name, shown_pointer(mark[0])) for mark in marks}
        lines = islice(_lines(self.text), max(wanted, default=-1) + 1)
        for index, (number, line) in enumerate(lines):
            offsets = locate(line, list(wanted[index].values())) if index in wanted else {}
            for mark, inside in wanted.get(index, {}).items():
                pointer = found[mark].pointer
                found[mark] = Position(self.name, pointer, number, offsets[inside] + 1)
        return found

    def _on_line(self, path: Steps) -> tuple[int, Steps]:
        """Return which of the lines holds a value, from 0, and the way to it on that line."""
        if not self.has_header:
            return (int(path[0]), path[1:]) if path else (0, ())
        if len(path) > 1 and path[0] == DOCUMENTS:
            return int(path[1]) + 1, path[2:]
        return 0, path


def lines_file(name: str, data: bytes) -> LinesFile:
    """Return a file of JSON Lines; raises UnreadableError where it is empty or not text."""
    text = json_file(name, data).text or ""
    first = next((line for _, line in _lines(text)), "")
    try:
        value = LENIENT.decode(first)
    except (JSONDecodeError, RecursionError):
        value = None
    has_header = isinstance(value, dict) and any(key in value for key in _HEADER)
    return LinesFile(name, text, has_header and value.keys().isdisjoint(_NOT_OF_A_HEADER))


def decode(file: SourceFile) -> Decoded:
    """Return the documents of a file, or the case that it is, and what is wrong on its lines."""
    values: list[Any] = []
    faults: list[Fault] = []
    is_readable = True
    for number, line in _lines(file.text or ""):
        try:
            value = STRICT.decode(line)
            check_value(value, line, 0, len(line))
        except (JSONDecodeError, RefusedError, RecursionError):
            part = decode_json(SourceFile(file.name, "\n" * (number - 1) + line))
            value = part.value
            faults += part.faults
            is_readable &= part.is_readable
        values.append(value)
        if len(faults) > MAX_FAULTS:
            break
    if isinstance(file, LinesFile) and file.has_header:
        header, *documents = values
        whole = header and {**header, DOCUMENTS: documents}  # no value where it cannot be read
        return Decoded(whole, tuple(faults), is_readable=is_readable)
    return Decoded(values, tuple(faults), is_readable=is_readable)


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Yield number, from 1, and text of each line that is not blank."""
    at, number = 0, 1
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end
        line = text[at:end]
        if line and not line.isspace():
            yield number, line
        at, number = end + 1, number + 1
