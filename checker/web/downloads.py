"""Verdicts, calendars and statements as files, each format with its media type."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from starlette.responses import Response

from checker.loading import Loaded
from checker.model.problems import InputError, Position, Problem
from checker.parsers.places import UnreadableError
from checker.pipeline import state
from checker.reports import FILE_FORMATS, FORMATS, Assessment, Style, render, render_file
from checker.reports.calendar import FORMATS as CALENDAR_FORMATS
from checker.reports.calendar import due_dates, render_calendars
from checker.reports.statements import FORMATS as STATEMENT_FORMATS
from checker.reports.statements import MissingPackageError, spoken
from checker.reports.statements import render as render_statement

_OFFICE = "application/vnd.openxmlformats-officedocument"
_UNSAFE = re.compile(r"[^A-Za-z0-9.-]+")


@dataclass(frozen=True, slots=True)
class Kind:
    """How a format travels: its media type, and the suffix of its file."""

    media_type: str
    suffix: str


KINDS: Mapping[str, Kind] = {
    "text": Kind("text/plain", "txt"),
    "json": Kind("application/json", "json"),
    "html": Kind("text/html", "html"),
    "markdown": Kind("text/markdown", "md"),
    "sarif": Kind("application/sarif+json", "sarif"),
    "junit": Kind("application/xml", "xml"),
    "github": Kind("text/plain", "txt"),
    "ics": Kind("text/calendar", "ics"),
    "csv": Kind("text/csv", "csv"),
    "docx": Kind(f"{_OFFICE}.wordprocessingml.document", "docx"),
    "xlsx": Kind(f"{_OFFICE}.spreadsheetml.sheet", "xlsx"),
}
VERDICT_FORMATS = tuple(each for each in (*FORMATS, *FILE_FORMATS) if each in KINDS)
CALENDAR_KINDS = tuple(each for each in CALENDAR_FORMATS if each in KINDS)
STATEMENT_KINDS = tuple(each for each in STATEMENT_FORMATS if each in KINDS)


class UnknownFormatError(LookupError):
    """There is no such format; ``known`` are those that there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.known = known


class NotInstalledError(LookupError):
    """The packages of a format are not installed."""


def verdict_file(one: Assessment, format_: str, style: Style | None = None) -> Response:
    """Return a verdict as a file; raises UnknownFormatError and NotInstalledError."""
    _check(format_, VERDICT_FORMATS)
    name = f"{one.verdict.case}-{one.verdict.as_of}"
    if format_ not in FILE_FORMATS:
        return _file(render([one], format_, style), format_, name)
    try:
        content = render_file([one], format_, {}, style)
    except ModuleNotFoundError as error:
        raise NotInstalledError(str(error.name)) from error
    return _file(content, format_, name)


def calendar_file(one: Assessment, format_: str, style: Style | None = None) -> Response:
    """Return the due dates of a case as a file; raises UnknownFormatError.

    A calendar program gets what is open.
    """
    _check(format_, CALENDAR_KINDS)
    calendar = due_dates(one)
    shown = calendar.open_only() if format_ == "ics" else calendar
    return _file(render_calendars([shown], format_, style), format_, f"{one.verdict.case}-calendar")


def statement_file(
    loaded: Loaded,
    statement: str,
    parameters: Mapping[str, str],
    as_of: date,
    format_: str,
    style: Style | None = None,
) -> Response:
    """Return a statement as a file.

    Raises UnknownFormatError, NotInstalledError, and InputError as ``pipeline.state`` does.
    """
    _check(format_, STATEMENT_KINDS)
    look = spoken(style or Style(), format_)
    try:
        with look.speaking([loaded.compiled.pack.texts]):
            made = state(loaded, statement, parameters, as_of)
            content = render_statement(made, format_, look)
    except MissingPackageError as error:
        raise NotInstalledError(error.package) from error
    return _file(content, format_, f"{loaded.case.id}-{statement}")


def annotated_file(
    name: str, content: bytes, problems: Sequence[Problem], style: Style
) -> Response:
    """Return a copy of a workbook with its problems marked; ``name`` is what it is called.

    Raises NotInstalledError, and InputError where no copy can be made.
    """
    try:
        from checker.excel.annotate import AnnotateError, annotated
    except ModuleNotFoundError as error:
        raise NotInstalledError(str(error.name)) from error
    try:
        with style.speaking():
            copy = annotated(name, content, problems)
    except (AnnotateError, UnreadableError) as error:
        raise InputError([Problem(Position(name), "annotate", str(error))]) from error
    return _file(copy, "xlsx", f"{name.removesuffix('.xlsx')}-marked")


def json_file(content: bytes, name: str, suffix: str) -> Response:
    """Return bytes of JSON as a file to save, as they are."""
    return _answer(content, Kind("application/json", suffix), name)


def _check(name: str, known: tuple[str, ...]) -> None:
    if name not in known:
        raise UnknownFormatError(name, known)


def _file(content: str | bytes, format_: str, name: str) -> Response:
    data = content if isinstance(content, bytes) else content.encode("utf-8", "backslashreplace")
    return _answer(data, KINDS[format_], name)


def _answer(data: bytes, kind: Kind, name: str) -> Response:
    """Return the content as a file to save: a browser never shows it as a page of ours."""
    safe = _UNSAFE.sub("-", name).strip("-.") or "case"
    headers = {"content-disposition": f'attachment; filename="{safe}.{kind.suffix}"'}
    return Response(data, media_type=kind.media_type, headers=headers)
