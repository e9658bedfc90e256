"""A portfolio at a glance: its money, and a line for each case, the most at risk first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any, Final

from checker.messages import gettext, ngettext, told
from checker.model.statuses import Status
from checker.model.verdict import Amount
from checker.portfolio.columns import Record
from checker.portfolio.rows import UNUSABLE
from checker.portfolio.spool import Spool
from checker.reports.assessment import Style
from checker.reports.phrases import amount_words
from checker.reports.terminal import STRONG, Page, whole, words

FEW: Final = 20
"""Cases that are listed unless all are asked for."""
_COLUMN: Final = 16
_TRAITS: Final = {status.value: status.traits for status in Status}
_MONEY: Final = {
    "payable": gettext("Payable now"),
    "at_risk": gettext("At risk"),
    "paid": gettext("Paid"),
}


@dataclass(slots=True)
class _Glance:
    """What is counted while the rows go by, and the verdicts that are listed."""

    statuses: Counter[str] = field(default_factory=Counter)
    sums: dict[str, dict[str, Decimal]] = field(default_factory=dict)
    unknown: int = 0
    listed: list[Mapping[str, Any]] = field(default_factory=list)


def overview(spool: Spool, style: Style) -> str:
    """Return the portfolio in short; with a verbose style every case is listed."""
    glance = _glance(spool, len(spool) if style.verbose else FEW)
    with style.speaking():
        return _text(glance, len(spool), style)


def _glance(spool: Spool, most: int) -> _Glance:
    glance = _Glance()
    for row in spool.rows():
        if row["record"] == Record.VERDICT:
            glance.statuses[row["status"]] += 1
            if len(glance.listed) < most:
                glance.listed.append(row)
        elif row["record"] == Record.TRANCHE:
            _add(glance, row)
    return glance


def _add(glance: _Glance, tranche: Mapping[str, Any]) -> None:
    glance.unknown += tranche["at_risk"] is None
    for name in _MONEY:
        if tranche[name] is not None:
            sums = glance.sums.setdefault(tranche["currency"], dict.fromkeys(_MONEY, Decimal(0)))
            sums[name] += Decimal(tranche[name])


def _text(glance: _Glance, total: int, style: Style) -> str:
    page = Page(style)
    page.heading(gettext("Portfolio ({count:,})", count=total))
    page.put(words(", ".join(_counts(glance))))
    for currency, sums in sorted(glance.sums.items()):
        for name, title in _MONEY.items():
            amount = amount_words(Amount(value=sums[name], currency=currency))
            page.put([whole(amount, STRONG)], hang=_COLUMN, label=(f"{told(title)}:", ""))
    if glance.unknown:
        page.put(words(_without_amount(glance.unknown)))
    page.heading(gettext("Cases, the most at risk first"))
    for row in glance.listed:
        page.put(list(_line(row)), hang=_COLUMN, label=_label(row["status"]))
    if rest := total - len(glance.listed):
        page.put(words(_left_out(rest)))
    return page.text()


def _counts(glance: _Glance) -> Iterator[str]:
    """Yield how many cases stand how, the worst first."""
    for status in Status:
        if count := glance.statuses[status.value]:
            yield told(status.traits.counted(count))
    if count := glance.statuses[UNUSABLE]:
        yield ngettext("{count:,} unusable", "{count:,} unusable", count)


def _without_amount(count: int) -> str:
    return ngettext(
        "What is at risk leaves out {count:,} tranche whose amount or payments are not known.",
        "What is at risk leaves out {count:,} tranches whose amounts or payments are not known.",
        count,
    )


def _left_out(count: int) -> str:
    return ngettext(
        "{count:,} more case; --verbose lists it",
        "{count:,} more cases; --verbose lists them",
        count,
    )


def _label(status: str) -> tuple[str, str]:
    if status == UNUSABLE:
        return gettext("UNUSABLE"), "bold red"
    traits = _TRAITS[status]
    return told(traits.words).upper(), traits.colours.terminal


def _line(row: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    yield whole(f"{row['case'] or row['address']}:", STRONG)
    if row["status"] == UNUSABLE:
        first, count = row["problems"][0], len(row["problems"]) - 1
        more = ngettext("and {count:,} more problem", "and {count:,} more problems", count)
        yield from words(f"{first} {more}" if count else first)
    elif row["at_risk"] is None:
        yield from words(gettext("no sum: no amount is known, or there are several currencies"))
    else:
        yield from words(
            gettext(
                "at risk {risk}, payable now {payable}",
                risk=_amount(row, "at_risk"),
                payable=_amount(row, "payable"),
            )
        )


def _amount(row: Mapping[str, Any], name: str) -> str:
    value = Decimal(row[name] or 0)
    return amount_words(Amount(value=value, currency=row["currency"]))
