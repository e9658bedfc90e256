"""A verdict as rows: the verdict, its tranches, its findings, and what follows from them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from decimal import ROUND_HALF_EVEN, Context, Decimal
from typing import Final

from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Amount, Consequence, Finding, Subject, Tranche, Verdict
from checker.portfolio.columns import COLUMNS, DECIMALS, DIGITS, Record
from checker.reports.money import Standing, portions

Value = str | list[str] | dict[str, str] | None
Row = dict[str, Value]

UNUSABLE: Final = "unusable"
AT_RISK: Final = frozenset({Standing.HELD, Standing.OPEN})
_LAST: Final = Decimal(1).scaleb(-DECIMALS)
_CONTEXT: Final = Context(prec=DIGITS, rounding=ROUND_HALF_EVEN)


def rows_of(verdict: Verdict, address: str) -> Iterator[Row]:
    """Yield the rows of a verdict on the case at ``address``, the verdict first.

    Numbers are texts, rounded to ten decimals. Raises InputError where an amount has more digits
    before the point than a column holds.
    """
    shared = {"case": verdict.case, "address": address, "as_of": verdict.as_of.isoformat()}
    yield _row(Record.VERDICT, shared, _verdict(verdict, address))
    for tranche in verdict.tranches:
        yield _row(Record.TRANCHE, shared, _tranche(tranche, address))
    for tranche in verdict.tranches:
        for finding in tranche.conditions:
            yield _row(Record.FINDING, shared, {**_finding(finding), "tranche": tranche.key})
    for finding in verdict.findings:
        yield _row(Record.FINDING, shared, _finding(finding))
    for consequence in verdict.consequences:
        yield _row(Record.CONSEQUENCE, shared, _consequence(consequence, address))


def unusable_row(address: str, as_of: date, problems: Iterable[Problem]) -> Row:
    """Return the row of a case that has no verdict, with its problems in words."""
    shared = {"address": address, "as_of": as_of.isoformat()}
    words = [str(problem) for problem in problems]
    return _row(Record.VERDICT, shared, {"status": UNUSABLE, "problems": list(words)})


def at_risk(tranche: Tranche) -> Decimal | None:
    """Return what of a tranche is held back or cannot be decided yet; None where it is unknown."""
    if tranche.amount is None or tranche.paid is None:
        return None
    parts = (each.amount.value for each in portions(tranche) if each.standing in AT_RISK)
    return sum(parts, Decimal(0))


def _row(record: Record, *parts: Mapping[str, Value]) -> Row:
    """Return a row with every column, in their order."""
    row: Row = dict.fromkeys((column.name for column in COLUMNS), None)
    row["record"] = record.value
    for part in parts:
        row |= part
    return row


def _verdict(verdict: Verdict, address: str) -> Row:
    return {
        "known_on": verdict.known_on.isoformat(),
        "status": verdict.status.value,
        "message": str(verdict.summary),
        "rules": verdict.rules.pack,
        "rules_version": verdict.rules.version,
        "rules_digest": verdict.rules.digest,
        **_sums(verdict.tranches, address),
    }


def _sums(tranches: tuple[Tranche, ...], address: str) -> Row:
    """Return the sums of what is known of the tranches; nothing where there are two currencies."""
    currencies = {_currency(each) for each in tranches} - {None}
    if len(currencies) != 1:
        return {}
    sums = {
        "amount": _sum(each.amount for each in tranches),
        "paid": _sum(each.paid for each in tranches),
        "payable": _sum(each.payable for each in tranches),
        "at_risk": _total(map(at_risk, tranches)),
    }
    numbers: Row = {name: _money(value, address) for name, value in sums.items()}
    return {"currency": currencies.pop(), **numbers}


def _tranche(tranche: Tranche, address: str) -> Row:
    return {
        "status": tranche.status.value,
        "rule": tranche.id,
        "id": tranche.key,
        "title": str(tranche.title),
        "subject": _subject(tranche.subject),
        "currency": _currency(tranche),
        "amount": _money(_value(tranche.amount), address),
        "paid": _money(_value(tranche.paid), address),
        "payable": _money(_value(tranche.payable), address),
        "at_risk": _money(at_risk(tranche), address),
        "missing": _texts(tranche.missing),
        "evidence": list(tranche.evidence),
        "holds": list(tranche.holds),
        "source": tranche.source,
    }


def _finding(finding: Finding) -> Row:
    return {
        "status": finding.status.value,
        "rule": finding.rule,
        "id": finding.id,
        "title": str(finding.title),
        "subject": _subject(finding.subject),
        "measured": _number(finding.measured),
        "bound": _number(finding.bound),
        "bearer": finding.bearer,
        "awaiting": finding.awaiting,
        "due": _day(finding.due),
        "done_on": _day(finding.done_on),
        "message": str(finding.message),
        "missing": _texts(finding.missing),
        "evidence": list(finding.evidence),
        "source": finding.source,
        "norms": list(finding.norms),
        "basis": finding.basis.value if finding.basis else None,
        "grade": finding.grade,
        "waived_by": finding.waived_by,
    }


def _consequence(consequence: Consequence, address: str) -> Row:
    amount, lifted = consequence.amount, consequence.lifted_by
    return {
        "status": "stands" if lifted is None else "lifted",
        "rule": consequence.rule,
        "id": consequence.id,
        "title": str(consequence.title),
        "subject": _subject(consequence.subject),
        "kind": consequence.kind.value,
        "currency": amount.currency if amount else None,
        "unit": amount.unit if amount else None,
        "amount": _money(_value(amount), address),
        "due": _day(consequence.due),
        "message": str(consequence.message),
        "missing": _texts(consequence.missing),
        "because": list(consequence.because),
        "lifted_by": None if lifted is None else list(lifted),
        "source": consequence.source,
        "norms": list(consequence.norms),
    }


def _currency(tranche: Tranche) -> str | None:
    """Return the currency of what is known of a tranche; None where nothing is."""
    known = (tranche.amount, tranche.paid, tranche.payable)
    return next((each.currency for each in known if each is not None), None)


def _value(amount: Amount | None) -> Decimal | None:
    return None if amount is None else amount.value


def _sum(amounts: Iterable[Amount | None]) -> Decimal | None:
    return _total(map(_value, amounts))


def _total(values: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of the values that are known; None where none is, which is not zero."""
    known = [each for each in values if each is not None]
    return sum(known, Decimal(0)) if known else None


def _money(value: Decimal | None, address: str) -> str | None:
    """Return an amount as text; raises InputError where it is too large for a column."""
    shown = _number(value)
    if value is not None and shown is None:
        message = gettext("an amount is too large for the rows of a portfolio")
        expected = gettext("at most {count} digits before the point", count=DIGITS - DECIMALS)
        raise InputError(
            [Problem(Position(address), "amount", message, expected, format(value, "f"))]
        )
    return shown


def _number(value: Decimal | None) -> str | None:
    """Return a number as text with at most ten decimals; None where a column cannot hold it."""
    if value is None or not value.is_finite() or value.adjusted() >= DIGITS - DECIMALS:
        return None
    exponent = value.as_tuple().exponent
    too_fine = isinstance(exponent, int) and exponent < -DECIMALS
    rounded = value.quantize(_LAST, context=_CONTEXT) if too_fine else value
    return format(rounded, "f")


def _subject(subject: Subject) -> dict[str, str]:
    return {name: str(value) for name, value in subject.items()}


def _texts(sentences: Iterable[str]) -> list[str]:
    return [str(each) for each in sentences]


def _day(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
