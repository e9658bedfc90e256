"""The first sheet of a template: what the workbook is, how to fill it in, and its sheets."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from xlsxwriter.worksheet import Worksheet

from checker.excel.chinese import TYPES
from checker.excel.sheets import DocumentSheet
from checker.excel.writing import Formats, Told, done, put
from checker.messages import Message, gettext
from checker.model.pack import Manifest
from checker.parsers.workbook.layout import CASE_SHEET, HEAD_ROWS, SEPARATORS, sheet_name
from checker.reports.sheets import LINE_HEIGHT, text_width

WIDTHS: Final = (30, 44, 30, 60, 24)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a template is for; ``year`` and ``role`` are None where all are meant."""

    year: int | None = None
    role: str | None = None
    language: str = "en"


@dataclass(frozen=True, slots=True)
class Languages:
    """What tells texts in the language of the workbook, and in Chinese in any."""

    told: Told
    chinese: Told


def write_guide(
    sheet: Worksheet,
    formats: Formats,
    languages: Languages,
    manifest: Manifest,
    wanted: Wanted,
    plans: Sequence[DocumentSheet],
) -> None:
    """Write the guide, with a link to each sheet of documents."""
    told = languages.told
    for column, width in enumerate(WIDTHS):
        sheet.set_column(column, column, width)
    sheet.hide_gridlines(2)
    title = gettext("Workbook for {title}", title=manifest.title)
    put(sheet, 0, 0, told(title), formats["title"])
    lines = [*_about(manifest, wanted), *_instructions()]
    for at, line in enumerate(lines, start=1):
        put(sheet, at, 0, told(line))
    at = len(lines) + 2
    titles = (
        gettext("Sheet"),
        gettext("English"),
        gettext("Chinese"),
        gettext("Sent by"),
        gettext("Paragraph"),
    )
    for column, heading in enumerate(titles):
        put(sheet, at, column, told(heading), formats["key"])
    for row, plan in enumerate(plans, start=at + 1):
        name = sheet_name(plan.type)
        done(sheet.write_url(row, 0, f"internal:'{name}'!A{HEAD_ROWS + 1}", formats["link"], name))
        facts = _facts(manifest, languages, plan)
        for column, text in enumerate(facts, start=1):
            put(sheet, row, column, text, formats["plain"])
        needed = (
            1 + text_width(text) // width for text, width in zip(facts, WIDTHS[1:], strict=True)
        )
        sheet.set_row(row, LINE_HEIGHT * max(needed))
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _about(manifest: Manifest, wanted: Wanted) -> Iterator[Message]:
    yield gettext("Rules: {pack} {version}", pack=manifest.pack, version=manifest.version)
    if wanted.year is not None:
        yield gettext("Year: {year}", year=wanted.year)
    if wanted.role is not None:
        yield gettext("Sent by: {role}", role=manifest.role_title(wanted.role))


def _instructions() -> Iterator[Message]:
    yield gettext("Give the case a name on the sheet {name}.", name=CASE_SHEET)
    yield gettext(
        "Write one document in each row, from row {row} on. Leave the first {count} rows as they "
        "are.",
        row=HEAD_ROWS + 1,
        count=HEAD_ROWS,
    )
    yield gettext("Leave a cell empty where something is not known: that is not zero.")
    yield gettext(
        "Write several items of a list into one cell, with {mark} in between; write [] where there "
        "are none.",
        mark=SEPARATORS[0],
    )
    yield gettext(
        "A list of objects goes on in the rows below, where only its own columns are filled."
    )
    yield gettext("Check it before you send it: {command}", command="checker validate FILE.xlsx")


def _facts(manifest: Manifest, languages: Languages, plan: DocumentSheet) -> tuple[str, ...]:
    told = languages.told
    senders = ", ".join(told(manifest.role_title(role)) for role in plan.senders)
    return (
        plan.title,
        TYPES.get(plan.type) or languages.chinese(plan.title),
        senders or told(gettext("anybody")),
        plan.paragraph or "",
    )
