"""The statements that a pack offers on a case, listed for a terminal."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from checker.messages import gettext
from checker.model.case import Case
from checker.model.statement import Offer
from checker.reports.assessment import Style
from checker.reports.phrases import listed
from checker.reports.terminal import STRONG, Page, whole, words

FEW = 20
"""How many values of a parameter are listed."""


def listing(case: Case, offers: Sequence[Offer], as_of: date, style: Style) -> str:
    """Return each statement with its id, its paragraphs, and what it can be about."""
    page = Page(style)
    page.put(
        words(
            gettext(
                "{case} as of {day}: {count} statements",
                case=case.id,
                day=as_of,
                count=len(offers),
            ),
            STRONG,
        )
    )
    for offer in offers:
        page.blank()
        page.put([whole(offer.id, STRONG)])
        page.put(words(offer.title), indent=2)
        page.field(gettext("Paragraph"), words(offer.source), indent=2)
        for name, values in offer.parameters.items():
            page.field(f"--for {name}", words(_values(values)), indent=2)
    return page.text()


def _values(values: Sequence[str] | None) -> str:
    if values is None:
        return gettext("depends on the others")
    return " ".join(listed(values, FEW)) or gettext("nothing on record yet")
