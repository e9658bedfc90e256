"""What packs of version 0.1.0 wrote otherwise: how it is read, and how it is written today.

Such packs are read without a change; ``checker rules check`` warns of each of these forms.
"""

from __future__ import annotations

from typing import Any, Final

from checker.messages import gettext

ADVICE_TODAY: Final = gettext(
    "write `advice: {{violated: ..., undetermined: ...}}`, with one or both of them"
)
PAYMENTS_TODAY: Final = gettext(
    "write `payments: {{of: ...}}` with the documents that show a payment, and `amount: ...` "
    "in it where this is not `document.amount`"
)


def advice_by_status(advice: object) -> object:
    """Return advice by status, also where it is one text, which is for violations."""
    return {"violated": advice} if isinstance(advice, str) else advice


def with_payments(tranche: Any) -> Any:
    """Return a tranche as written, with ``payments`` where it has ``released_by`` instead."""
    earlier = tranche.get("released_by") if isinstance(tranche, dict) else None
    if not isinstance(earlier, str) or "payments" in tranche:
        return tranche
    rest = {name: value for name, value in tranche.items() if name != "released_by"}
    return {**rest, "payments": {"of": earlier}}
