"""Prospects for programs.

Money and bounds are texts, as in verdicts. A ``document`` is as it could be submitted: its figures
are numbers, with every digit.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from checker.model.pack import Pack
from checker.model.verdict import Amount
from checker.reports import Style
from checker.reports.json import escaped
from checker.unlock.prospects import AmountRange, DayRange, Interval, Prospect, Step, WayToPay


def render(prospects: Sequence[Prospect], pack: Pack, style: Style) -> str:
    """Return a list with an object for each tranche; pack and style do not matter here."""
    return escaped(_text([_prospect(each) for each in prospects])) + "\n"


def _prospect(one: Prospect) -> dict[str, Any]:
    tranche = one.tranche
    return {
        "tranche": {"id": tranche.id, "title": tranche.title, "subject": dict(tranche.subject)},
        "payable": _amount(one.payable),
        "state": str(one.outlook),
        "ways": [_way(each) for each in one.ways],
        "more_ways": one.is_cut,
        "blocked_by": [each.finding for each in one.blocked_by],
        "authorities": {each.finding: list(each.authorities) for each in one.blocked_by},
    }


def _way(way: WayToPay) -> dict[str, Any]:
    return {
        "steps": [_step(each) for each in way.steps],
        "earliest": way.earliest.isoformat(),
        "until": None if way.until is None else way.until.isoformat(),
        "payable": _amount(way.payable),
        "also": list(way.also),
        "amounts": _range(way.amounts),
        "joint_bounds": way.is_joint,
    }


def _range(one: AmountRange | None) -> dict[str, Any] | None:
    if one is None:
        return None
    least, most = _amount(one.least), _amount(one.most)
    return {"at_least": least, "at_most": most, "decided_by": list(one.decided_by)}


def _step(step: Step) -> dict[str, Any]:
    return {
        "document": dict(step.document),
        "from": step.role,
        "not_before": None if step.not_before is None else step.not_before.isoformat(),
        "because": list(step.because),
        "figures": [_interval(each) for each in step.intervals],
        "days": [_days(each) for each in step.days],
        "alternatives": [_step(each) for each in step.alternatives],
    }


def _interval(one: Interval) -> dict[str, Any]:
    return {
        "field": one.field,
        "at_least": None if one.at_least is None else format(one.at_least, "f"),
        "at_most": None if one.at_most is None else format(one.at_most, "f"),
        "unit": one.unit,
        "is_fact": one.is_fact,
    }


def _days(one: DayRange) -> dict[str, Any]:
    return {
        "field": one.field,
        "not_before": None if one.not_before is None else one.not_before.isoformat(),
        "not_after": None if one.not_after is None else one.not_after.isoformat(),
    }


def _amount(amount: Amount | None) -> dict[str, Any] | None:
    return None if amount is None else amount.model_dump(mode="json", exclude_none=True)


def _text(value: Any, indent: str = "") -> str:
    """Return a value as JSON, numbers with the digits that they have."""
    inner = f"{indent}  "
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, Mapping) and value:
        parts = [f"{json.dumps(name)}: {_text(item, inner)}" for name, item in value.items()]
        return "{\n" + ",\n".join(f"{inner}{part}" for part in parts) + f"\n{indent}}}"
    if isinstance(value, list) and value:
        parts = [_text(item, inner) for item in value]
        return "[\n" + ",\n".join(f"{inner}{part}" for part in parts) + f"\n{indent}]"
    return json.dumps(value, ensure_ascii=False)
