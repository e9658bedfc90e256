"""Subjects, titles and figures as reports print them; texts of submitters made safe to print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from checker.messages import Message, gettext, joined, told
from checker.model.pack import field_words
from checker.model.verdict import (
    SHIPPED,
    Amount,
    Finding,
    Part,
    Reading,
    Rules,
    Subject,
    SubjectValue,
    Tranche,
)

_DIRECTION_MARKS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_CENTS = -2


def clean(text: str) -> str:
    """Return ``text`` on one line, without characters that act instead of being seen.

    Control characters (escape codes of terminals among them) and marks that turn the direction of
    writing are dropped, line breaks become blanks, halves of surrogate pairs a replacement sign.
    It is told in the language that is spoken.
    """
    text = told(text)
    return text if text.isprintable() else "".join(map(_visible, text))


def _visible(char: str) -> str:
    category = unicodedata.category(char)
    if char.isspace() or category in ("Zl", "Zp"):
        return " "
    if category == "Cc" or char in _DIRECTION_MARKS:
        return ""
    return "\ufffd" if category in ("Cs", "Cn") else char


def figure(value: Decimal) -> str:
    """Return a number with thousands separated, every digit kept: ``7,912.4``."""
    return format(value, ",f")


def amount_words(amount: Amount) -> str:
    """Return ``USD 2,910,000.00`` for money, ``52.4 t`` for anything else; nothing is rounded."""
    if amount.currency is None:
        return clean(f"{figure(amount.value)} {amount.unit or ''}").rstrip()
    exponent = amount.value.as_tuple().exponent
    whole_cents = isinstance(exponent, int) and exponent >= _CENTS
    money = format(amount.value, ",.2f") if whole_cents else figure(amount.value)
    return clean(f"{amount.currency} {money}")


def money_words(tranche: Tranche) -> list[tuple[str, str]]:
    """Return what was paid of a tranche, what was taken from it and what is left, a line each.

    Only what the amount alone does not tell: its parts, and what was paid or taken.
    """
    lines: list[tuple[str, str]] = [
        (gettext("Of which"), _part_words(part)) for part in tranche.parts
    ]
    if tranche.released_by:
        known = amount_words(tranche.paid) if tranche.paid else gettext("not known")
        lines.append((gettext("Paid"), known))
    for each in tranche.reductions:
        words = gettext(
            "less {amount} ({consequence})",
            amount=amount_words(each.amount),
            consequence=clean(each.consequence),
        )
        lines.append((gettext("Reduced"), words))
    if (tranche.released_by or tranche.reductions) and tranche.payable:
        lines.append((gettext("Payable now"), amount_words(tranche.payable)))
    return lines


def _part_words(part: Part) -> Message:
    """Return a part of an amount with what was paid of it and may be paid now."""
    figures = {
        "name": clean(field_words(part.name)),
        "amount": amount_words(part.amount),
        "payable": amount_words(part.payable),
    }
    if part.paid is not None and part.paid.value > 0:
        return gettext(
            "{name} {amount}, paid {paid}, payable now {payable}",
            **figures,
            paid=amount_words(part.paid),
        )
    return gettext("{name} {amount}, payable now {payable}", **figures)


def payable_words(tranches: Iterable[Tranche]) -> Message:
    """Return what may be paid now of which tranche, or that nothing may."""
    parts = [
        gettext(
            "{tranche}, {amount}",
            tranche=titled(tranche.title, tranche.subject),
            amount=amount_words(tranche.payable_now),
        )
        for tranche in tranches
        if tranche.payable_now
    ]
    if not parts:
        return gettext("Payable now: nothing")
    return gettext("Payable now: {tranches}", tranches=joined(parts, "; "))


def subject_words(subject: Subject) -> Message:
    """Return ``year 1999, substance A``; empty for no subject."""
    parts = [
        gettext("{name} {value}", name=clean(name.replace("_", " ")), value=_clean(value))
        for name, value in subject.items()
    ]
    return joined(parts, ", ")


def _clean(value: SubjectValue) -> str:
    return clean(str(value))


def titled(title: str, subject: Subject) -> Message:
    """Return the title, with the subject in brackets where there is one."""
    if not subject:
        return joined([clean(title)])
    return gettext("{title} ({subject})", title=clean(title), subject=subject_words(subject))


def with_figures(finding: Finding) -> Message:
    """Return the title of a finding with its subject, and its figures where it has some."""
    title = titled(finding.title, finding.subject)
    if not finding.figures:
        return title
    return gettext("{title}: {figures}", title=title, figures=finding.figures)


def read_so(other: Reading) -> Message:
    """Return another reading of a norm, and what the status would be under it."""
    return gettext(
        "{status} if read so: {reading}", status=other.status.traits.words, reading=other.reading
    )


def listed(items: Sequence[str], limit: int | None = None) -> list[str]:
    """Return the items with commas after all but the last, capped with a count of the rest."""
    shown = [clean(item) for item in items[:limit]]
    rest = len(items) - len(shown)
    with_commas = [f"{item}," for item in shown[:-1]] + shown[-1:]
    more = gettext("and {count:,} more", count=rest)
    return [*with_commas, more] if rest else with_commas


def clip(text: str, length: int) -> str:
    """Return the text, cut off with an ellipsis where it is longer than ``length``."""
    text = told(text)
    return text if len(text) <= length else text[: length - 1] + "…"


def origin_words(rules: Rules) -> Message:
    """Return where the rules of a verdict come from: with the program, or from a folder."""
    if rules.origin == SHIPPED:
        return gettext("shipped with checker")
    return gettext("from {folder}", folder=rules.origin)


def days(as_of: date, known_on: date) -> Message:
    """Return as of which day a verdict is, and on what was known when, if on another day."""
    if known_on == as_of:
        return gettext("as of {day}", day=as_of)
    return gettext("as of {day}, on what was known on {known_on}", day=as_of, known_on=known_on)
