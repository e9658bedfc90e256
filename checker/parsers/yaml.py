"""YAML as rule packs use it: exact, small, and with the place of every value.

It is stricter than PyYAML, because rules decide about money:

- plain scalars are read by ``yaml_scalars``: numbers are exact, and dates are text;
- repeated keys, anchors, aliases, merge keys and tags are refused, so that every value stands
  where it is used and a small file cannot expand into a large value;
- size, nesting and number of values are limited.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, NamedTuple, NoReturn

import yaml as pyyaml

from checker.messages import Message, gettext
from checker.model.pointers import pointer_to
from checker.model.problems import InputError, Position, Problem
from checker.parsers.files import check_size, text_file
from checker.parsers.json_positions import Mark
from checker.parsers.places import SourceFile, UnreadableError, problems_of
from checker.parsers.yaml_scalars import InexactError, Scalar, resolved

MAX_BYTES = 2_000_000
MAX_DEPTH = 50
MAX_VALUES = 250_000

_Loader: Any = getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)
_START = (pyyaml.MappingStartEvent, pyyaml.SequenceStartEvent)


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
    reader = _Reader(name, text)
    value = reader.whole()
    return YamlFile(name, text, value, reader.marks)


def known_yaml(data: bytes, name: str, value: Any) -> YamlFile:
    """Return a YAML file that was read before, with its value then; its places are read if needed.

    Raises InputError where it is not text.
    """
    try:
        text = text_file(name, data).text or ""
    except UnreadableError as error:
        raise InputError(problems_of([error.fault])) from None
    return YamlFile(name, text, value, _LateMarks(name, text))


class _LateMarks(Mapping[str, Lines]):
    """The places of the values of a file, which is read when the first is asked for."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text

    @cached_property
    def _marks(self) -> Mapping[str, Lines]:
        reader = _Reader(self._name, self._text)
        reader.whole()
        return reader.marks

    def __getitem__(self, pointer: str) -> Lines:
        return self._marks[pointer]

    def __iter__(self) -> Iterator[str]:
        return iter(self._marks)

    def __len__(self) -> int:
        return len(self._marks)


class _StopError(Exception):
    """Reading further makes no sense."""


@dataclass(slots=True)
class _Reader:
    """Builds values from the events of PyYAML's parser, with one method for each kind of value.

    ``yaml.compose`` would recurse as deep as the file says and follow aliases before anything
    could be refused, and checking first would mean parsing twice.
    """

    name: str
    text: str
    problems: list[Problem] = field(default_factory=list)
    marks: dict[str, Lines] = field(default_factory=dict)
    loader: Any = None

    def whole(self) -> Any:
        """Return the value of the file; raises InputError."""
        value = None
        try:
            self.loader = _Loader(self.text)
            value = self._document()
        except pyyaml.MarkedYAMLError as error:
            parts = [part for part in (error.context, error.problem) if part]
            self._bad_syntax(", ".join(parts), error.problem_mark or error.context_mark)
        except pyyaml.YAMLError as error:
            self._bad_syntax(str(error).splitlines()[0], None)
        except _StopError:
            pass
        if self.problems:
            raise InputError(self.problems)
        return value

    def _document(self) -> Any:
        value, seen = None, False
        while self.loader.check_event():
            event = self.loader.get_event()
            if isinstance(event, pyyaml.DocumentStartEvent):
                if seen:
                    message = gettext("a file may have only one YAML document")
                    self._stop("yaml-documents", message, event.start_mark)
                value, seen = self._value(self.loader.get_event(), ""), True
        return value

    def _value(self, event: Any, pointer: str, key_mark: Any = None, depth: int = 0) -> Any:
        """Return the value that starts with ``event``; note where it stands."""
        mark = event.start_mark
        if len(self.marks) >= MAX_VALUES:
            message = gettext("the file has more than {limit:,} values", limit=MAX_VALUES)
            self._stop("file-size", message, mark, pointer)
        key = key_mark or mark
        self.marks[pointer] = Lines(mark.line + 1, mark.column + 1, key.line + 1, key.column + 1)
        if not isinstance(event, _START):
            return self._scalar(event, pointer)
        self._refuse_decoration(event, pointer)
        if depth >= MAX_DEPTH:
            message = gettext("values are nested more than {limit} deep", limit=MAX_DEPTH)
            self._stop("nesting", message, mark, pointer)
        if isinstance(event, pyyaml.MappingStartEvent):
            return self._mapping(pointer, depth + 1)
        return self._sequence(pointer, depth + 1)

    def _sequence(self, pointer: str, depth: int) -> list[Any]:
        items: list[Any] = []
        while not isinstance(event := self.loader.get_event(), pyyaml.SequenceEndEvent):
            items.append(self._value(event, f"{pointer}/{len(items)}", depth=depth))
        return items

    def _mapping(self, pointer: str, depth: int) -> dict[Scalar, Any]:
        fields: dict[Scalar, Any] = {}
        names: set[str] = set()
        while not isinstance(event := self.loader.get_event(), pyyaml.MappingEndEvent):
            mark = event.start_mark
            if isinstance(event, _START):
                message = gettext("a key has to be a single value")
                self._stop("yaml-key", message, mark, pointer)
            key = self._scalar(event, pointer)
            if (name := str(key)) in names:
                message = gettext("the key {key!r} is given twice", key=name)
                hint = gettext("remove one of them, or rename it")
                self._report("duplicate-key", message, mark, pointer, hint)
            names.add(name)
            below = pointer_to(pointer, key)
            fields[key] = self._value(self.loader.get_event(), below, mark, depth)
        return fields

    def _scalar(self, event: Any, pointer: str) -> Scalar:
        if isinstance(event, pyyaml.AliasEvent):
            message = gettext("aliases are not allowed in packs")
            self._report("yaml-alias", message, event.start_mark, pointer, _write_out())
            return f"*{event.anchor}"
        self._refuse_decoration(event, pointer)
        text: str = event.value
        if event.style:  # quoted, or a block
            return text
        try:
            return resolved(text)
        except InexactError as error:
            self._report("number", error.message, event.start_mark, pointer)
            return text

    def _refuse_decoration(self, event: Any, pointer: str) -> None:
        if event.anchor is not None:
            message = gettext("anchors are not allowed in packs")
            self._report("yaml-alias", message, event.start_mark, pointer, _write_out())
        if event.tag is not None:
            message = gettext("tags are not allowed in packs")
            hint = gettext("put a text in quotes; everything else needs no tag")
            self._report("yaml-tag", message, event.start_mark, pointer, hint)

    def _bad_syntax(self, reason: str, mark: Any) -> None:
        message = gettext("this is not YAML: {reason}", reason=reason)
        self._report("yaml-syntax", message, mark)

    def _stop(self, code: str, message: Message, mark: Any, pointer: str = "") -> NoReturn:
        self._report(code, message, mark, pointer)
        raise _StopError

    def _report(
        self, code: str, message: Message, mark: Any, pointer: str = "", hint: str | None = None
    ) -> None:
        line, column = (1, 1) if mark is None else (mark.line + 1, mark.column + 1)
        position = Position(self.name, pointer, line, column)
        self.problems.append(Problem(position, code, message, hint=hint))


def _write_out() -> Message:
    return gettext("write the value out where it is needed")
