"""Words and figures as reports print them; texts of submitters made safe to print."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from decimal import Decimal

from checker.model.pack import Pack
from checker.model.verdict import Amount, Status, Subject

_DIRECTION_MARKS = frozenset(
    "\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
)
_CENTS = -2

STATUS_ORDER = (
    Status.VIOLATED,
    Status.UNDETERMINED,
    Status.PENDING,
    Status.WAIVED,
    Status.SATISFIED,
    Status.NOT_APPLICABLE,
)
"""Statuses as reports list them: what needs someone's attention first."""


def clean(text: str) -> str:
    """Return ``text`` on one line, without characters that act instead of being seen.

    Control characters (escape codes of terminals among them) and marks that turn the direction of
    writing are dropped, line breaks become blanks, halves of surrogate pairs a replacement sign.
    """
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


def count(number: int, noun: str, plural: str | None = None) -> str:
    """Return ``1 case`` or ``3 cases``."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def subject_words(subject: Subject) -> str:
    """Return ``year 1999, substance A``; empty for no subject."""
    return clean(", ".join(f"{name.replace('_', ' ')} {value}" for name, value in subject.items()))


def titled(title: str, subject: Subject) -> str:
    """Return the title, with the subject in brackets where there is one."""
    inside = subject_words(subject)
    return f"{clean(title)} ({inside})" if inside else clean(title)


def spoken(name: str) -> str:
    """Return a status or kind in plain words: ``not-eligible`` is ``not eligible``."""
    return name.replace("-", " ")


def role_title(pack: Pack, role: str) -> str:
    """Return the title that the pack gives a role, or the id of one that it does not know."""
    return clean(pack.manifest.roles.get(role, role))


def tally(statuses: Iterable[Status]) -> str:
    """Return ``2 violated, 1 pending``, the most urgent first; ``none`` for no statuses."""
    given = list(statuses)
    counts = ((status, given.count(status)) for status in STATUS_ORDER)
    return (
        ", ".join(f"{number:,} {spoken(status)}" for status, number in counts if number) or "none"
    )


def listed(items: Sequence[str], limit: int | None = None) -> list[str]:
    """Return the items with commas after all but the last, capped with a count of the rest."""
    shown = [clean(item) for item in items[:limit]]
    rest = len(items) - len(shown)
    with_commas = [f"{item}," for item in shown[:-1]] + shown[-1:]
    return [*with_commas, f"and {rest:,} more"] if rest else with_commas


def clip(text: str, length: int) -> str:
    """Return the text, cut off with an ellipsis where it is longer than ``length``."""
    return text if len(text) <= length else text[: length - 1] + "…"
