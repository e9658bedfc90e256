"""What a cell says on its own, before anything is known of the field that it fills.

A spreadsheet stores numbers in binary and shows at most 15 digits, so those are what was typed.
Days are numbers that a format shows as days. A formula is never calculated here: its last result
counts, and a formula without one is a fault.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal
from typing import Any, Final

import regex

from checker.messages import Message, gettext
from checker.parsers.characters import FORBIDDEN, normalized, printable
from checker.parsers.workbook.grid import Cell, Stored

DIGITS: Final = 15
"""How many digits a spreadsheet shows; what it stores beyond them is the noise of binary."""
LONGEST_NUMBER: Final = 400
"""Characters of a number: more than any number in binary needs."""
_AS_SHOWN: Final = Context(prec=DIGITS, rounding=ROUND_HALF_UP)
_NUMBER: Final = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)(E[+-]?\d{1,3})?", re.ASCII | re.IGNORECASE)
FIRST_SERIAL: Final = 61
"""1900-03-01. Before it, programs disagree by a day, because Excel has a 29 February 1900."""
_FROM_1900: Final = datetime(1899, 12, 30)
_FROM_1904: Final = datetime(1904, 1, 1)
_SECONDS: Final = 86_400
_BLANK: Final = r"[\s\x1c-\x1f\p{Default_Ignorable_Code_Point}]*"
_START: Final = regex.compile(_BLANK)
_END: Final = regex.compile(rf"(?r){_BLANK}")  # from the end backwards, which looks once at each
_YES_NO: Final = {"1": True, "true": True, "0": False, "false": False}


class CellError(ValueError):
    """A cell that cannot be read, with what is told of it."""

    def __init__(
        self, code: str, message: Message, found: str | None = None, hint: Message | None = None
    ) -> None:
        self.code = code
        self.message = message
        self.found = found
        self.hint = hint
        super().__init__(message)


@dataclass(frozen=True, slots=True)
class Moment:
    """A day, with a time where ``time`` is not None; its text is that of ISO 8601."""

    day: date
    time: str | None = None

    def __str__(self) -> str:
        """Return the day as ``1999-12-31``, or with its time."""
        return self.day.isoformat() if self.time is None else f"{self.day.isoformat()}T{self.time}"


def value_of(cell: Cell, from_1904: bool) -> Any:
    """Return what a cell says: None, a text, a Decimal, a bool, or a Moment.

    Raises CellError where that cannot be told.
    """
    match cell.stored:
        case Stored.NOTHING:
            return _nothing(cell)
        case Stored.ERROR:
            raise _error(cell)
        case Stored.YES_NO:
            return _yes_no(cell.text)
        case Stored.DAY:
            return _written_day(cell.text)
        case Stored.TEXT:
            return _text(cell.text)
    number = exact(cell.text)
    if cell.format.shows_time and not cell.format.shows_day:
        message = gettext("the cell holds a time of day, and no field asks for one")
        hint = gettext("format the cell as a number, and type it again")
        raise CellError("wrong-type", message, f"{number:f}", hint)
    if cell.format.shows_day:
        return moment(number, from_1904)
    return number


def exact(text: str) -> Decimal:
    """Return a stored number as it was typed, with at most 15 digits and without an exponent.

    Raises CellError for what is not a number, or one that has lost digits.
    """
    if len(text) > LONGEST_NUMBER or not _NUMBER.fullmatch(text):
        message = gettext("the cell holds a number that cannot be read")
        hint = gettext("type it again, and save the workbook")
        raise CellError("number", message, printable(text[:40]), hint)
    number = Decimal(text).normalize(_AS_SHOWN)
    if number.adjusted() >= DIGITS:
        message = gettext(
            "the number has more than {digits} digits, so some are lost", digits=DIGITS
        )
        hint = gettext("format the column as text, and type it again")
        raise CellError("number", message, str(number), hint)
    plain = Decimal(f"{number:f}")
    return plain if plain else Decimal(0)


def moment(number: Decimal, from_1904: bool) -> Moment:
    """Return the day and time that a number stands for; raises CellError where it is none."""
    if number < (0 if from_1904 else FIRST_SERIAL):
        message = gettext("the number does not stand for a day on which programs agree")
        hint = gettext("write the day as text: year-month-day")
        raise CellError("not-a-date", message, f"{number:f}", hint)
    days = int(number)
    seconds = round((number - days) * _SECONDS)
    try:
        whole = (_FROM_1904 if from_1904 else _FROM_1900) + timedelta(days=days, seconds=seconds)
    except OverflowError:
        message = gettext("the number lies beyond all days of the calendar")
        raise CellError("not-a-date", message, f"{number:f}") from None
    time = whole.time().isoformat()
    return Moment(whole.date(), None if time == "00:00:00" else time)


def tidy_text(text: str) -> str:
    """Return a text without blanks around it, those that are not seen among them."""
    start, end = _START.match(text), _END.match(text)
    return text[start.end() if start else 0 : end.start() if end else None]


def key_text(text: str) -> str:
    """Return a text as keys and codes are compared: on one line, full width as of a keyboard."""
    return " ".join(tidy_text(normalized("NFKC", text)).split())


def comes_from_another_book(formula: str) -> bool:
    """Return whether a formula takes something from another workbook."""
    _, bracket, name = re.sub('"[^"]*"', "", formula).partition("[")
    return bool(bracket) and "]" in name


def _text(text: str) -> str | None:
    """Return a text without blanks around it; None where nothing is left."""
    kept = tidy_text(text.replace("\r\n", "\n").replace("\r", "\n"))
    if FORBIDDEN.search(kept):
        message = gettext("the text has a character that cannot be printed")
        raise CellError("characters", message, printable(kept[:60]), gettext("type it again"))
    return kept or None


def _nothing(cell: Cell) -> None:
    if cell.formula is not None:
        message = gettext("the cell holds a formula without a result")
        hint = gettext("open the workbook in Excel, WPS or LibreOffice and save it")
        raise CellError("formula", message, shown_formula(cell.formula), hint)


def _error(cell: Cell) -> CellError:
    message = gettext("the cell holds an error")
    found = cell.text if not cell.formula else f"{cell.text} {shown_formula(cell.formula)}"
    return CellError("cell-error", message, printable(found), gettext("mend the formula"))


def shown_formula(formula: str) -> str:
    """Return a formula as messages show it; one that other cells share has no text of its own."""
    return printable(f"={formula}"[:120]) if formula else "=..."


def _yes_no(text: str) -> bool:
    if text not in _YES_NO:
        message = gettext("the cell holds neither yes nor no")
        raise CellError("wrong-type", message, printable(text[:40]), gettext("type it again"))
    return _YES_NO[text]


def _written_day(text: str) -> Moment:
    """Return a day that the file writes as text, as some programs do."""
    try:
        whole = datetime.fromisoformat(text.removesuffix("Z"))
    except ValueError:
        message = gettext("the cell holds a day that cannot be read")
        raise CellError("not-a-date", message, printable(text[:40])) from None
    time = whole.time().isoformat()
    return Moment(whole.date(), None if time == "00:00:00" else time)
