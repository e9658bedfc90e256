"""Several cases at a glance, for a person at a terminal."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.messages import gettext, ngettext, told
from checker.model.verdict import Verdict
from checker.reports.assessment import Assessment, Style
from checker.reports.phrases import amount_words
from checker.reports.terminal import STRONG, Page, whole, words

_COLUMN = 16


def overview(assessments: Sequence[Assessment], unusable: Mapping[str, int], style: Style) -> str:
    """Return a line for each case: its status and what may be paid of it.

    ``unusable`` gives for each case without a verdict how many problems it has.
    """
    with style.speaking():
        return _overview(assessments, unusable, style)


def _overview(assessments: Sequence[Assessment], unusable: Mapping[str, int], style: Style) -> str:
    page = Page(style)
    total = len(assessments) + len(unusable)
    page.heading(gettext("Cases ({count:,})", count=total))
    for one in assessments:
        status = one.verdict.status.traits
        label = (told(status.words).upper(), status.colours.terminal)
        content = [whole(f"{one.verdict.case}:", STRONG), *words(_payable(one.verdict))]
        page.put(content, hang=_COLUMN, label=label)
    for case, count in unusable.items():
        problems = ngettext("{count:,} problem", "{count:,} problems", count)
        content = [whole(f"{case}:", STRONG), *words(problems)]
        page.put(content, hang=_COLUMN, label=(gettext("UNUSABLE"), "bold red"))
    return page.text()


def _payable(verdict: Verdict) -> str:
    """Return the amounts that may be paid now."""
    if not verdict.tranches:
        return gettext("no tranches")
    amounts = [
        amount_words(tranche.payable_now) for tranche in verdict.tranches if tranche.payable_now
    ]
    payable = "; ".join(amounts) or gettext("nothing")
    return gettext("payable now {amounts}", amounts=payable)
