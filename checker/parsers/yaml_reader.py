"""Reads the values of a YAML file, and notes where each of them stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NoReturn

import yaml as pyyaml

from checker.messages import Message, gettext
from checker.model.pointers import pointer_to
from checker.model.problems import InputError, Position, Problem
from checker.parsers.yaml import Lines
from checker.parsers.yaml_scalars import InexactError, Scalar, resolved

MAX_DEPTH = 50
MAX_VALUES = 250_000

_Loader: Any = getattr(pyyaml, "CSafeLoader", pyyaml.SafeLoader)
_START = (pyyaml.MappingStartEvent, pyyaml.SequenceStartEvent)


class _StopError(Exception):
    """Reading further makes no sense."""


@dataclass(slots=True)
class Reader:
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
