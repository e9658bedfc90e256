"""Places inside a text of a YAML file, however the text is quoted or folded.

FEEL counts lines and columns in the text that YAML hands over, after line folding, removed
indentation and escapes. The characters that are not blank stand in the file in the same order, so
the place of one of them is found by counting.
"""

from __future__ import annotations

from checker.model.pointers import follow
from checker.model.problems import Position
from checker.parsers.yaml import YamlFile

_ESCAPE_LENGTHS = {"x": 4, "u": 6, "U": 10}


def position_within(file: YamlFile, pointer: str, offset: int) -> Position:
    """Return where the character at ``offset`` of the text at ``pointer`` stands in the file.

    Blanks, and offsets past the end, give the place after the last character that is not blank.
    """
    start = file.position(pointer)
    try:
        value = follow(pointer, file.value)
    except LookupError:  # the text is a default that nobody wrote
        return start
    if not isinstance(value, str) or start.line is None or start.column is None:
        return start
    lines = file.text.splitlines(keepends=True)
    at = sum(len(line) for line in lines[: start.line - 1]) + start.column - 1
    before = sum(not char.isspace() for char in value[:offset])
    on_blank = offset >= len(value) or value[offset].isspace()
    found = _nth_character(file.text, at, before - 1 if on_blank else before)
    if found is None:
        return start
    found += on_blank
    line = file.text.count("\n", 0, found) + 1
    column = found - (file.text.rfind("\n", 0, found) + 1) + 1
    return Position(file.name, pointer, line, column)


def offset_of(text: str, line: int, column: int) -> int:
    """Return the offset of a line and column, both counted from 1, in ``text``."""
    lines = text.split("\n")
    return sum(len(above) + 1 for above in lines[: line - 1]) + column - 1


def _nth_character(source: str, at: int, count: int) -> int | None:
    """Return where the ``count``-th character that is not blank of a scalar stands."""
    if count < 0:
        return None
    style = source[at : at + 1]
    if style in ("|", ">"):
        at = source.find("\n", at) + 1
    elif style in ("'", '"'):
        at += 1
    else:
        style = ""
    while at < len(source):
        length, blank = _next(source, at, style)
        if not blank and count == 0:
            return at
        count -= not blank
        at += length
    return None


def _next(source: str, at: int, style: str) -> tuple[int, bool]:
    """Return the length in the file of the character at ``at``, and whether it is blank."""
    char = source[at]
    if style == "'" and source.startswith("''", at):
        return 2, False
    if style != '"' or char != "\\":
        return 1, char.isspace()
    escape = source[at + 1 : at + 2]
    return _ESCAPE_LENGTHS.get(escape, 2), escape in "ntvfre \t\n_NLP"
