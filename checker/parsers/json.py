"""JSON: bytes to a file, and its text to a value with exact numbers, or to its faults."""

from __future__ import annotations

from json import JSONDecodeError
from typing import Any

from checker.messages import gettext
from checker.parsers.characters import printable
from checker.parsers.files import text_file
from checker.parsers.json_strict import (
    LENIENT,
    MAX_VALUES,
    STRICT,
    RefusedError,
    check_value,
    too_many,
)
from checker.parsers.places import Decoded, Fault, Place, SourceFile, UnreadableError


def json_file(name: str, data: bytes) -> SourceFile:
    """Return the text of a JSON file; raises UnreadableError where it is empty or not text."""
    file = text_file(name, data)
    if not file.text or file.text.isspace():
        message = gettext("the file is empty")
        raise UnreadableError(Fault(Place(file), "empty-file", message, offset=0))
    return file


def decode(file: SourceFile) -> Decoded:
    """Return the JSON value of a file with its numbers as Decimal, and everything wrong with it."""
    text = file.text or ""
    if too_many(text):
        return Decoded(None, (_too_many(file),), is_readable=False)
    try:
        value = STRICT.decode(text)
        check_value(value, text, 0, len(text))
    except (JSONDecodeError, RefusedError, RecursionError) as error:
        from checker.parsers.json_diagnosis import diagnose

        diagnosis = diagnose(file, error)
    else:
        return Decoded(value)
    if diagnosis.is_json:
        return Decoded(_printable(LENIENT.decode(text)), diagnosis.faults)
    return Decoded(None, diagnosis.faults, is_readable=False)


def _too_many(file: SourceFile) -> Fault:
    return Fault(
        Place(file),
        "file-size",
        gettext("the file has too many values"),
        gettext("at most {limit:,}", limit=MAX_VALUES),
        hint=gettext("split it over several files"),
        offset=0,
    )


def _printable(value: Any) -> Any:
    """Return the value with forbidden characters replaced, which other libraries reject."""
    if isinstance(value, str):
        return printable(value)
    if isinstance(value, dict):
        return {printable(key): _printable(item) for key, item in value.items()}
    return [_printable(item) for item in value] if isinstance(value, list) else value
