"""The template of a pack: a workbook to fill in, with a sheet for each type of document."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from checker.excel.chinese import FIELDS
from checker.excel.choices import Choices
from checker.excel.forms import Form, write_forms
from checker.excel.guide import Languages, Wanted, write_guide
from checker.excel.sheets import DocumentSheet, Field, document_sheets, kind_words
from checker.excel.writing import Formats, Told, done, formats_of, put, telling
from checker.intake.columns import CellKind
from checker.messages import CHINESE, gettext, joined
from checker.model.pack import Pack
from checker.parsers.workbook.layout import (
    CASE_KEYS,
    CASE_SHEET,
    FIRST_LABELS,
    GUIDE_SHEET,
    HEAD_ROWS,
    ITEMS,
    LISTS_SHEET,
    sheet_name,
)
from checker.reports.sheets import FIXED_DAY, OPTIONS

ROWS: Final = 2_000
"""Rows of each sheet in which what is typed is checked."""
FIT_ON_A_PAGE: Final = 12
"""Columns that can be read when they are printed side by side."""
LONGEST_COMMENT: Final = 1_500
_LAST_HEAD: Final = HEAD_ROWS - 1
_FORMATS: Final = {
    CellKind.DAY: "day",
    CellKind.WHOLE: "whole",
    CellKind.NUMBER: "number",
    CellKind.ANY: "number",
}
_WIDTHS: Final = {CellKind.DAY: 13, CellKind.WHOLE: 13, CellKind.NUMBER: 15, CellKind.YES_NO: 11}
_RULES_LABELS: Final = ("Rules", "规则包", "text", "文本")


class TemplateError(Exception):
    """A template that cannot be written as it is wanted; the message says why."""


def template(pack: Pack, wanted: Wanted, forms: Sequence[Form] | None = None) -> bytes:
    """Return the workbook as the bytes of an ``.xlsx`` file.

    With ``forms`` it has the sheets of their types alone, with a row for each of them. Raises
    TemplateError where no type of document fits the year and the role, or none is asked for.
    """
    plans = document_sheets(pack, wanted.year, wanted.role)
    if forms is not None:
        types = {each.type for each in forms}
        plans = tuple(plan for plan in plans if plan.type in types)
    if not plans:
        raise TemplateError(gettext("no type of document fits this year and role"))
    out = BytesIO()
    book = Workbook(out, OPTIONS)
    _write(book, pack, wanted, plans, forms or ())
    book.close()
    return out.getvalue()


def _write(
    book: Workbook,
    pack: Pack,
    wanted: Wanted,
    plans: Sequence[DocumentSheet],
    forms: Sequence[Form],
) -> None:
    formats, told = formats_of(book), telling(wanted.language, pack.texts)
    guide, case = book.add_worksheet(GUIDE_SHEET), book.add_worksheet(CASE_SHEET)
    sheets = [book.add_worksheet(sheet_name(plan.type)) for plan in plans]
    lists = book.add_worksheet(LISTS_SHEET)
    lists.hide()
    chinese = telling(CHINESE, pack.texts)
    write_guide(guide, formats, Languages(told, chinese), pack.manifest, wanted, plans)
    _case(case, formats, pack.id, wanted.language)
    choices = Choices(book, lists, told, wanted.language)
    columns = _Columns(formats, told, chinese, choices, wanted)
    for sheet, plan in zip(sheets, plans, strict=True):
        columns.write(sheet, plan)
        write_forms(sheet, plan, forms, formats, told)
    _properties(book, pack, wanted)


def _case(sheet: Worksheet, formats: Formats, pack: str, language: str) -> None:
    """Write the sheet that names the case and its rules."""
    for column, labels in enumerate((FIRST_LABELS[CASE_KEYS[0]], _RULES_LABELS)):
        sheet.set_column(column, column, 40, formats["text"])
        put(sheet, 0, column, CASE_KEYS[column], formats["key"])
        _labels(sheet, column, _in_language(labels, language), formats)
    put(sheet, HEAD_ROWS, 1, pack, formats["text"])
    sheet.freeze_panes(HEAD_ROWS, 0)


def _in_language(labels: Sequence[str], language: str) -> tuple[str, ...]:
    """Return fixed labels with the kind of value in one language, of the two that they have."""
    english, chinese, kind, kind_in_chinese = labels
    return english, chinese, kind_in_chinese if language == CHINESE else kind


def _labels(sheet: Worksheet, column: int, labels: Sequence[str], formats: Formats) -> None:
    for row, text in enumerate(labels, start=1):
        put(sheet, row, column, text, formats["norm" if row == _LAST_HEAD else "label"])


def _properties(book: Workbook, pack: Pack, wanted: Wanted) -> None:
    """Say in the file what it was made from."""
    manifest = pack.manifest
    book.set_properties({"title": manifest.title, "author": "checker", "created": FIXED_DAY})
    properties = {
        "checker_pack": manifest.pack,
        "checker_pack_version": manifest.version,
        "checker_language": wanted.language,
        "checker_year": str(wanted.year or ""),
        "checker_role": wanted.role or "",
    }
    for name, value in properties.items():
        if value:
            done(book.set_custom_property(name, value, "text"))


@dataclass(frozen=True, slots=True)
class _Columns:
    """Writes the sheets of documents."""

    formats: Formats
    told: Told
    chinese: Told
    choices: Choices
    wanted: Wanted

    def write(self, sheet: Worksheet, plan: DocumentSheet) -> None:
        """Write the head of a sheet, and what its columns may hold."""
        for column, each in enumerate(plan.fields):
            kind = each.column.kind
            form = "money" if each.is_money else _FORMATS.get(kind, "text")
            width = max(_WIDTHS.get(kind, 22), len(each.column.key) + 2)
            sheet.set_column(column, column, width, self.formats[form])
            self._head(sheet, column, plan, each)
            rule = self.choices.rule(plan, each)
            if rule is not None:
                last = HEAD_ROWS + ROWS - 1
                done(sheet.data_validation(HEAD_ROWS, column, last, column, rule))
        for row, height in ((1, 45), (2, 30), (_LAST_HEAD, 60)):
            sheet.set_row(row, height)
        sheet.freeze_panes(HEAD_ROWS, 1)
        sheet.set_landscape()
        if len(plan.fields) <= FIT_ON_A_PAGE:
            sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0, _LAST_HEAD)

    def _head(self, sheet: Worksheet, column: int, plan: DocumentSheet, each: Field) -> None:
        """Write the key of a column, what it is in two languages, and its unit and paragraph."""
        key = each.column.key
        labels = (
            _in_language(FIRST_LABELS[key], self.wanted.language)
            if key in FIRST_LABELS
            else (each.label, self._in_chinese(each), self._norm(plan, each))
        )
        put(sheet, 0, column, key, self.formats["key"])
        _labels(sheet, column, labels, self.formats)
        comment = self._comment(plan, each, is_first=column == 0)[:LONGEST_COMMENT]
        size = {"x_scale": 2.4, "y_scale": 1 + len(comment) / 150, "font_size": 9}
        done(sheet.write_comment(0, column, comment, size))

    def _in_chinese(self, each: Field) -> str:
        """Return what a field is called in Chinese; in English where nobody has said."""
        shared = FIELDS.get(each.column.key.removesuffix(ITEMS))
        names = tuple(self.chinese(words) for words in each.names)
        return shared or (each.label if names == each.names else "：".join(names))

    def _norm(self, plan: DocumentSheet, each: Field) -> str:
        """Return unit, paragraph and an example in few words."""
        words = [kind_words(each)]
        if plan.paragraph:
            words.append(gettext("Paragraph {paragraph}", paragraph=plan.paragraph))
        example = gettext("for example {example}", example=_example(each, self.wanted.year))
        return self.told(joined([*words, example], "; "))

    def _comment(self, plan: DocumentSheet, each: Field, is_first: bool) -> str:
        """Return what a column is for and which norms ask for it."""
        lines = [self.told(plan.title), self.told(plan.description), ""] if is_first else []
        lines += [self.told(each.description), self.told(kind_words(each)), *self._limits(each)]
        if each.is_needed:
            lines.append(self.told(gettext("Needed: without it the document cannot be used.")))
        if plan.paragraph:
            lines.append(self.told(gettext("Paragraph {paragraph}", paragraph=plan.paragraph)))
        for norm in plan.norms:
            lines += ["", self.told(joined([norm.citation, norm.statement], ": "))]
        return "\n".join(lines)

    def _limits(self, each: Field) -> list[str]:
        least, most = each.minimum, each.maximum
        if least is not None and most is not None:
            return [self.told(gettext("From {least} to {most}.", least=least, most=most))]
        if least is not None:
            return [self.told(gettext("At least {least}.", least=least))]
        return [] if most is None else [self.told(gettext("At most {most}.", most=most))]


def _example(each: Field, year: int | None) -> str:
    """Return a value that the field could have."""
    if each.options:
        return str(each.options[0])
    shown = {
        CellKind.DAY: f"{year or 1999}-12-31",
        CellKind.NUMBER: "812.5",
        CellKind.WHOLE: str(year if each.column.key == "year" and year else each.minimum or 1),
        CellKind.YES_NO: gettext("yes"),
        CellKind.NESTED: '{"year": 1999}',
    }
    return shown.get(each.column.kind, "A-1")
