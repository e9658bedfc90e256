"""What a verdict says of the documents themselves: which were left out, and what is odd of them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from checker.evaluation.horizon import beyond
from checker.evaluation.scope import Scope
from checker.evidence import in_order
from checker.messages import Message, gettext, joined, ngettext, verbatim
from checker.model.case import Case, Caution
from checker.model.problems import Problem
from checker.model.verdict import Remark, SkippedDocument

_MOST = 20
"""Ids that are listed; of more there is only the number."""


def skipped_documents(case: Case) -> tuple[SkippedDocument, ...]:
    """Return the documents and files that were left out, with their problems on a line each."""
    return tuple(
        SkippedDocument(document=each.name, problems=tuple(map(str, each.problems)))
        for each in case.skipped
    )


def remarks(scope: Scope) -> tuple[Remark, ...]:
    """Return the warnings.

    They are on files that were not read, a day far from the record, documents that were not yet
    received, and odd documents.
    """
    return tuple(_remarks(scope))


def _remarks(scope: Scope) -> Iterator[Remark]:
    for problem in scope.case.warnings:
        yield Remark(
            code=problem.code,
            file=problem.position.file,
            message=_with_cell(problem),
            hint=problem.hint,
        )
    if (last := beyond(scope)) is not None:
        yield _far_after(scope.as_of, last)
    later = _later(scope)
    if later:
        ids = ", ".join(later[:_MOST]) + ("..." if len(later) > _MOST else "")
        yield Remark(
            code="received-later",
            message=_arrived_later(len(later)),
            hint=gettext("they are {documents}", documents=ids),
        )
    known = {document.id for document in scope.papers.known}
    odd = (each for each in scope.case.cautions if each.document.id in known)
    yield from sorted(map(_odd, odd), key=lambda remark: (remark.document or "", remark.code))


def _far_after(as_of: date, last: date) -> Remark:
    message = gettext(
        "assessed as of {day}, long after the last day that the case or its rules speak of, {last}",
        day=as_of,
        last=last,
    )
    return Remark(code="far-day", message=message, hint=gettext("check the day"))


def _with_cell(problem: Problem) -> str:
    """Return a message with its cell, where the file is a workbook."""
    cell = problem.position.short_cell
    return problem.message if cell is None else joined((verbatim(cell), problem.message), ": ")


def _odd(caution: Caution) -> Remark:
    return Remark(
        code=caution.code,
        document=caution.document.id,
        message=caution.message,
        hint=caution.hint,
    )


def _later(scope: Scope) -> list[str]:
    known = {document.id for document in scope.papers.known}
    late = (document for document in scope.case.documents if document.id not in known)
    return [document.id for document in in_order(late)]


def _arrived_later(count: int) -> Message:
    return ngettext(
        "{count:,} document arrived later and is not considered",
        "{count:,} documents arrived later and are not considered",
        count,
    )


def with_remarks(summary: Message, scope: Scope) -> Message:
    """Return the summary of a case with the numbers of documents that it does not rest on."""
    parts = [summary]
    if later := len(_later(scope)):
        parts.append(gettext("{sentence}.", sentence=_arrived_later(later)))
    if left_out := len(scope.case.skipped):
        parts.append(
            ngettext(
                "{count:,} document was left out.",
                "{count:,} documents were left out.",
                left_out,
            )
        )
    return joined(parts) if len(parts) > 1 else summary
