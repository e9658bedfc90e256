"""Format pack files: one order of keys, one layout; comments stay above what they describe.

Lines are moved, and one blank parts a key from its value. The value itself is never rewritten:
whatever way the author wrote it, it stays so. What a file says is compared before and after, so
that no verdict can change.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from checker.authoring.formatting.key_order import Shape
from checker.authoring.pack_files.json_schemas import MODELINE
from checker.authoring.pack_files.kinds import FileKind, kind_of_file
from checker.messages import gettext
from checker.model.pointers import follow, pointer_to
from checker.model.problems import InputError, Position, Problem
from checker.parsers.files import display_path
from checker.parsers.yaml import YamlFile, read_yaml

_BLOCK_KEY = re.compile(r"[ -]*[^\s{\[-][^{\[]*:[ \t]+")
"""What stands before a value on the line of its key, but not within braces or brackets."""


def formatted_file(path: Path) -> tuple[str, str]:
    """Return the text of a file as it is, and in the common order and layout.

    Raises InputError where the file is not YAML, or cannot be laid out with the same meaning.
    """
    file = read_yaml(path.read_bytes(), display_path(path))
    kind = kind_of_file(path)
    return file.text, formatted(file, Shape(kind.model), schema_path(path, kind))


def formatted(file: YamlFile, shape: Shape, schema: str | None = None) -> str:
    """Return the text of a file in the common order and layout.

    ``schema`` is the path of its JSON Schema, which the first line names for editors; None leaves
    that line as it is. Raises InputError where that would change what the file says.
    """
    said = file.value
    file = _with_one_blank(file)
    body = _Layout(file, _lines(file)).whole(shape)
    text = "\n".join(_with_modeline(_tidied(body), schema)).strip("\n") + "\n"
    if _said(text, file.name) != said:
        message = gettext("the layout of this file cannot be changed safely; it stays as it is")
        raise InputError([Problem(Position(file.name, "", 1, 1), "layout", message)])
    return text


def schema_path(path: Path, kind: FileKind) -> str | None:
    """Return the path from a file to the JSON Schema of its kind, None where there is none."""
    for root in path.absolute().parents:
        schema = root / "schemas" / "rules" / kind.schema
        if schema.is_file():
            return Path(os.path.relpath(schema, path.absolute().parent)).as_posix()
    return None


def _lines(file: YamlFile) -> list[str]:
    return file.text.replace("\r\n", "\n").split("\n")


def _with_one_blank(file: YamlFile) -> YamlFile:
    """Return the file with one blank between each key that begins a line and its value."""
    lines = _lines(file)
    for mark in file.marks.values():
        line, value = lines[mark.line - 1], mark.column - 1
        if mark.key_line == mark.line and _BLOCK_KEY.fullmatch(line[:value]):
            lines[mark.line - 1] = f"{line[:value].rstrip()} {line[value:]}"
    text = "\n".join(lines)
    return file if text == file.text else read_yaml(text.encode(), file.name)


def _said(text: str, name: str) -> Any:
    try:
        return read_yaml(text.encode(), name).value
    except InputError:
        return None


def _with_modeline(lines: Sequence[str], schema: str | None) -> Sequence[str]:
    if schema is None:
        return lines
    return [f"{MODELINE}{schema}", *(line for line in lines if not line.startswith(MODELINE))]


def _tidied(lines: Sequence[str]) -> list[str]:
    """Return the lines without blanks at their ends, and no two empty lines in a row."""
    tidy: list[str] = []
    for line in (each.rstrip() for each in lines):
        if line or (tidy and tidy[-1]):
            tidy.append(line)
    return tidy


def _trimmed(lines: list[str]) -> list[str]:
    """Return the lines without the empty ones at the end."""
    kept = list(lines)
    while kept and not kept[-1].strip():
        kept.pop()
    return kept


@dataclass(slots=True)
class _Layout:
    """Moves the lines of one file; line numbers count from 0, and ranges exclude their end."""

    file: YamlFile
    lines: list[str]

    def whole(self, shape: Shape) -> list[str]:
        """Return all lines, those above the first key first."""
        value = self.file.value
        if not isinstance(value, dict) or not value or self._is_flow(""):
            return self.lines
        start = self.file.marks[pointer_to("", next(iter(value)))].key_line - 1
        return [*self.lines[:start], *self._mapping("", value, start, len(self.lines), shape)]

    def _mapping(
        self, pointer: str, value: dict[Any, Any], start: int, end: int, shape: Shape
    ) -> list[str]:
        """Return the lines of a block mapping with its keys in order, each with its comments."""
        keys = [str(key) for key in value]
        marks = [self.file.marks[pointer_to(pointer, key)] for key in keys]
        later = [self._with_comments(mark.key_line - 1, mark.key_column - 1) for mark in marks[1:]]
        begins = [start, *later]
        blocks = {}
        for key, begin, finish in zip(keys, begins, [*later, end], strict=True):
            blocks[key] = self._value(pointer_to(pointer, key), begin, finish, shape, key)
        ordered = sorted(keys, key=shape.rank)
        if ordered == keys:
            return [line for key in keys for line in blocks[key]]
        last = blocks[keys[-1]]
        tail = last[len(_trimmed(last)) :]
        return [line for key in ordered for line in _trimmed(blocks[key])] + tail

    def _value(self, pointer: str, begin: int, end: int, shape: Shape, key: str) -> list[str]:
        """Return the lines of one key with its value, whose own keys are put in order too."""
        value = follow(pointer, self.file.value)
        if not value or self._is_flow(pointer):
            return self.lines[begin:end]
        if key in shape.listed and isinstance(value, list):
            return self._list(pointer, value, (begin, end), shape.listed[key], shape.spaced)
        if key in shape.single and isinstance(value, dict):
            first = self.file.marks[pointer_to(pointer, next(iter(value)))]
            start = self._with_comments(first.key_line - 1, first.key_column - 1)
            inner = self._mapping(pointer, value, start, end, shape.single[key])
            return [*self.lines[begin:start], *inner]
        return self.lines[begin:end]

    def _list(
        self,
        pointer: str,
        value: list[Any],
        place: tuple[int, int],
        shape: Shape,
        spaced: bool,
    ) -> list[str]:
        """Return the lines of a block list, each item with the comments above it."""
        begin, end = place
        marks = [self.file.marks[pointer_to(pointer, index)] for index in range(len(value))]
        dashes = [self.lines[mark.line - 1].index("-") for mark in marks]
        starts = [
            self._with_comments(mark.line - 1, dash)
            for mark, dash in zip(marks, dashes, strict=True)
        ]
        result = self.lines[begin : starts[0]]
        for index, (start, finish) in enumerate(zip(starts, [*starts[1:], end], strict=True)):
            line, dash = marks[index].line - 1, dashes[index]
            item = self._item(pointer_to(pointer, index), value[index], (line, finish), dash, shape)
            if spaced:
                item = [*_trimmed(item), ""]
            result += [*self.lines[start:line], *item]
        return result

    def _item(
        self, pointer: str, value: Any, place: tuple[int, int], dash: int, shape: Shape
    ) -> list[str]:
        """Return the lines of an item; the dash goes to whichever key comes first."""
        line, end = place
        if not isinstance(value, dict) or not value or self._is_flow(pointer):
            return self.lines[line:end]
        whole = self.lines[line]
        self.lines[line] = f"{whole[:dash]} {whole[dash + 1 :]}"
        body = self._mapping(pointer, value, line, end, shape)
        first = next(at for at, text in enumerate(body) if not text.lstrip().startswith("#"))
        body[first] = f"{body[first][:dash]}-{body[first][dash + 1 :]}"
        return body

    def _with_comments(self, line: int, indent: int) -> int:
        """Return where the comments begin that stand directly above a line, at its indent."""
        while line > 0 and self.lines[line - 1].startswith(f"{' ' * indent}#"):
            line -= 1
        return line

    def _is_flow(self, pointer: str) -> bool:
        mark = self.file.marks[pointer]
        return self.lines[mark.line - 1][mark.column - 1 : mark.column] in ("{", "[")
