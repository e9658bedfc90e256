"""Forms for papers to come: rows of a template in which what is fixed is filled in."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from xlsxwriter.worksheet import Worksheet

from checker.excel.sheets import DocumentSheet
from checker.excel.writing import Formats, Told, done, put
from checker.intake.columns import CellKind, Column
from checker.messages import Message
from checker.model.pack import Pack
from checker.parsers.workbook.layout import HEAD_ROWS, SEPARATORS
from checker.reports.sheets import fits
from checker.unlock import Prospect, Step
from checker.unlock.phrases import bound_words, days_words
from checker.unlock.to_fill_in import to_fill_in

_NUMBERS: Final = (CellKind.NUMBER, CellKind.WHOLE)


@dataclass(frozen=True, slots=True)
class Form:
    """A paper to come: what of it is fixed, and what its other fields have to be, by their place.

    The places are fields with dots between those inside one another: ``area.east``.
    """

    type: str
    fixed: Mapping[str, Any]
    notes: Mapping[str, Message]


def forms_of(prospects: Sequence[Prospect], pack: Pack) -> tuple[Form, ...]:
    """Return the forms for the papers of the first way of each tranche, equal ones once."""
    return tuple(
        Form(str(fixed["type"]), fixed, _notes(step)) for step, fixed in to_fill_in(prospects, pack)
    )


def _notes(step: Step) -> dict[str, Message]:
    notes = {each.field: words for each in step.intervals if (words := bound_words(each))}
    return notes | {each.field: days_words(each) for each in step.days}


def write_forms(
    sheet: Worksheet, plan: DocumentSheet, forms: Sequence[Form], formats: Formats, told: Told
) -> None:
    """Write the forms of a type below the head of its sheet, each with notes in its free cells."""
    row = HEAD_ROWS
    for form in forms:
        if form.type != plan.type:
            continue
        last = row
        for at, field in enumerate(plan.fields):
            for offset, value in _cells(form.fixed, field.column):
                _write(sheet, row + offset, at, value, field.column, formats)
                last = max(last, row + offset)
            place = ".".join(step for step in field.column.path if isinstance(step, str))
            if place in form.notes:
                done(sheet.write_comment(row, at, told(form.notes[place])))
        row = last + 1


def _cells(fixed: Mapping[str, Any], column: Column) -> Iterator[tuple[int, Any]]:
    """Yield what stands in the cells of a column, each with its row, counted from 0.

    An object of a list that lacks the field leaves its row empty.
    """
    values: list[Any] = [fixed]
    path = column.path[:-1] if column.is_list and column.path[-1] == 0 else column.path
    for step in path:
        if step == 0:
            values = [item for value in values for item in (value or [])]
        else:
            values = [value.get(step) if isinstance(value, Mapping) else None for value in values]
    return ((at, value) for at, value in enumerate(values) if value not in (None, [], {}))


def _write(
    sheet: Worksheet, row: int, at: int, value: Any, column: Column, formats: Formats
) -> None:
    if isinstance(value, bool):
        done(sheet.write_boolean(row, at, value))
    elif column.kind in _NUMBERS and not isinstance(value, list):
        if fits(value):
            done(sheet.write_number(row, at, value))
        else:
            put(sheet, row, at, f"{value:f}")
    elif column.kind is CellKind.DAY and not isinstance(value, list):
        done(sheet.write_datetime(row, at, date.fromisoformat(str(value)), formats["day"]))
    elif column.kind is CellKind.NESTED:
        put(sheet, row, at, json.dumps(value, default=str, ensure_ascii=False))
    elif isinstance(value, list):
        put(sheet, row, at, f"{SEPARATORS[0]} ".join(map(str, value)))
    else:
        put(sheet, row, at, str(value))
