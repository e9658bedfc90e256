"""Two verdicts side by side as JSON, for programs."""

from __future__ import annotations

from typing import Any

from checker.authoring.compare.two_verdicts import TwoVerdicts, payable_now
from checker.model.verdict import Verdict
from checker.reports import Style
from checker.reports.json import dumps


def render(pair: TwoVerdicts, style: Style) -> str:
    """Return all changes with their reasons; amounts are strings, and the style changes nothing."""
    changes = [
        {
            "kind": change.difference.kind,
            "id": change.difference.id,
            "title": change.title,
            "old": change.difference.old,
            "new": change.difference.new,
            "reasons": list(change.reasons),
        }
        for change in pair.changes
    ]
    more = {currency: format(value, "f") for currency, value in pair.payable.items()}
    sides = {"old": _side(pair.old), "new": _side(pair.new)}
    return dumps({**sides, "more_payable": more, "changes": changes})


def _side(verdict: Verdict) -> dict[str, Any]:
    return {
        "case": verdict.case,
        "as_of": verdict.as_of.isoformat(),
        "status": verdict.status.value,
        "rules": verdict.rules.model_dump(),
        "payable_now": {name: format(value, "f") for name, value in payable_now(verdict).items()},
    }
