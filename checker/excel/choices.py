"""What may be typed into the cells of a template.

A program for spreadsheets checks what is typed and not what is pasted, so everything is checked
again when the workbook is read.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from checker.excel.sheets import DocumentSheet, Field
from checker.excel.writing import Told, done, put
from checker.intake.columns import CellKind
from checker.messages import Message, gettext
from checker.parsers.workbook.layout import LISTS_SHEET

FIRST_DAY: Final = date(1950, 1, 1)
LAST_DAY: Final = date(2150, 12, 31)
LARGEST: Final = 10**15
"""Beyond this, a spreadsheet no longer holds every whole number."""
YES_NO: Final = {"en": ("yes", "no"), "zh": ("是", "否")}


@dataclass(slots=True)
class Choices:
    """The rules of the cells of a workbook, and its hidden sheet of lists.

    Lists stand on a sheet and are referred to by name, because a list typed into a rule may have
    at most 255 characters. ``names`` are those of the lists by their options.
    """

    book: Workbook
    sheet: Worksheet
    told: Told
    language: str
    names: dict[tuple[str, ...], str] = field(default_factory=dict)

    def rule(self, plan: DocumentSheet, each: Field) -> dict[str, Any] | None:
        """Return what a column may hold, as XlsxWriter takes it; None for anything."""
        if each.column.is_list or each.column.kind is CellKind.NESTED:
            return None
        if each.column.key == "submitted_by" and plan.senders:
            words = gettext(
                "This is not among those who usually send it. A party may have a name of its own."
            )
            return {**self._list(plan.senders, words), "error_type": "information"}
        if each.options:
            return self._list(each.options, gettext("Choose from the list."))
        if each.column.kind is CellKind.YES_NO:
            return self._list(YES_NO[self.language], gettext("Choose from the list."))
        return self._bounds(each)

    def _bounds(self, each: Field) -> dict[str, Any] | None:
        least: Any = -LARGEST if each.minimum is None else each.minimum
        most: Any = LARGEST if each.maximum is None else each.maximum
        match each.column.kind:
            case CellKind.DAY:
                words = gettext("Write a day, such as 1999-12-31.")
                return self._between("date", FIRST_DAY, LAST_DAY, words)
            case CellKind.WHOLE:
                return self._between("integer", least, most, gettext("Write a whole number."))
            case CellKind.NUMBER:
                return self._between("decimal", least, most, gettext("Write a number."))
        return None

    def _between(self, kind: str, least: Any, most: Any, words: Message) -> dict[str, Any]:
        limits = {"criteria": "between", "minimum": least, "maximum": most}
        return {"validate": kind, **limits, "error_message": self.told(words)}

    def _list(self, options: Sequence[Any], words: Message) -> dict[str, Any]:
        source = f"={self._named(options)}"
        return {"validate": "list", "source": source, "error_message": self.told(words)}

    def _named(self, options: Sequence[Any]) -> str:
        """Return the name of the range that holds the options; write it if it is not there."""
        texts = tuple(map(str, options))
        if texts not in self.names:
            column = len(self.names)
            for row, option in enumerate(options):
                if isinstance(option, str):
                    put(self.sheet, row, column, option)
                else:
                    done(self.sheet.write_number(row, column, option))
            letter, name = xl_col_to_name(column), f"choice_{column + 1}"
            target = f"={LISTS_SHEET}!${letter}$1:${letter}${len(options)}"
            done(self.book.define_name(name, target))
            self.names[texts] = name
        return self.names[texts]
