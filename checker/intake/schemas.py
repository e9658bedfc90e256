"""One JSON Schema (draft 2020-12), compiled to check values and to say what their strings mean.

A schema is self-contained: it refers only to its own ``$defs``, so nothing is ever fetched. Its
own numbers are exact, like those of the documents.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Context, Decimal
from functools import cached_property, lru_cache
from itertools import islice
from typing import Any

from jsonschema_rs import Draft202012Validator, ReferencingError, ValidationError

from checker.intake import fields
from checker.intake.strings import PROSE, REFERENCES, Strings, strings_of
from checker.messages import Message, verbatim
from checker.parsers.places import MAX_FAULTS, Fault, Place
from checker.parsers.schema_numbers import multiple_fault, number_fault

_FOR_PEOPLE = {"title", "description", "$comment", "examples", "default", "deprecated", "x-unit"}
_BY_NAME = {"properties", "patternProperties", "dependentSchemas", "$defs"}
_LITERAL = {"const", "enum"}
_WIDE = Context(prec=100)


class SchemaError(ValueError):
    """A schema that cannot be used, though it may be valid JSON Schema; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        self.message = message
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the strings of a value are, by JSON Pointer: dates, ids of documents, or prose.

    ``references`` maps to the type that the document must have, None for any.
    """

    is_valid: bool
    dates: tuple[str, ...]
    references: tuple[tuple[str, str | None], ...]
    prose: frozenset[str]


class Schema:
    """A compiled schema."""

    def __init__(self, document: Mapping[str, Any]) -> None:
        """Compile; raises SchemaError where that fails."""
        self.document = document
        try:
            self._validator = Draft202012Validator(
                _lean(document), formats={"date": is_date}, validate_formats=True, offline=True
            )
        except (ValidationError, ReferencingError, ValueError, ArithmeticError) as error:
            raise SchemaError(verbatim(str(getattr(error, "message", error)))) from None

    @cached_property
    def _strings(self) -> Strings | None:
        return strings_of(self.document)

    def meaning(self, value: object) -> Meaning:
        """Return whether a value is valid, and what the schema says of its strings.

        The schema speaks through annotations, so ``$ref``, ``allOf``, ``anyOf`` and conditions
        count where they apply to this value (JSON Schema core, section 7.7). Of an invalid value,
        only the valid parts are annotated.
        """
        if self._strings is not None and self._validator.is_valid(value):
            return _meaning(self._strings, value)
        return self._annotated(value)

    def _annotated(self, value: object) -> Meaning:
        """Return what the validator says of a value, which takes several times as long."""
        evaluation = self._validator.evaluate(value)
        units: list[Any] = (
            list(evaluation.annotations()) if evaluation.valid else evaluation.list()["details"]
        )
        dates: list[str] = []
        references: dict[str, str | None] = {}
        prose: set[str] = set()
        for unit in units:
            said = unit.get("annotations")
            if said == "date" and unit["schemaLocation"].endswith("/format"):
                dates.append(unit["instanceLocation"])
            elif isinstance(said, dict) and said.get(REFERENCES):
                target = said[REFERENCES]
                references[unit["instanceLocation"]] = target if target is not True else None
            elif isinstance(said, dict) and said.get(PROSE):
                prose.add(unit["instanceLocation"])
        return Meaning(
            evaluation.valid,
            tuple(dict.fromkeys(dates)),
            tuple(references.items()),
            frozenset(prose),
        )

    @cached_property
    def open_names(self) -> tuple[str, ...]:
        """Return the fields of a document that name somebody or something of the sender's choice.

        Ids of documents, dates, prose, and texts of which the schema lists all are not among them.
        """
        names = (name for name in fields.names_at(self.document, ()) if name not in ("type", "id"))
        return tuple(name for name in names if self._is_open_name(name))

    def _is_open_name(self, name: str) -> bool:
        parts = fields.schemas_at(self.document, (name,))
        closed = ("enum", "const", "format", REFERENCES, PROSE)
        is_text = any(part.get("type") == "string" for part in parts)
        return is_text and not any(key in part for part in parts for key in closed)

    def faults(self, value: object, place: Place, noun: Message) -> Iterator[Fault]:
        """Yield the faults of a value that stands at ``place``, in words for its author.

        ``noun`` is what messages call the value as a whole, such as "the yearly-report".
        """
        from checker.intake.wording import Wording  # most documents have no faults

        errors = list(islice(self._validator.iter_errors(value), MAX_FAULTS))
        return Wording(self.document, value, place, noun).faults(errors)


def _meaning(strings: Strings, value: object) -> Meaning:
    """Return what is said of the strings of a valid value."""
    dates: list[str] = []
    references: list[tuple[str, str | None]] = []
    prose: list[str] = []
    for pointer, said in strings.found_in(value):
        if said.is_date:
            dates.append(pointer)
        if said.is_prose:
            prose.append(pointer)
        if said.reference is not None:
            references.append((pointer, said.reference if said.reference is not True else None))
    return Meaning(True, tuple(dates), tuple(references), frozenset(prose))


@lru_cache(maxsize=4096)
def is_date(text: str) -> bool:
    """Return whether a text is a day of the calendar as ``YYYY-MM-DD`` (years 0001 to 9999)."""
    try:
        return len(text) == len("YYYY-MM-DD") and date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _lean(schema: Any, by_name: bool = False) -> Any:
    """Return a schema as the validator gets it.

    Keywords for human readers are left out, because they cost time on each use. Numbers are
    rewritten so that the validator compares them exactly.
    """
    if isinstance(schema, Mapping):
        if not by_name and (fault := multiple_fault(schema)):
            raise SchemaError(fault)
        return {
            key: value
            if key in _LITERAL and not by_name
            else _lean(value, not by_name and key in _BY_NAME)
            for key, value in schema.items()
            if by_name or key not in _FOR_PEOPLE
        }
    if isinstance(schema, list | tuple):
        return [_lean(item) for item in schema]
    if isinstance(schema, int | float | Decimal) and not isinstance(schema, bool):
        return _exact(schema)
    return schema


def _exact(number: int | float | Decimal) -> int | Decimal:
    """Return a bound as an int or without trailing zeros: ``10.00`` would become a float."""
    if fault := number_fault(number):
        raise SchemaError(fault)
    exact = Decimal(str(number))
    return int(exact) if exact == exact.to_integral_value() else exact.normalize(_WIDE)
