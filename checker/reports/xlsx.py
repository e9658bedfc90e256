"""Verdicts as a workbook: all cases at a glance, then tranches, findings and what follows.

One row is one thing, so that an office can filter and sort; amounts are numbers with totals.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from io import BytesIO
from typing import Final

from xlsxwriter import Workbook

from checker.messages import gettext, told
from checker.model.verdict import Amount, Finding, Status, Tranche
from checker.reports.assessment import Assessment
from checker.reports.phrases import subject_words, titled
from checker.reports.selection import (
    determination_by,
    missing_things,
    ordered_consequences,
)
from checker.reports.sheets import FIXED_DAY, OPTIONS, Column, Sheets, Value

CURRENCY: Final = gettext("Currency")
CASES: Final = (
    Column(gettext("Case"), 32),
    Column(gettext("Status"), 14),
    Column(gettext("As of"), 12),
    Column(gettext("Known on"), 12),
    Column(CURRENCY, 10),
    Column(gettext("Entitled"), 18, CURRENCY),
    Column(gettext("Paid"), 18, CURRENCY),
    Column(gettext("Payable now"), 18, CURRENCY),
    Column(gettext("Amounts not known"), 12),
    *(Column(status.traits.words, 13) for status in Status),
    Column(gettext("Missing"), 10),
    Column(gettext("Summary"), 60),
    Column(gettext("Rules"), 24),
    Column(gettext("Digest of the rules"), 40),
)
TRANCHES: Final = (
    Column(gettext("Case"), 32),
    Column(gettext("Tranche"), 34),
    Column(gettext("Id"), 20),
    Column(gettext("Status"), 16),
    Column(CURRENCY, 10),
    Column(gettext("Entitled"), 18, CURRENCY),
    Column(gettext("Paid"), 18, CURRENCY),
    Column(gettext("Payable now"), 18, CURRENCY),
    Column(gettext("Conditions satisfied"), 12),
    Column(gettext("Conditions"), 12),
    Column(gettext("Held by"), 40),
    Column(gettext("Missing"), 60),
    Column(gettext("Paragraph"), 30),
)
FINDINGS: Final = (
    Column(gettext("Case"), 32),
    Column(gettext("Finding"), 44),
    Column(gettext("Subject"), 30),
    Column(gettext("Status"), 14),
    Column(gettext("Tranche"), 20),
    Column(gettext("What was found"), 70),
    Column(gettext("Measured"), 14),
    Column(gettext("Limit"), 14),
    Column(gettext("Who"), 30),
    Column(gettext("Due"), 12),
    Column(gettext("Done on"), 12),
    Column(gettext("To do"), 50),
    Column(gettext("Missing"), 50),
    Column(gettext("Evidence"), 40),
    Column(gettext("Grade"), 14),
    Column(gettext("Paragraph"), 30),
    Column(gettext("Id"), 50),
)
CONSEQUENCES: Final = (
    Column(gettext("Case"), 32),
    Column(gettext("Kind"), 16),
    Column(gettext("Consequence"), 44),
    Column(gettext("Stands"), 10),
    Column(CURRENCY, 10),
    Column(gettext("Amount"), 18, CURRENCY),
    Column(gettext("Due"), 12),
    Column(gettext("What follows"), 70),
    Column(gettext("What lifts it"), 60),
    Column(gettext("Because of"), 50),
    Column(gettext("Paragraph"), 30),
    Column(gettext("Id"), 50),
)
MISSING: Final = (
    Column(gettext("Case"), 32),
    Column(gettext("What is missing"), 80),
    Column(gettext("Findings that wait for it"), 80),
)
NOT_COUNTED: Final = (
    Column(gettext("Case"), 32),
    Column(gettext("Document"), 30),
    Column(gettext("Why it does not count"), 90),
    Column(gettext("Paragraph"), 30),
)


def render(assessments: Sequence[Assessment], unusable: Mapping[str, Sequence[str]]) -> bytes:
    """Return an ``.xlsx`` file.

    ``unusable`` are the cases without a verdict, each with its problems in words.
    """
    out = BytesIO()
    book = Workbook(out, OPTIONS)
    book.set_properties({"title": gettext("Verdicts"), "author": "checker", "created": FIXED_DAY})
    sheets = Sheets(book)
    failed = [_unusable(case, problems) for case, problems in unusable.items()]
    rows = [row for one in assessments for row in _case(one)]
    sheets.table(gettext("Cases"), CASES, rows + failed)
    for name, columns, reading in (
        (gettext("Tranches"), TRANCHES, _tranches),
        (gettext("Findings"), FINDINGS, _findings),
        (gettext("Consequences"), CONSEQUENCES, _consequences),
        (gettext("Missing"), MISSING, _missing),
        (gettext("Not counted"), NOT_COUNTED, _not_counted),
    ):
        sheets.table(name, columns, (row for one in assessments for row in reading(one)))
    book.close()
    return out.getvalue()


Rows = Iterator[Sequence[Value]]


def _case(one: Assessment) -> Rows:
    """Yield a row for each currency of a case."""
    verdict = one.verdict
    statuses = [finding.status for finding in verdict.all_findings()]
    for currency in _currencies(one):
        mine = [each for each in verdict.tranches if _currency(each, one) == currency]
        yield (
            verdict.case,
            verdict.status.traits.words,
            verdict.as_of,
            verdict.known_on,
            currency if mine else None,
            _sum(each.amount for each in mine),
            _sum(each.paid for each in mine),
            _sum(each.payable_now for each in mine) or Decimal(0),
            sum(None in (each.amount, each.paid) for each in mine),
            *(statuses.count(status) for status in Status),
            len(missing_things(one)),
            verdict.summary,
            f"{verdict.rules.pack} {verdict.rules.version}",
            verdict.rules.digest,
        )


def _unusable(case: str, problems: Sequence[str]) -> Sequence[Value]:
    """Return the row of a case that cannot be assessed, with its problems as the summary."""
    empty: list[Value] = [None] * len(CASES)
    empty[0], empty[1] = case, gettext("unusable")
    titles = [column.title for column in CASES]
    empty[titles.index(gettext("Summary"))] = "\n".join(problems)
    return empty


def _currencies(one: Assessment) -> list[str]:
    found = {_currency(tranche, one) for tranche in one.verdict.tranches}
    return sorted(found) or [one.pack.manifest.currency]


def _currency(tranche: Tranche, one: Assessment) -> str:
    known = (each for each in (tranche.amount, tranche.payable, tranche.paid) if each is not None)
    return next((each.currency for each in known if each.currency), one.pack.manifest.currency)


def _sum(amounts: Iterator[Amount | None]) -> Decimal | None:
    """Return the sum of the amounts that are known; None where none is, which is not zero."""
    known = [each.value for each in amounts if each is not None]
    return sum(known, Decimal(0)) if known else None


def _tranches(one: Assessment) -> Rows:
    for each in one.verdict.tranches:
        satisfied = [finding.status for finding in each.conditions].count(Status.SATISFIED)
        yield (
            one.verdict.case,
            titled(each.title, each.subject),
            each.key,
            each.status.traits.words,
            _currency(each, one),
            _value(each.amount),
            _value(each.paid),
            _value(each.payable),
            satisfied,
            len(each.conditions),
            _lines(each.holds),
            _lines(each.missing),
            each.source,
        )


def _findings(one: Assessment) -> Rows:
    verdict = one.verdict
    for tranche in verdict.tranches:
        for finding in tranche.conditions:
            yield _finding(one, finding, tranche.key)
    for finding in verdict.findings:
        yield _finding(one, finding, None)


def _finding(one: Assessment, finding: Finding, tranche: str | None) -> Sequence[Value]:
    role = one.pack.manifest.role_title
    awaited = [determination_by(role(finding.awaiting))] if finding.awaiting else []
    return (
        one.verdict.case,
        finding.title,
        subject_words(finding.subject) if finding.subject else None,
        finding.words,
        tranche,
        finding.message,
        finding.measured,
        finding.bound,
        role(finding.bearer) if finding.bearer else None,
        finding.due,
        finding.done_on,
        finding.advice,
        _lines([*finding.missing, *awaited]),
        ", ".join(finding.evidence) or None,
        finding.grade,
        finding.source,
        finding.id,
    )


def _consequences(one: Assessment) -> Rows:
    for each in ordered_consequences(one.verdict):
        lifted = each.lifted_by is not None
        yield (
            one.verdict.case,
            each.kind.words,
            titled(each.title, each.subject),
            gettext("no") if lifted else gettext("yes"),
            each.amount.currency if each.amount else None,
            _value(each.amount),
            each.due,
            each.message,
            _lines(each.lifted_by or ()) if lifted else _lines(each.missing),
            _lines(each.because),
            each.source,
            each.id,
        )


def _missing(one: Assessment) -> Rows:
    for each in missing_things(one):
        yield one.verdict.case, each.text, _lines(each.needed_for)


def _not_counted(one: Assessment) -> Rows:
    for each in one.verdict.not_counted:
        yield one.verdict.case, each.document, each.reason, each.paragraph


def _value(amount: Amount | None) -> Decimal | None:
    return None if amount is None else amount.value


def _lines(texts: Sequence[str]) -> str | None:
    return "; ".join(map(told, texts)) or None
