"""How cells are written: texts as texts, and never less than was meant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeAlias

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from checker.messages import catalogue, tell
from checker.model.pack import PackTexts

_GREY: Final = "#6E7781"
FORMATS: Final[dict[str, dict[str, object]]] = {
    "key": {"bold": True, "bg_color": "#DDE3EA", "border": 1, "border_color": "#B6BEC8"},
    "label": {"text_wrap": True, "valign": "top", "bg_color": "#F3F5F8"},
    "norm": {
        "text_wrap": True,
        "valign": "top",
        "bg_color": "#F3F5F8",
        "italic": True,
        "font_color": _GREY,
        "bottom": 1,
    },
    "title": {"bold": True, "font_size": 14},
    "plain": {"text_wrap": True, "valign": "top"},
    "link": {"font_color": "#0550AE", "underline": 1, "valign": "top"},
    "text": {"num_format": "@"},
    "day": {"num_format": "yyyy-mm-dd", "align": "left"},
    "whole": {"num_format": "0"},
    "number": {},
    "money": {"num_format": "#,##0.00"},
}

Formats: TypeAlias = dict[str, Any]
Told: TypeAlias = Callable[[str], str]
"""Tells a message in the language of the workbook."""


def formats_of(book: Workbook) -> Formats:
    """Return the formats of a workbook by name."""
    return {name: book.add_format(each) for name, each in FORMATS.items()}


def telling(language: str, texts: PackTexts) -> Told:
    """Return what tells messages, and the texts of a pack, in one of the languages."""
    known = catalogue(language, texts.get(language, {}))
    return str if known is None else lambda text: tell(text, known)


def put(sheet: Worksheet, row: int, column: int, text: str, form: Any = None) -> None:
    """Write a text as a text, never as a formula."""
    done(sheet.write_string(row, column, text, form))


def done(code: int) -> None:
    """Raise AssertionError where the library only warns and leaves something out."""
    if code:
        raise AssertionError(f"the workbook cannot hold this: {code}")
