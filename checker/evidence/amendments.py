"""Amendments of tables: whose have force, within which bounds, and for which years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.evidence.authority import received, sender_of
from checker.evidence.senders import Senders
from checker.feel import Value
from checker.messages import Message, gettext
from checker.model.case import Document
from checker.model.pack import Table


def amendment_fault(document: Document, table: Table, senders: Senders) -> Message | None:
    """Return why an amendment of a table has no force, or None where it has."""
    sender = senders.title(sender_of(document))
    roles = senders.roles(sender_of(document))
    if not roles & set(table.amended_by or senders.manifest.amendment_authorities):
        return gettext("{sender} has no authority to amend it.", sender=sender)
    if (fault := _out_of_bounds(document.record["value"], table)) is not None:
        return fault
    year = _year(document, table)
    over = year is not None and year < received(document).year
    if over and not roles & set(senders.manifest.waiver_authorities):
        return gettext(
            "{year} was over when the amendment was received on {received}, and {sender} may not "
            "change what is past.",
            year=year,
            received=received(document),
            sender=sender,
        )
    return None


def _out_of_bounds(value: Value, table: Table) -> Message | None:
    """Return that a value is below the least or above the greatest that the table allows."""
    bounds = table.bounds
    if bounds is None:
        return None
    if bounds.min is not None and _typed(value, table) < _typed(bounds.min, table):
        return gettext("{value} is below {bound}, the least.", value=value, bound=bounds.min)
    if bounds.max is not None and _typed(value, table) > _typed(bounds.max, table):
        return gettext("{value} is above {bound}, the greatest.", value=value, bound=bounds.max)
    return None


def _typed(value: Value, table: Table) -> Value:
    """Return a number or date as something that can be compared."""
    return date.fromisoformat(value) if table.type == "date" else value


def _year(document: Document, table: Table) -> int | None:
    """Return the year that the amended value is for, where the table says which key it is."""
    if table.period is None:
        return None
    key = document.record["key"]
    keys = key if isinstance(key, dict) else dict(zip(table.keys, key, strict=False))
    year = keys.get(table.period)
    return int(year) if isinstance(year, Decimal) else None
