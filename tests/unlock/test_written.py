from __future__ import annotations

from datetime import date
from decimal import Decimal

from checker.unlock.written import as_submitted


def test_dates_are_texts_and_figures_stay_exact() -> None:
    paper = {"on": date(2001, 6, 30), "parts": [{"area": Decimal("47.60")}]}
    assert as_submitted(paper) == {"on": "2001-06-30", "parts": [{"area": Decimal("47.60")}]}
