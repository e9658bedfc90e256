"""What is told of documents that were left out, and the warnings, alike in every format."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from checker.messages import Message, gettext
from checker.model.problems import Position, Problem
from checker.model.verdict import Remark
from checker.reports.assessment import Assessment


@dataclass(frozen=True, slots=True)
class Told:
    """One remark: its kind as a stable short name, what it is on, the text, and the place."""

    kind: Literal["skipped", "warning"]
    code: str
    name: str
    text: str
    position: Position


def skipped(one: Assessment) -> list[Told]:
    """Return the documents that were left out, with their problems."""
    places = {each.name: each.position for each in one.case.skipped}
    return [
        Told("skipped", "skipped", each.document, "; ".join(each.problems), places[each.document])
        for each in one.verdict.skipped
    ]


def warnings(one: Assessment) -> list[Told]:
    """Return the warnings on documents and files."""
    return [
        Told("warning", each.code, _name(one, each), _text(each), _place(one, each))
        for each in one.verdict.warnings
    ]


def told(one: Assessment) -> list[Told]:
    """Return all remarks, documents that were left out first."""
    return [*skipped(one), *warnings(one)]


def as_problems(one: Assessment) -> Iterator[Problem]:
    """Yield the warnings of a verdict as problems, for those who take them for that."""
    for each in one.verdict.warnings:
        yield Problem(_place(one, each), each.code, each.message, hint=each.hint)


def _name(one: Assessment, remark: Remark) -> str:
    return remark.document or remark.file or one.verdict.case


def _text(remark: Remark) -> Message:
    if remark.hint is None:
        return gettext("{sentence}", sentence=remark.message)
    return gettext("{sentence} ({hint})", sentence=remark.message, hint=remark.hint)


def _place(one: Assessment, remark: Remark) -> Position:
    if remark.document is not None:
        return one.documents[remark.document].position
    return one.case.position if remark.file is None else Position(remark.file)
