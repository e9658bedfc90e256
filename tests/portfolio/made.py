"""Cases and rows that are cheap to assess: a pack without amounts, and a verdict made by hand."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from checker.model.verdict import Amount, Tranche
from checker.pipeline import load
from checker.portfolio.assessing import Block, Question

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "management-response"
DAY = date(2021, 6, 30)


def question(**changes: Any) -> Question:
    return Question(**{"as_of": DAY, "known_on": DAY, "load": load, **changes})


def bundle(case: str = "response") -> dict[str, Any]:
    """The sample as one object, under another name."""
    files = (path for path in sorted(SAMPLE.rglob("*.json")) if path.name != "case.json")
    found = [json.loads(path.read_text(encoding="utf-8")) for path in files]
    documents = [each for part in found for each in (part if isinstance(part, list) else [part])]
    return {"case": case, "rules": "management-response", "documents": documents}


def usd(value: str, currency: str = "USD") -> Amount:
    return Amount(value=Decimal(value), currency=currency)


def tranche(name: str = "first", **fields: Any) -> Tranche:
    """A tranche of which nothing is paid, and everything is held back."""
    given = {
        "id": name,
        "title": "Payment",
        "status": "withheld",
        "amount": usd("100.00"),
        "paid": usd("0.00"),
        "payable": usd("0.00"),
        "source": "agr 1",
        "holds": ("hold/1",),
    }
    return Tranche(**{**given, **fields})


def block(address: str, risk: str | None = None, currency: str = "USD", status: int = 0) -> Block:
    """The rows of a case: here one verdict with no more than a sort needs."""
    row = {"record": "verdict", "address": address}
    group = 2 if status == 2 else int(risk is None)
    rank = (group, currency if risk else "", -Decimal(risk or 0))
    return Block((json.dumps(row) + "\n").encode(), rank, status)
