"""Several cases at a glance: a line for each, before the reports on them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.messages import gettext, ngettext, told
from checker.model.verdict import Verdict
from checker.reports.assessment import Assessment, Style
from checker.reports.markdown import escape
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


def overview_table(
    assessments: Sequence[Assessment], unusable: Mapping[str, int], style: Style
) -> str:
    """Return the same as a table in Markdown."""
    with style.speaking():
        return _table(assessments, unusable)


def _table(assessments: Sequence[Assessment], unusable: Mapping[str, int]) -> str:
    total = len(assessments) + len(unusable)
    titles = (gettext("Case"), gettext("Status"), gettext("Payable now"))
    rows = [
        (one.verdict.case, told(one.verdict.status.traits.words), _amounts(one.verdict))
        for one in assessments
    ]
    for case, count in unusable.items():
        problems = ngettext("{count:,} problem", "{count:,} problems", count)
        rows.append((case, gettext("unusable"), problems))
    lines = [
        f"# {gettext('Cases ({count:,})', count=total)}",
        "",
        f"| {' | '.join(titles)} |",
        "| --- | --- | ---: |",
        *(f"| {' | '.join(escape(cell) for cell in row)} |" for row in rows),
    ]
    return "\n".join(lines) + "\n"


def _payable(verdict: Verdict) -> str:
    """Return the amounts that may be paid now."""
    if not verdict.tranches:
        return gettext("no tranches")
    return gettext("payable now {amounts}", amounts=_amounts(verdict))


def _amounts(verdict: Verdict) -> str:
    amounts = [
        amount_words(tranche.payable_now) for tranche in verdict.tranches if tranche.payable_now
    ]
    return "; ".join(amounts) or gettext("nothing")
