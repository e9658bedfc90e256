"""What pydantic finds wrong with a pack file, in words for its author, with line and column."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from checker.feel import full_width_hint
from checker.messages import Message, gettext, verbatim
from checker.model.earlier_forms import PAYMENTS_TODAY
from checker.model.pack import Condition, Topic, TrancheRule
from checker.model.pointers import pointer_to
from checker.model.problems import Position, Problem
from checker.parsers.suggestions import suggestion
from checker.parsers.yaml import YamlFile

M = TypeVar("M", bound=BaseModel)
_EXPECTED = {
    "string_type": gettext("text"),
    "tuple_type": gettext("a list"),
    "dict_type": gettext("a mapping"),
    "model_type": gettext("a mapping"),
    "model_attributes_type": gettext("a mapping"),
    "int_type": gettext("a whole number"),
    "decimal_type": gettext("a number"),
    "bool_type": gettext("true or false"),
    "bool_parsing": gettext("true or false"),
}
_REPLACED: Mapping[tuple[Any, str], Message] = {(TrancheRule, "released_by"): PAYMENTS_TODAY}
"""Keys of earlier versions, and how to write today what they said."""
_COMMA = gettext("within braces a comma ends a value: put the value before it in quotes")
_FORM = re.compile(r"function-|dict\[|str$|constrained-")
_KEY = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_PATTERNS = {
    "^[a-z0-9][a-z0-9.-]*$": gettext(
        "an id: small letters, digits, hyphens and dots, such as tranche-2"
    ),
    "^[A-Za-z][A-Za-z0-9_]*$": gettext(
        "a name: letters, digits and underscores, such as produced_in"
    ),
    r"^\d+\.\d+\.\d+$": gettext("a version such as 1.0.0, in quotes"),
}


def validated(model: type[M], file: YamlFile, problems: list[Problem]) -> M | None:
    """Return the value of ``file`` as ``model``; add what is wrong to ``problems`` instead."""
    if file.value is None:
        position = file.position("")
        problems.append(Problem(position, "empty-file", gettext("the file says nothing")))
        return None
    return validated_part(model, file.value, file, (), problems)


def validated_part(
    model: type[M],
    value: object,
    file: YamlFile,
    steps: tuple[str | int, ...],
    problems: list[Problem],
) -> M | None:
    """Return a value as ``model``; add what is wrong to ``problems``, ``steps`` below the file."""
    try:
        return model.model_validate(value)
    except ValidationError as error:
        details = [_plainly(each) for each in error.errors(include_url=False)]
        told = [detail for detail in details if not _follows(detail, details)]
        part = _Part(file, steps)
        problems.extend(_problem(model, part, detail) for detail in told)
        return None


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a file: places in it are told from ``steps`` on."""

    file: YamlFile
    steps: tuple[str | int, ...]

    def position(self, location: Sequence[Any]) -> Position:
        return self.file.position(pointer_to("", *self.steps, *location))

    def key_position(self, location: Sequence[Any]) -> Position:
        return self.file.key_position(pointer_to("", *self.steps, *location))


def _plainly(detail: ErrorDetails) -> ErrorDetails:
    """Return what is wrong without the names of the forms that were tried for a value."""
    place = (part for part in detail["loc"] if part == "[key]" or not _FORM.match(str(part)))
    return {**detail, "loc": tuple(place)}


def _follows(detail: ErrorDetails, others: Sequence[ErrorDetails]) -> bool:
    """Return whether a value is wrong only because something below it is.

    A list is then too short, and a mapping that could have been a text is not one.
    """
    place = detail["loc"]
    below = (
        other["loc"][: len(place)] == place and len(other["loc"]) > len(place) for other in others
    )
    return detail["type"] in ("too_short", "string_type") and any(below)


def described(value: object) -> Message:
    """Return what a YAML value is, short enough for a message."""
    if isinstance(value, dict):
        return gettext("a mapping")
    if isinstance(value, list):
        return gettext("a list")
    if value is None:
        return gettext("nothing")
    text = format(value, "f") if isinstance(value, Decimal) else str(value)
    shown = text if len(text) <= 60 else text[:57] + "..."
    if isinstance(value, str):
        return verbatim(repr(shown))
    return gettext("the bare value {value}", value=shown)


def _problem(model: type[BaseModel], file: _Part, detail: ErrorDetails) -> Problem:
    kind, location = detail["type"], detail["loc"]
    if kind == "extra_forbidden":
        return _unknown_key(model, file, location)
    if kind == "missing":
        return _missing(file, location)
    if location and location[-1] == "[key]":
        position = file.key_position(location[:-1])
    else:
        position = file.position(location)
    message, expected, hint = _words(detail)
    found = None if kind == "value_error" else described(detail["input"])
    return Problem(position, "pack-file", message, expected, found, hint)


def _unknown_key(model: type[BaseModel], file: _Part, location: Sequence[Any]) -> Problem:
    word = str(location[-1])
    at = _model_at(model, location[:-1])
    known = _keys_of(at)
    hint = _REPLACED.get((at, word)) or _elsewhere(at, word) or suggestion(word, known)
    if not _KEY.fullmatch(word):
        hint = verbatim(full_width_hint(word)) or _COMMA
    expected = None if hint else gettext("one of {names}", names=", ".join(known))
    position = file.key_position(location)
    return Problem(
        position,
        "unknown-key",
        gettext("there is no key {word!r} here", word=word),
        expected,
        hint=hint,
    )


def _elsewhere(model: Any, word: str) -> Message | None:
    """Return which entries have a key that an entry of this kind does not have."""
    kinds = {kind: _model_in(info.annotation) for kind, info in Topic.model_fields.items()}
    if model not in (*kinds.values(), Condition):
        return None
    having = [kind for kind, each in kinds.items() if _is_model(each) and word in _keys_of(each)]
    return (
        gettext("{key!r} is a key of {kinds}", key=word, kinds=", ".join(having))
        if having
        else None
    )


def _missing(file: _Part, location: Sequence[Any]) -> Problem:
    position = file.position(location[:-1])
    return Problem(position, "missing-key", gettext("the key {key!r} is missing", key=location[-1]))


def _words(detail: ErrorDetails) -> tuple[str, str | None, str | None]:
    """Return message, what was expected, and a hint."""
    kind, context, given = detail["type"], detail.get("ctx", {}), detail["input"]
    name = _name(detail["loc"])
    if kind == "value_error":
        return context["error"].args[0], None, None
    if kind in _EXPECTED:
        bare = kind == "string_type" and isinstance(given, int | Decimal | dict | list | None)
        return _wrong_form(name), _EXPECTED[kind], gettext("put it in quotes") if bare else None
    if kind == "string_pattern_mismatch":
        pattern = str(context.get("pattern"))
        return _wrong_form(name), _PATTERNS.get(pattern, pattern), None
    if kind == "literal_error":
        expected = str(context.get("expected", "")).replace(" or ", ", ")
        known = expected.replace("'", "").split(", ")
        message = gettext("{key} is not one of the words known here", key=name)
        return message, gettext("one of {names}", names=expected), suggestion(str(given), known)
    if kind in ("too_short", "string_too_short"):
        return gettext("{key} must not be empty", key=name), None, None
    return gettext("{key} cannot be used: {reason}", key=name, reason=detail["msg"]), None, None


def _wrong_form(name: Message) -> Message:
    return gettext("{key} has the wrong form", key=name)


def _name(location: Sequence[Any]) -> Message:
    """Return what messages call the value at a place: its key, or an index."""
    named = [str(part) for part in location if part != "[key]"]
    return verbatim(repr(named[-1])) if named else gettext("this")


def _model_at(model: type[BaseModel], location: Sequence[Any]) -> Any:
    """Return the model of what stands at ``location`` of ``model``; None where there is none."""
    current: Any = model
    for part in location:
        current = _below(current, part)
    return current if _is_model(current) else None


def _keys_of(model: Any) -> tuple[str, ...]:
    """Return the keys that an author may use in a model."""
    fields = model.model_fields if model is not None else {}
    return tuple(info.alias or name for name, info in fields.items())


def _below(annotation: Any, part: Any) -> Any:
    if typing.get_origin(annotation) is dict:
        return _model_in(typing.get_args(annotation)[1])
    if _is_model(annotation) and not isinstance(part, int):
        for name, info in annotation.model_fields.items():
            if part in (name, info.alias):
                return _model_in(info.annotation)
        return None
    return annotation


def _model_in(annotation: Any) -> Any:
    """Return the model that a field holds, alone or in a list; of a mapping, its type."""
    if typing.get_origin(annotation) is dict:
        return annotation
    if typing.get_origin(annotation) in (tuple, typing.Union, types.UnionType):
        candidates = (_model_in(argument) for argument in typing.get_args(annotation))
        return next((found for found in candidates if found is not None), None)
    return annotation if _is_model(annotation) else None


def _is_model(annotation: Any) -> bool:
    return isinstance(annotation, type) and issubclass(annotation, BaseModel)
