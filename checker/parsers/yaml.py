"""YAML as rule packs use it: exact, small, and with the place of every value.

It is stricter than PyYAML, because rules decide about money:

- plain scalars are read by ``yaml_scalars``: numbers are exact, and dates are text;
- repeated keys, anchors, aliases, merge keys and tags are refused, so that every value stands
  where it is used and a small file cannot expand into a large value;
- size, nesting and number of values are limited.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any, NamedTuple

from checker.model.pointers import pointer_to
from checker.model.problems import InputError, Position
from checker.parsers.files import check_size, text_file
from checker.parsers.json_positions import Mark
from checker.parsers.places import SourceFile, UnreadableError, problems_of

MAX_BYTES = 2_000_000


class Lines(NamedTuple):
    """Where a value stands, and where its key does (for an item of a list, the same place)."""

    line: int
    column: int
    key_line: int
    key_column: int


@dataclass(frozen=True, slots=True, eq=False)
class YamlFile(SourceFile):
    """A YAML file and its value. ``marks`` maps the JSON Pointer of each value to its place."""

    text: str
    value: Any
    marks: Mapping[str, Lines]

    def position(self, pointer: str) -> Position:
        """Return where the value at ``pointer`` stands, or the nearest value around it."""
        mark = self._nearest(pointer)
        return Position(self.name, pointer, mark.line, mark.column)

    def key_position(self, pointer: str) -> Position:
        """Return where the key of the value at ``pointer`` stands, or the nearest one around."""
        mark = self._nearest(pointer)
        return Position(self.name, pointer, mark.key_line, mark.key_column)

    def positions(self, marks: Collection[Mark]) -> Mapping[Mark, Position]:
        """Return the position of each mark, or of the nearest value around a missing one."""
        found = {}
        for path, at_key in marks:
            pointer = pointer_to("", *path)
            position = self.key_position(pointer) if at_key else self.position(pointer)
            found[path, at_key] = position
        return found

    def _nearest(self, pointer: str) -> Lines:
        while pointer and pointer not in self.marks:
            pointer = pointer.rpartition("/")[0]
        return self.marks.get(pointer, Lines(1, 1, 1, 1))


def read_yaml(data: bytes, name: str) -> YamlFile:
    """Return the YAML file with its value; ``name`` is what messages call it.

    An empty file has the value None. Raises InputError with every problem up to the first
    mistake of syntax.
    """
    try:
        check_size(data, name, MAX_BYTES)
        text = text_file(name, data).text or ""
    except UnreadableError as error:
        raise InputError(problems_of([error.fault])) from None
    from checker.parsers.yaml_reader import Reader  # PyYAML takes time to import

    reader = Reader(name, text)
    value = reader.whole()
    return YamlFile(name, text, value, reader.marks)
