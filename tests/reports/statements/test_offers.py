from __future__ import annotations

from datetime import date

from checker.model.statement import Offer
from checker.reports import Style
from checker.reports.statements.offers import listing
from tests.reports import samples


def test_each_statement_is_listed_with_what_it_can_be_about() -> None:
    offer = Offer(
        id="yearly",
        title="Output of a year",
        source="agr-7 12(a)",
        parameters={"year": ("1998", "1999"), "quarter": None, "plan": ()},
    )
    text = listing(samples.assessment().case, [offer], date(1999, 12, 31), Style(width=80))
    assert text.splitlines()[2:] == [
        "yearly",
        "  Output of a year",
        "  Paragraph: agr-7 12(a)",
        "  --for year: 1998, 1999",
        "  --for quarter: depends on the others",
        "  --for plan: nothing on record yet",
    ]
