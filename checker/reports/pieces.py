"""A report on many cases made piece by piece, so that no verdict has to be kept for it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from tempfile import TemporaryFile
from typing import Final

from checker.reports import render
from checker.reports.assessment import Assessment, Style

FORMATS: Final = ("text", "markdown", "json")
"""Formats whose reports on several cases are those on each, one after the other."""
_CHUNK: Final = 1 << 20


class Pieces:
    """The report in one of ``FORMATS``; pieces lie in a file without a name until all are there."""

    def __init__(self, format_: str, style: Style) -> None:
        self._format = format_
        self._style = style
        self._is_list = format_ == "json" and style.several
        self._count = 0
        self._file = TemporaryFile(  # noqa: SIM115 - closed by close
            "w+", encoding="utf-8", errors="backslashreplace", newline=""
        )

    def close(self) -> None:
        """Let the file go."""
        self._file.close()

    def add(self, assessment: Assessment) -> None:
        """Write the report on a further case."""
        look = replace(self._style, several=False) if self._is_list else self._style
        text = render([assessment], self._format, look)
        if self._is_list:
            text = "  " + text.rstrip("\n").replace("\n", "\n  ")
        if self._count:
            self._file.write(",\n" if self._is_list else "\n")
        self._file.write(text)
        self._count += 1

    def parts(self) -> Iterator[str]:
        """Yield the report in parts of bounded size; the same as ``render`` of all cases."""
        if self._is_list:
            yield "[\n"
        self._file.seek(0)
        while part := self._file.read(_CHUNK):
            yield part
        if self._is_list:
            yield "\n]\n"


def in_short(assessment: Assessment) -> Assessment:
    """Return an assessment with no more than the status of the case and the money of tranches."""
    verdict = assessment.verdict
    tranches = tuple(each.model_copy(update={"conditions": ()}) for each in verdict.tranches)
    long = ("findings", "consequences", "not_counted", "warnings", "assumptions")
    update = {"tranches": tranches, **dict.fromkeys(long, ())}
    return replace(
        assessment,
        verdict=verdict.model_copy(update=update),
        case=replace(assessment.case, documents=()),
        to_be_paid={},
    )
