"""One cell read as the kind of value that its field holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from typing import Any, Final

from checker.intake.columns import CellKind
from checker.messages import Message, gettext
from checker.parsers.characters import normalized
from checker.parsers.json_strict import STRICT, RefusedError, check_value, exact_number
from checker.parsers.spellings import days_meant, numbers_meant
from checker.parsers.workbook.documents import items_of
from checker.parsers.workbook.grid import Cell
from checker.parsers.workbook.layout import NO, YES
from checker.parsers.workbook.values import CellError, Moment, key_text, moment, value_of

PERCENT: Final = ("%", "percent")
DAY_NUMBERS: Final = range(10_000, 80_000)
"""Numbers that are hardly anything but days: from 1927 to 2119."""
_ISO: Final = re.compile(r"\d{4}-\d{2}-\d{2}")
_CLEAR: Final = re.compile(r"-?(?:\d+(?:\.\d+)?|\d{1,3}(?:,\d{3})+\.\d+|\d{1,3}(?:,\d{3}){2,})")
"""Numbers typed as text that can be read in one way only: with one comma there are two."""


@dataclass(frozen=True, slots=True)
class FieldOfCell:
    """What the schema says of a field: ``options`` are the texts that it may have, if listed."""

    kind: CellKind
    is_list: bool
    unit: str | None
    options: tuple[str, ...]
    is_prose: bool


@dataclass(frozen=True, slots=True)
class Note:
    """What the author of a workbook should know of a cell that could be read."""

    code: str
    message: Message
    found: str | None = None


Notes = list[Note]


def read(cell: Cell, of: FieldOfCell, from_1904: bool = False) -> tuple[Any, Notes]:
    """Return what a cell says as a value of JSON with exact numbers, and notes.

    Raises CellError where it cannot be read as the field asks for.
    """
    value = value_of(cell, from_1904)
    notes: Notes = []
    if of.is_list:
        items = items_of(value) if isinstance(value, str) else [value]
        return [_READERS[of.kind](item, cell, of, notes) for item in items], notes
    return _READERS[of.kind](value, cell, of, notes), notes


def _text(value: Any, cell: Cell, of: FieldOfCell, notes: Notes) -> Any:
    if isinstance(value, Moment):
        message = gettext("the cell holds a day where a name is needed")
        hint = gettext("Excel makes days of some codes: format the column as text, and type again")
        raise CellError("wrong-type", message, str(value), hint)
    if isinstance(value, Decimal):
        if value != value.to_integral_value():
            message = gettext("the cell holds a number where a text is needed")
            hint = gettext("format the column as text, and type it again")
            raise CellError("wrong-type", message, f"{value:f}", hint)
        message = gettext("this number is taken as a text")
        notes.append(Note("number-as-text", message, f"{value:f}"))
        return f"{value:f}"
    if not isinstance(value, str) or of.is_prose:
        return value
    text = " ".join(value.split("\n"))
    if text not in of.options and key_text(text) in of.options:
        notes.append(
            Note("spelling", gettext("this is taken as {name}", name=key_text(text)), text)
        )
        return key_text(text)
    return text


def _day(value: Any, cell: Cell, of: FieldOfCell, notes: Notes) -> Any:
    if isinstance(value, Moment):
        if value.time is None:
            return str(value)
        message = gettext("a day without a time is needed")
        raise CellError("not-a-date", message, str(value), gettext("write the day alone"))
    if isinstance(value, Decimal):
        raise _number_for_day(value)
    if not isinstance(value, str):
        raise CellError("not-a-date", gettext("a day is needed here"), _shown(value), _a_day())
    if _ISO.fullmatch(value):
        return value  # the schema says whether the calendar has it
    days = days_meant(value)
    if len(days) == 1 and _starts_with_year(value) and ":" not in value:
        message = gettext("days typed as text are read: year, month, day")
        notes.append(Note("day-as-text", message, value))
        return days[0].isoformat()
    raise CellError("not-a-date", gettext("this is not read as a day"), value, _days_hint(days))


def _number(value: Any, cell: Cell, of: FieldOfCell, notes: Notes) -> Any:
    if isinstance(value, Decimal):
        _tell_of_format(value, cell, of, notes)
        is_share = cell.format.is_percent and of.unit in PERCENT
        return value * 100 if is_share else value
    if isinstance(value, Moment):
        message = gettext("the cell holds a day where a number is needed")
        hint = gettext("format the cell as a number, and type it again")
        raise CellError("wrong-type", message, str(value), hint)
    if not isinstance(value, str):
        raise CellError("wrong-type", gettext("a number is needed here"), _shown(value))
    plain = normalized("NFKC", value).replace("\u2212", "-").strip()
    if not _CLEAR.fullmatch(plain):
        message, hint = gettext("this is not read as a number"), _hint(numbers_meant(value))
        raise CellError("wrong-type", message, value, hint)
    notes.append(Note("number-as-text", gettext("numbers typed as text are read"), value))
    try:
        return exact_number(plain.replace(",", ""))
    except RefusedError as error:
        raise CellError("number", error.message, value) from None


def _yes_no(value: Any, cell: Cell, of: FieldOfCell, notes: Notes) -> Any:
    if isinstance(value, bool):
        return value
    word = key_text(value).lower() if isinstance(value, str) else ""
    if word in YES or word in NO:
        return word in YES
    message = gettext("yes or no is needed here")
    raise CellError("wrong-type", message, _shown(value), gettext("choose from the list"))


def _nested(value: Any, cell: Cell, of: FieldOfCell, notes: Notes) -> Any:
    text = str(value)
    try:
        decoded = STRICT.decode(text)
        check_value(decoded, text, 0, len(text))
    except RefusedError as error:
        raise CellError("wrong-type", error.message, _shown(value), _as_json()) from None
    except (ValueError, RecursionError):
        raise CellError("wrong-type", _as_json(), _shown(value)) from None
    return decoded


def _any(value: Any, cell: Cell, of: FieldOfCell, notes: Notes) -> Any:
    return str(value) if isinstance(value, Moment) else value


_READERS: Final[Mapping[CellKind, Callable[[Any, Cell, FieldOfCell, Notes], Any]]] = {
    CellKind.TEXT: _text,
    CellKind.DAY: _day,
    CellKind.NUMBER: _number,
    CellKind.WHOLE: _number,
    CellKind.YES_NO: _yes_no,
    CellKind.NESTED: _nested,
    CellKind.ANY: _any,
}


def _tell_of_format(value: Decimal, cell: Cell, of: FieldOfCell, notes: Notes) -> None:
    """Note where a cell shows something else than the number that counts."""
    format_ = cell.format
    if format_.is_percent:
        counted = gettext("in percent") if of.unit in PERCENT else gettext("as a share of 1")
        message = gettext("percentages in this column are counted {how}", how=counted)
        notes.append(Note("percent", message))
    elif format_.decimals is not None and format_.decimals < -int(value.as_tuple().exponent):
        shown = value.quantize(Decimal(1).scaleb(-format_.decimals), ROUND_HALF_UP)
        message = gettext("the cell shows a rounded number; every digit is counted")
        found = gettext("shown {shown:,f}, counted {counted:,f}", shown=shown, counted=value)
        notes.append(Note("rounded", message, found))
    if format_.unit and of.unit and format_.unit != of.unit:
        message = gettext(
            "the cell shows the unit {shown}; the number is counted in {unit}",
            shown=format_.unit,
            unit=of.unit,
        )
        notes.append(Note("unit", message))


def _number_for_day(number: Decimal) -> CellError:
    message = gettext("the cell holds a number where a day is needed")
    hint = _a_day()
    if number == number.to_integral_value() and int(number) in DAY_NUMBERS:
        day = moment(number, from_1904=False).day
        hint = gettext("it looks like Excel's number for {day}: format it as a day", day=day)
    return CellError("not-a-date", message, f"{number:f}", hint)


def _starts_with_year(text: str) -> bool:
    start = normalized("NFKC", text).strip()[:4]
    return len(start) == len("1999") and start.isdecimal()


def _days_hint(days: list[date]) -> Message:
    if len(days) > 1:
        return gettext("write {one} or {other}, whichever is meant", one=days[0], other=days[1])
    return gettext("write {day}", day=days[0]) if days else _a_day()


def _a_day() -> Message:
    return gettext("write year-month-day, such as 1998-12-31")


def _as_json() -> Message:
    return gettext("this cell has to hold JSON: fields in braces, or a list in brackets")


def _hint(numbers: list[str]) -> Message:
    if len(numbers) > 1:
        return gettext(
            "write {number} if the comma separates thousands, or {other} if it stands before the "
            "decimals",
            number=numbers[0],
            other=numbers[1],
        )
    if numbers:
        return gettext("write {number}", number=numbers[0])
    return gettext("write a number without words, or leave the cell empty if it is not known")


def _shown(value: Any) -> str:
    return f"{value:f}" if isinstance(value, Decimal) else str(value)
