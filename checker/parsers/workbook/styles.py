"""How the numbers of cells are shown: as days, in percent, with so many decimals.

A day is a number that a format shows as one. Besides the formats that a workbook writes out there
are some that it names by number alone, in Chinese versions of Excel more than elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from checker.parsers.workbook.addresses import whole_number
from checker.parsers.workbook.archive import Archive

STYLES_PART: Final = "xl/styles.xml"
GENERAL: Final = "General"
LONGEST_CODE: Final = 255
"""Characters of a format, as Excel limits them; what comes after is cut off."""
_BUILT_IN: Final = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 49: "@"}
_DAYS: Final = frozenset({*range(14, 18), 22, *range(27, 37), *range(50, 59)})
"""Formats by number that show a day: those of every version, and those of East Asian ones."""
_TIMES: Final = frozenset({*range(18, 22), *range(45, 48)})

_LITERAL: Final = re.compile(r'"([^"]*)"|\\(.)|[_*].|\[(?![hs]+\])[^\]]*\]', re.IGNORECASE)
_DAY_CODE: Final = re.compile("[yd年月日]|mmm", re.IGNORECASE)
_TIME_CODE: Final = re.compile(r"[hs]", re.IGNORECASE)
_DECIMALS: Final = re.compile(r"[0#?]\.([0#?]+)")


@dataclass(frozen=True, slots=True)
class NumberFormat:
    """The format of a cell: ``code`` is written as Excel does."""

    code: str = GENERAL
    shows_day: bool = False
    shows_time: bool = False

    @property
    def is_percent(self) -> bool:
        """Return whether a number is shown times a hundred."""
        return "%" in _bare(self.code)

    @property
    def unit(self) -> str:
        """Return the text that the format sets beside a number, such as a unit."""
        positive = self.code.partition(";")[0]
        return "".join(found[1] for found in re.finditer(r'"([^"]*)"', positive)).strip()

    @property
    def decimals(self) -> int | None:
        """Return how many decimals are shown; None where the format does not fix that."""
        bare = _bare(self.code.partition(";")[0])
        if self.code in (GENERAL, "@") or "E" in bare or "/" in bare or not re.search("[0#]", bare):
            return None
        found = _DECIMALS.search(bare)
        return len(found[1]) if found else 0


def cell_formats(archive: Archive) -> list[NumberFormat]:
    """Return the formats that cells refer to by number, in their order."""
    styles = _Styles()
    archive.walk(STYLES_PART, styles)
    known = {number: _format(number, styles.codes) for number in set(styles.numbers)}
    return [known[number] for number in styles.numbers]


def _format(number: int, codes: Mapping[int, str]) -> NumberFormat:
    if number in codes:
        code = codes[number]
        bare = _bare(code.partition(";")[0])
        is_text = "@" in bare or code == GENERAL
        shows_day = not is_text and bool(_DAY_CODE.search(bare))
        return NumberFormat(code, shows_day, not is_text and bool(_TIME_CODE.search(bare)))
    return NumberFormat(_BUILT_IN.get(number, GENERAL), number in _DAYS, number in _TIMES)


def _bare(code: str) -> str:
    """Return a format without the texts, colours and conditions in it."""
    return _LITERAL.sub(lambda found: found[1] if found[1] in ("年", "月", "日") else "", code)


@dataclass(slots=True)
class _Styles:
    codes: dict[int, str] = field(default_factory=dict)
    numbers: list[int] = field(default_factory=list)
    is_cell: bool = False

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        if name == "numFmt":
            code = attributes.get("formatCode", GENERAL)[:LONGEST_CODE]
            self.codes[_number(attributes.get("numFmtId"))] = code
        elif name == "cellXfs":
            self.is_cell = True
        elif name == "xf" and self.is_cell:
            self.numbers.append(_number(attributes.get("numFmtId")))

    def end(self, name: str) -> None:
        if name == "cellXfs":
            self.is_cell = False

    def text(self, data: str) -> None:
        pass


def _number(text: str | None) -> int:
    return whole_number(text) or 0
