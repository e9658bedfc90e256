"""Numbers and days as spreadsheets and people write them, and how a document writes them."""

from __future__ import annotations

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, Final

from checker.messages import Message, gettext
from checker.parsers.characters import normalized

_FIRST_DAY: Final = date(1899, 12, 30)
"""Day 0 of spreadsheets."""
_DAY_NUMBERS: Final = range(10_000, 80_000)
"""From 1927 to 2119; smaller numbers are hardly days."""

_PLAIN: Final = re.compile(r"-?\d+(?:\.\d+)?")
_GROUPED: Final = re.compile(r"-?\d{1,3}(?:(?P<mark>[,' ])\d{3})(?:(?P=mark)\d{3})*(?:\.\d+)?")
_GROUPED_BY_POINTS: Final = re.compile(r"-?\d{1,3}(?:[. ']\d{3})+,\d+|-?\d{1,3}(?:\.\d{3}){2,}")
_COMMA: Final = re.compile(r"-?\d+,\d+")
_WITH_UNIT: Final = re.compile(
    r"(?P<before>[^\d.,-]{0,4})(?P<number>-?\d[\d.,' ]*)(?P<after>[^\d]{0,12})"
)
_DIGITS: Final = {char: value for value, char in enumerate("零一二三四五六七八九")} | {
    "〇": 0,
    "两": 2,
}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_TEN_THOUSANDS: Final = {"万": 10_000, "亿": 100_000_000}

_YEAR_FIRST: Final = re.compile(
    r"(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})[日号]?(?:[T ].*)?"
)
_YEAR_LAST: Final = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})")
_NO_MARKS: Final = re.compile(r"(\d{4})(\d{2})(\d{2})")
_DAY_AND_NAME: Final = re.compile(r"(\d{1,2})\.?[ -]([A-Za-z]{3,9})\.?[ ,-]+(\d{4})")
_NAME_AND_DAY: Final = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")
_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip


def number_hint(text: str) -> Message | None:
    """Return how the number that a text means is written; None where it means none."""
    plain = _ascii(text)
    if plain == text and _PLAIN.fullmatch(text):
        return gettext("write the number without quotes")
    if plain.endswith("%"):
        return _percent(plain.removesuffix("%").strip())
    numbers = numbers_meant(plain)
    if not numbers:
        return _alone(plain)
    if len(numbers) == 1:
        return gettext(
            "write {number}, without quotes and without separators between digits",
            number=numbers[0],
        )
    return gettext(
        "write {number} where the comma only separates digits, or {other} where it stands before "
        "the decimals; without quotes",
        number=numbers[0],
        other=numbers[1],
    )


def day_hint(value: Any) -> Message | None:
    """Return how the day that a text or number means is written; None where it means none."""
    if isinstance(value, Decimal | int) and not isinstance(value, bool):
        return _day_number(value)
    if not isinstance(value, str):
        return None
    text = _ascii(value)
    if text.isdecimal() and len(text) == len("35897"):
        return _day_number(Decimal(text))
    days = [day.isoformat() for day in days_meant(text)]
    if not days:
        return None
    if len(days) == 1:
        return gettext('write "{day}"', day=days[0])
    return gettext('write "{day}" or "{other}", whichever is meant', day=days[0], other=days[1])


def days_meant(text: str) -> list[date]:
    """Return the days that a text can mean, each once; of two, the one with the day first."""
    return list(dict.fromkeys(_days(_ascii(text))))


def _ascii(text: str) -> str:
    """Return a text with the digits and marks of full width as those of a keyboard."""
    return normalized("NFKC", text).replace("\u2212", "-").replace("，", ",").strip()


def numbers_meant(text: str) -> list[str]:
    """Return the numbers that a text can mean, most likely first, as a document writes them."""
    text = _ascii(text)
    if _PLAIN.fullmatch(text):
        return [text]
    if found := _GROUPED.fullmatch(text):
        grouped = [re.sub("[,' ]", "", text)]
        is_open = found["mark"] == "," and text.count(",") == 1 and "." not in text
        return [*grouped, text.replace(",", ".")] if is_open else grouped
    if _GROUPED_BY_POINTS.fullmatch(text):
        return [re.sub("[. ']", "", text).replace(",", ".")]
    if _COMMA.fullmatch(text):
        return [text.replace(",", ".")]
    chinese = _chinese(text)
    return [] if chinese is None else [f"{chinese:f}"]


def _percent(text: str) -> Message | None:
    numbers = numbers_meant(text)
    if not numbers:
        return None
    return gettext(
        "write {number} without the percent sign, or {share:f} where a share of 1 is asked for",
        number=numbers[0],
        share=Decimal(numbers[0]) / 100,
    )


def _alone(text: str) -> Message | None:
    """Return how a number with a unit or currency is written."""
    found = _WITH_UNIT.fullmatch(text)
    numbers = numbers_meant(found["number"]) if found else []
    if len(numbers) != 1:
        return None
    return gettext(
        "write {number} alone, without quotes; the unit is known from the rules", number=numbers[0]
    )


def _chinese(text: str) -> Decimal | None:
    """Return the value of a number in Chinese characters."""
    whole, point, decimals = text.partition("点")
    total = section = digit = 0
    for char in whole:
        if char in _DIGITS:
            digit = digit * 10 + _DIGITS[char] if digit else _DIGITS[char]
        elif char in _TENS:
            section, digit = section + (digit or 1) * _TENS[char], 0
        elif char in _TEN_THOUSANDS:
            total, section, digit = total + (section + digit) * _TEN_THOUSANDS[char], 0, 0
        else:
            return None
    if not whole or (point and not decimals) or any(char not in _DIGITS for char in decimals):
        return None
    after = "".join(str(_DIGITS[char]) for char in decimals)
    return Decimal(f"{total + section + digit}.{after}" if after else total + section + digit)


def _day_number(number: Decimal | int) -> Message | None:
    if number != int(number) or int(number) not in _DAY_NUMBERS:
        return None
    day = _FIRST_DAY + timedelta(days=int(number))
    return gettext('in a spreadsheet this is a day: write "{day}"', day=day)


def _days(text: str) -> list[date]:
    """Return the days that a text can mean."""
    if found := _YEAR_FIRST.fullmatch(text) or _NO_MARKS.fullmatch(text):
        return _day(found[1], found[2], found[3])
    if found := _YEAR_LAST.fullmatch(text):
        return [*_day(found[3], found[2], found[1]), *_day(found[3], found[1], found[2])]
    if found := _DAY_AND_NAME.fullmatch(text):
        return _day(found[3], _month(found[2]), found[1])
    if found := _NAME_AND_DAY.fullmatch(text):
        return _day(found[3], _month(found[1]), found[2])
    return []


def _month(name: str) -> int:
    """Return the number of a month by its English name or its first letters; 0 for none."""
    found = [at for at, month in enumerate(_MONTHS, start=1) if month.startswith(name.lower())]
    return found[0] if len(found) == 1 else 0


def _day(year: str, month: str | int, day: str) -> list[date]:
    try:
        return [date(int(year), int(month), int(day))]
    except ValueError:
        return []
