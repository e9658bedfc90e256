"""The text of a file to its JSON value, or to its faults."""

from __future__ import annotations

from dataclasses import dataclass
from json import JSONDecodeError
from typing import Any

from checker.intake.characters import printable
from checker.intake.diagnosis import diagnose
from checker.intake.faults import Fault, Place, SourceFile
from checker.intake.strict import (
    LENIENT,
    MAX_VALUES,
    STRICT,
    RefusedError,
    check_value,
    too_many,
)


@dataclass(frozen=True, slots=True)
class Decoded:
    """What a file says. ``is_json`` is False where it has no value, because it is not JSON.

    A value with faults is good for looking for further faults, and for nothing else.
    """

    value: Any
    faults: tuple[Fault, ...] = ()
    is_json: bool = True


def decode(file: SourceFile) -> Decoded:
    """Return the JSON value of a file with its numbers exact, and everything wrong with it."""
    text = file.text or ""
    if too_many(text):
        message, expected = "the file holds too many values", f"at most {MAX_VALUES:,}"
        hint = "split its documents over several files in a folder"
        fault = Fault(Place(file), "file-size", message, expected, hint=hint, offset=0)
        return Decoded(None, (fault,), is_json=False)
    try:
        value = STRICT.decode(text)
        check_value(value, text, 0, len(text))
    except (JSONDecodeError, RefusedError, RecursionError) as error:
        diagnosis = diagnose(file, error)
    else:
        return Decoded(value)
    if diagnosis.is_json:
        return Decoded(_printable(LENIENT.decode(text)), diagnosis.faults)
    return Decoded(None, diagnosis.faults, is_json=False)


def _printable(value: Any) -> Any:
    """Return a value whose texts hold no halves of surrogate pairs, which nothing else can take."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {printable(key): _printable(item) for key, item in value.items()}
    return [_printable(item) for item in value] if isinstance(value, list) else value
