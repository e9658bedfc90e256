"""YAML as rule packs use it: exact, small, and with the place of every value.

Differences from what PyYAML reads by itself, each because rules decide on money:

- plain scalars follow the core schema of YAML 1.2: ``on``, ``yes`` and ``1998-05-15`` are text;
- whole numbers are int, other numbers Decimal, to 34 digits; infinity and NaN are refused;
- a key given twice, anchors, aliases, merge keys and tags are refused, so what a file says stands
  where it says it, and a small file cannot grow into a large value;
- size, nesting and number of values are limited.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, NamedTuple, NoReturn

import yaml as pyyaml

from checker.model.problems import InputError, Position, Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 50
MAX_VALUES = 250_000
MAX_DIGITS = 34
MAX_EXPONENT = 6144
"""The exponents of decimal128, which FEEL numbers are (DMN 1.5, 10.3.2.3.1)."""

Scalar = str | int | Decimal | bool | None
_Loader: Any = getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)
_CONSTANTS: dict[str, Scalar] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL"), None),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INTEGER = re.compile(r"[-+]?[0-9]+\Z")
_NUMBER = re.compile(r"[-+]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?\Z")
_NOT_FINITE = re.compile(r"(?:[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))\Z")


class Mark(NamedTuple):
    """Where a value stands, and where its key does (for an item of a list, the same place)."""

    line: int
    column: int
    key_line: int
    key_column: int


@dataclass(frozen=True, slots=True)
class YamlFile:
    """What a file says. ``marks`` maps the JSON Pointer of each value to its place."""

    file: str
    text: str
    value: Any
    marks: dict[str, Mark]

    def position(self, pointer: str) -> Position:
        """Return where the value at ``pointer`` stands, or the nearest value around it."""
        mark = self._nearest(pointer)
        return Position(self.file, pointer, mark.line, mark.column)

    def key_position(self, pointer: str) -> Position:
        """Return where the key of the value at ``pointer`` stands, or the nearest one around."""
        mark = self._nearest(pointer)
        return Position(self.file, pointer, mark.key_line, mark.key_column)

    def _nearest(self, pointer: str) -> Mark:
        while pointer and pointer not in self.marks:
            pointer = pointer.rpartition("/")[0]
        return self.marks.get(pointer, Mark(1, 1, 1, 1))


def pointer_to(parent: str, *keys: object) -> str:
    """Return the JSON Pointer of ``keys`` below ``parent`` (RFC 6901)."""
    escaped = (str(key).replace("~", "~0").replace("/", "~1") for key in keys)
    return "/".join((parent, *escaped))


def read_yaml(data: bytes, file: str) -> YamlFile:
    """Return what the bytes of a YAML file say; ``file`` names it in messages.

    An empty file has the value None. Raises InputError with every problem up to the first
    mistake of syntax.
    """
    if len(data) > MAX_BYTES:
        message = "the file is too large"
        raise InputError(
            [_problem(file, "file-size", message, f"at most {MAX_BYTES:,} bytes", f"{len(data):,}")]
        )
    return _Reader(file, _decoded(data, file)).read()


def _decoded(data: bytes, file: str) -> str:
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        problem = Problem(
            Position(file, "", line, column),
            "encoding",
            "the file is not text in UTF-8",
            found=f"byte 0x{data[error.start]:02x}",
        )
        raise InputError([problem]) from None


def _problem(
    file: str, code: str, message: str, expected: str | None = None, found: str | None = None
) -> Problem:
    return Problem(Position(file, "", 1, 1), code, message, expected, found)


@dataclass(slots=True)
class _Open:
    """A list or mapping that is being read."""

    value: Any
    pointer: str
    keys: set[str] | None = None
    key: Any = None
    key_at: Any = None
    has_key: bool = False


class _Stop(Exception):  # noqa: N818 - ends the reading, is not seen outside
    """There is no use in reading further."""


@dataclass(slots=True)
class _Reader:
    """Builds values from the events of PyYAML's parser, without recursion."""

    file: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    marks: dict[str, Mark] = field(default_factory=dict)
    stack: list[_Open] = field(default_factory=list)
    result: Any = None
    documents: int = 0

    def read(self) -> YamlFile:
        take: dict[type, Callable[[Any], None]] = {
            pyyaml.ScalarEvent: self._scalar,
            pyyaml.MappingStartEvent: self._mapping,
            pyyaml.SequenceStartEvent: self._sequence,
            pyyaml.MappingEndEvent: self._end,
            pyyaml.SequenceEndEvent: self._end,
            pyyaml.AliasEvent: self._alias,
            pyyaml.DocumentStartEvent: self._document,
        }
        try:
            for event in self._events():
                if (handler := take.get(type(event))) is not None:
                    handler(event)
        except _Stop:
            pass
        if self.problems:
            raise InputError(self.problems)
        return YamlFile(self.file, self.text, self.result, self.marks)

    def _events(self) -> Iterator[Any]:
        try:
            loader = _Loader(self.text)
            while loader.check_event():
                yield loader.get_event()
        except pyyaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            self._stop("yaml-syntax", _sentence(error), mark)
        except pyyaml.YAMLError as error:
            self._stop("yaml-syntax", f"this is not YAML: {str(error).splitlines()[0]}", None)

    def _report(self, code: str, message: str, mark: Any, hint: str | None = None) -> None:
        line, column = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
        pointer = self.stack[-1].pointer if self.stack else ""
        position = Position(self.file, pointer, line, column)
        self.problems.append(Problem(position, code, message, hint=hint))

    def _stop(self, code: str, message: str, mark: Any) -> NoReturn:
        self._report(code, message, mark)
        raise _Stop

    def _document(self, event: Any) -> None:
        self.documents += 1
        if self.documents > 1:
            self._stop("yaml-documents", "a file holds one YAML document", event.start_mark)

    def _alias(self, event: Any) -> None:
        hint = "write the value out where it is needed"
        self._report("yaml-alias", "aliases are not allowed in packs", event.start_mark, hint)
        self._take_scalar(f"*{event.anchor}", event.start_mark)

    def _scalar(self, event: Any) -> None:
        mark = event.start_mark
        if event.anchor is not None or (event.tag is not None and not event.implicit[0]):
            self._refuse_decoration(event)
        value: Scalar = event.value
        if event.style is None or event.style == "":
            value = self._resolved(event.value, mark)
        self._take_scalar(value, mark)

    def _take_scalar(self, value: Scalar, mark: Any) -> None:
        top = self.stack[-1] if self.stack else None
        if top is not None and top.keys is not None and not top.has_key:
            self._key(top, value, mark)
        else:
            self._add(value, mark)

    def _refuse_decoration(self, event: Any) -> None:
        if event.anchor is not None:
            hint = "write the value out where it is needed"
            self._report("yaml-alias", "anchors are not allowed in packs", event.start_mark, hint)
        if event.tag is not None:
            hint = "put a text in quotes; everything else needs no tag"
            self._report("yaml-tag", "tags are not allowed in packs", event.start_mark, hint)

    def _resolved(self, text: str, mark: Any) -> Scalar:
        if text in _CONSTANTS:
            return _CONSTANTS[text]
        if text[0] not in "+-.0123456789":
            return text
        if _NUMBER.match(text):
            return self._number(text, mark)
        if _NOT_FINITE.match(text):
            self._report("number", f"{text} is not a number that rules can use", mark)
        return text

    def _number(self, text: str, mark: Any) -> Scalar:
        digits = sum(char.isdigit() for char in re.split("[eE]", text)[0].lstrip("+-0."))
        exponent = re.split("[eE]", text)[1] if "e" in text.lower() else "0"
        if digits > MAX_DIGITS or len(exponent) > 6 or abs(int(exponent)) > MAX_EXPONENT:
            limits = f"at most {MAX_DIGITS} digits and exponents up to {MAX_EXPONENT}"
            self._report("number", f"this number is too long; {limits} are exact", mark)
            return 0
        return int(text) if _INTEGER.match(text) else Decimal(text)

    def _key(self, top: _Open, key: Scalar, mark: Any) -> None:
        top.key, top.key_at, top.has_key = key, mark, True
        name = str(key)
        assert top.keys is not None
        if name in top.keys:
            hint = "remove one of them, or rename it"
            self._report("duplicate-key", f"the key {name!r} is given twice", mark, hint)
        top.keys.add(name)

    def _mapping(self, event: Any) -> None:
        self._open(event, {}, set())

    def _sequence(self, event: Any) -> None:
        self._open(event, [], None)

    def _open(self, event: Any, value: Any, keys: set[str] | None) -> None:
        if event.anchor is not None or (event.tag is not None and not event.implicit):
            self._refuse_decoration(event)
        top = self.stack[-1] if self.stack else None
        if top is not None and top.keys is not None and not top.has_key:
            self._stop("yaml-key", "a key has to be a single value", event.start_mark)
        if len(self.stack) >= MAX_DEPTH:
            message = f"values are nested more than {MAX_DEPTH} deep"
            self._stop("nesting", message, event.start_mark)
        pointer = self._add(value, event.start_mark)
        self.stack.append(_Open(value, pointer, keys))

    def _end(self, event: Any) -> None:
        self.stack.pop()

    def _add(self, value: Any, mark: Any) -> str:
        """Put a value in the list or mapping being read; return its JSON Pointer."""
        if len(self.marks) >= MAX_VALUES:
            self._stop("file-size", f"the file holds more than {MAX_VALUES:,} values", mark)
        key_mark, pointer = mark, ""
        if not self.stack:
            self.result = value
        elif (top := self.stack[-1]).keys is None:
            pointer = f"{top.pointer}/{len(top.value)}"
            top.value.append(value)
        else:
            pointer, key_mark = pointer_to(top.pointer, top.key), top.key_at
            top.value[top.key] = value
            top.has_key = False
        self.marks[pointer] = Mark(
            mark.line + 1, mark.column + 1, key_mark.line + 1, key_mark.column + 1
        )
        return pointer


def _sentence(error: pyyaml.MarkedYAMLError) -> str:
    parts = [part for part in (error.context, error.problem) if part]
    return "this is not YAML: " + ", ".join(parts)
