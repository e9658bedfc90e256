"""How documents stand in a workbook, which whoever writes one and whoever reads one agree on.

Each type of document has a sheet of its name. Its first row holds the keys of the columns, which
are the names of fields: ``a.b`` for the field ``b`` of the object ``a``, ``a[]`` for a list whose
items share a cell, ``a[].b`` for the field ``b`` of the objects in the list ``a``. Three rows for
people follow in templates; below them each row is a document. A row that fills nothing but
columns of ``a[].b`` goes on with the list of the document above. The sheet ``case`` holds the
name of the case and of its rules in the same way.
"""

from __future__ import annotations

from typing import Final

CASE_SHEET: Final = "case"
GUIDE_SHEET: Final = "guide"
LISTS_SHEET: Final = "lists"
PROBLEMS_SHEET: Final = "problems"
OWN_SHEETS: Final = frozenset({GUIDE_SHEET, LISTS_SHEET, PROBLEMS_SHEET})
"""Sheets that checker writes for people, and that hold no documents."""

CASE_KEYS: Final = ("case", "rules")
HEAD_ROWS: Final = 4
"""Rows above the documents of a template: key, English, Chinese, unit and paragraph."""

FIRST_LABELS: Final = {
    "case": ("Name of the case", "案件名称", "text", "文本"),
    "id": (
        "Document id",
        "文件编号",
        "text; a name that no other document has",
        "文本；其他文件未用过的编号",
    ),
}
"""What may stand below the key of the first column. A row with one of these is not a document.

The last is the kind of value in Chinese; a workbook has it in one language.
"""

ITEMS: Final = "[]"
SEPARATORS: Final = ";；\n"
"""What separates the items of a list in a cell; the first is how checker writes it."""

MAX_SHEET_NAME: Final = 31

YES: Final = frozenset({"yes", "true", "y", "是"})
NO: Final = frozenset({"no", "false", "n", "否"})
"""How ``true`` and ``false`` are written as text, in small letters."""


def sheet_name(type_: str) -> str:
    """Return the name of the sheet of a document type, which has at most 31 characters."""
    return type_[:MAX_SHEET_NAME]
