"""The cases of the DMN Technology Compatibility Kit: reading them, running them, comparing."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker import feel
from checker.feel import types
from checker.feel.values import operations
from checker.feel.values.notation import read_date, read_date_and_time, read_duration, read_time

CASES = Path(__file__).parents[3] / "shared" / "tck" / "feel-cases.jsonl"
TOLERANCE = Decimal("0.00000001")
_READERS: dict[str, Callable[[Any], Any]] = {
    "number": Decimal,
    "date": read_date,
    "time": read_time,
    "date and time": read_date_and_time,
    "duration": read_duration,
}


@dataclass(frozen=True, slots=True)
class Case:
    """One line of the file."""

    id: str
    group: str
    expression: str
    context: dict[str, Any]
    definitions: tuple[dict[str, Any], ...]
    types: dict[str, Any]
    expected: Any


def read_cases() -> list[Case]:
    """Return all cases."""
    lines = CASES.read_text(encoding="utf-8").splitlines()
    return [_case(json.loads(line)) for line in lines]


def _case(line: dict[str, Any]) -> Case:
    return Case(
        line["id"],
        line["group"],
        line["expression"],
        line["context"],
        tuple(line.get("definitions", ())),
        line["types"],
        line["expected"],
    )


def run(case: Case) -> object:
    """Return the value of a case; null where the expression is not FEEL, as the kit has it."""
    named = {name: read_type(of) for name, of in case.types.get("named", {}).items()}
    values = {name: read_value(value) for name, value in case.context.items()}
    names = {*values, *case.types.get("inputs", {}), *_keys(values)}
    result = case.types.get("result")
    decision = feel.Definition(
        " decision", case.expression, result_type=None if result is None else read_type(result)
    )
    try:
        library = feel.Library((*map(_definition, case.definitions), decision), names, named)
    except feel.LibraryError:
        return None
    session = library.session(values)
    return session.value(library.definitions[" decision"])


def passes(case: Case) -> bool:
    """Tell whether a case has the value that it must have."""
    return same(run(case), read_value(case.expected))


def same(found: Any, expected: Any) -> bool:
    """Compare as the kit does: numbers within a tolerance, the rest by value."""
    if isinstance(found, Decimal) and isinstance(expected, Decimal):
        return abs(found - expected) < TOLERANCE
    if isinstance(found, list) and isinstance(expected, list):
        return len(found) == len(expected) and all(map(same, found, expected))
    if isinstance(found, dict) and isinstance(expected, dict):
        return found.keys() == expected.keys() and all(same(found[k], expected[k]) for k in found)
    if found is None or expected is None:
        return found is expected
    return operations.equal(found, expected) is True


def read_value(value: Any) -> Any:
    """Return a value of the file as a value of FEEL."""
    if isinstance(value, list):
        return [read_value(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    if kind == "context":
        return {key: read_value(entry) for key, entry in content.items()}
    return _READERS[kind](content)


def read_type(described: Any) -> types.Type:
    """Return a type of the file."""
    if isinstance(described, str):
        return types.NAMED_TYPES[described]
    ((kind, of), *_) = described.items()
    match kind:
        case "list":
            return types.ListType(read_type(of))
        case "context":
            return types.ContextType({name: read_type(each) for name, each in of.items()})
        case "function":
            return types.FunctionType(
                tuple(map(read_type, of["parameters"])), read_type(of["result"])
            )
    return read_type(described["type"])


def _definition(described: dict[str, Any]) -> feel.Definition:
    parameters = described.get("parameters", ())
    declared = [parameter.get("type") for parameter in parameters]
    result = described.get("type")
    return feel.Definition(
        described["name"],
        described["expression"],
        tuple(parameter["name"] for parameter in parameters),
        described["kind"] == "function",
        tuple(None if each is None else read_type(each) for each in declared),
        None if result is None else read_type(result),
    )


def _keys(value: Any) -> Iterator[str]:
    """Return all keys of contexts within a value: names that paths may use."""
    if isinstance(value, dict):
        for key, entry in value.items():
            yield key
            yield from _keys(entry)
    elif isinstance(value, list):
        for item in value:
            yield from _keys(item)
