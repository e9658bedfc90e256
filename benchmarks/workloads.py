"""The two workloads: what is evaluated, on which documents, and a hand-written Python version.

The hand-written version is the floor: plain Python on the same `Decimal` values, with what any
correct version needs, an answer of None where a value is missing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Any

Document = Mapping[str, Any]
Truth = bool | None

SUBSTANCES = ("halon-1211", "halon-1301")
PRECEDING = Decimal(1998)


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition in each language, and by hand."""

    feel: str
    zen: str
    cel: str
    rule_engine: str
    by_hand: Callable[[Document], Truth]


@dataclass(frozen=True, slots=True)
class Workload:
    """Conditions, and the sets of values that each of them is evaluated on."""

    title: str
    unit: str
    conditions: tuple[Condition, ...]
    items: Sequence[Document]
    lists: bool
    """Whether the values are lists of documents, which a session can index."""


# Four scalar conditions on each production report ----------------------------------------------

FIRST_YEAR, LAST_YEAR = Decimal(1998), Decimal(2010)


def _within_quota(report: Document) -> Truth:
    quantity, quota = report.get("quantity"), report.get("quota")
    if quantity is None or quota is None:
        return None
    return quantity <= quota


def _in_balance(report: Document) -> Truth:
    opening, quantity = report.get("opening_stock"), report.get("quantity")
    sold, closing = report.get("sold"), report.get("closing_stock")
    if opening is None or quantity is None or sold is None or closing is None:
        return None
    return opening + quantity - sold == closing


def _in_period(report: Document) -> Truth:
    year = report.get("year")
    if year is None:
        return None
    return year >= FIRST_YEAR and year <= LAST_YEAR


def _controlled(report: Document) -> Truth:
    substance = report.get("substance")
    if substance is None:
        return None
    return substance in SUBSTANCES


SCALAR = (
    Condition(
        "quantity <= quota",
        "quantity <= quota",
        "quantity <= quota",
        "quantity <= quota",
        _within_quota,
    ),
    Condition(
        "opening_stock + quantity - sold = closing_stock",
        "opening_stock + quantity - sold == closing_stock",
        "opening_stock + quantity - sold == closing_stock",
        "opening_stock + quantity - sold == closing_stock",
        _in_balance,
    ),
    Condition(
        "year >= 1998 and year <= 2010",
        "year >= 1998 and year <= 2010",
        "year >= 1998.0 && year <= 2010.0",
        "year >= 1998 and year <= 2010",
        _in_period,
    ),
    Condition(
        'substance in ["halon-1211", "halon-1301"]',
        'substance in ["halon-1211", "halon-1301"]',
        'substance in ["halon-1211", "halon-1301"]',
        'substance in ["halon-1211", "halon-1301"]',
        _controlled,
    ),
)


def reports(count: int) -> Workload:
    """Return the scalar conditions on so many production reports, some of which break each."""
    random = Random(1998)
    return Workload(
        "four scalar conditions on each production report",
        "report",
        SCALAR,
        [_report(random) for _ in range(count)],
        lists=False,
    )


def _report(random: Random, year: Decimal | None = None, substance: str = "") -> Document:
    # Quarters of a tonne are exact in binary too, so that floats give the same answers.
    opening, quantity = _tonnes(random, 400), _tonnes(random, 400)
    sold = min(_tonnes(random, 400), opening + quantity)
    error = Decimal("0.25") if random.random() < 0.05 else Decimal(0)
    return {
        "enterprise": f"E{random.randrange(1, 13):02}",
        "substance": substance or random.choice((*SUBSTANCES, *SUBSTANCES, "halon-2402")),
        "year": year or Decimal(random.randrange(1997, 2012)),
        "opening_stock": opening,
        "quantity": quantity,
        "sold": sold,
        "closing_stock": opening + quantity - sold + error,
        "quota": _tonnes(random, 400) + Decimal(40),
    }


def _tonnes(random: Random, most: int) -> Decimal:
    return Decimal(random.randrange(most)) / 4


# Four conditions of a tranche on each case -----------------------------------------------------


def _total(quantities: Iterable[Decimal | None]) -> Decimal | None:
    total = Decimal(0)
    for quantity in quantities:
        if quantity is None:
            return None
        total += quantity
    return total


def _produced(case: Document, substance: str) -> Decimal | None:
    return _total(
        report["quantity"]
        for report in case["production_reports"]
        if report["year"] == PRECEDING and report["substance"] == substance
    )


def _both(first: Truth, second: Truth) -> Truth:
    if first is False or second is False:
        return False
    return True if first and second else None


def _within_target(case: Document) -> Truth:
    first, second = (_produced(case, substance) for substance in SUBSTANCES)
    return _both(
        None if first is None else first <= case["target_1211"],
        None if second is None else second <= case["target_1301"],
    )


def _complete(case: Document) -> Truth:
    counts = [
        sum(
            report["year"] == PRECEDING and report["substance"] == substance
            for report in case["production_reports"]
        )
        for substance in SUBSTANCES
    ]
    return counts == [12, 12]


def _all_within_quota(case: Document) -> Truth:
    truth: Truth = True
    for report in case["production_reports"]:
        found = _within_quota(report)
        if found is False:
            return False
        if found is None:
            truth = None
    return truth


def _audited(case: Document) -> Truth:
    unqualified = sum(
        audit["year"] == PRECEDING and audit["opinion"] == "unqualified" for audit in case["audits"]
    )
    return unqualified >= 4


def _for_both(one: str, joined: str) -> str:
    """Return a condition on the first substance and on the second."""
    return joined.join(
        one.replace("SUBSTANCE", f'"{name}"').replace("TARGET", f"target_{name[-4:]}")
        for name in SUBSTANCES
    )


TRANCHE = (
    Condition(
        _for_both(
            "sum(production_reports[year = preceding and substance = SUBSTANCE].quantity)"
            " <= TARGET",
            " and ",
        ),
        _for_both(
            "sum(map(filter(production_reports, "
            "#.year == preceding and #.substance == SUBSTANCE), #.quantity)) <= TARGET",
            " and ",
        ),
        _for_both(
            "total(production_reports.filter(r, r.year == preceding && r.substance == SUBSTANCE)"
            ".map(r, r.quantity)) <= TARGET",
            " && ",
        ),
        _for_both(
            "$sum([r.quantity for r in production_reports "
            "if r.year == preceding and r.substance == SUBSTANCE]) <= TARGET",
            " and ",
        ),
        _within_target,
    ),
    Condition(
        _for_both(
            "count(production_reports[year = preceding and substance = SUBSTANCE]) = 12", " and "
        ),
        _for_both(
            "len(filter(production_reports, "
            "#.year == preceding and #.substance == SUBSTANCE)) == 12",
            " and ",
        ),
        _for_both(
            "size(production_reports.filter(r, "
            "r.year == preceding && r.substance == SUBSTANCE)) == 12",
            " && ",
        ),
        _for_both(
            "[r for r in production_reports "
            "if r.year == preceding and r.substance == SUBSTANCE].length == 12",
            " and ",
        ),
        _complete,
    ),
    Condition(
        "every r in production_reports satisfies r.quantity <= r.quota",
        "all(production_reports, #.quantity <= #.quota)",
        "production_reports.all(r, r.quantity <= r.quota)",
        "$all([r.quantity <= r.quota for r in production_reports])",
        _all_within_quota,
    ),
    Condition(
        'count(audits[year = preceding and opinion = "unqualified"]) >= 4',
        'len(filter(audits, #.year == preceding and #.opinion == "unqualified")) >= 4',
        'size(audits.filter(a, a.year == preceding && a.opinion == "unqualified")) >= 4',
        '[a for a in audits if a.year == preceding and a.opinion == "unqualified"].length >= 4',
        _audited,
    ),
)


def cases(count: int) -> Workload:
    """Return the conditions of a tranche on so many cases of 60 documents each."""
    random = Random(1999)
    return Workload(
        "four tranche conditions on each case of 60 documents",
        "case",
        TRANCHE,
        [_case(random) for _ in range(count)],
        lists=True,
    )


def _case(random: Random) -> Document:
    """Return 48 production reports of two years and 12 audits of three."""
    return {
        "preceding": PRECEDING,
        "target_1211": Decimal(random.randrange(450, 800)),
        "target_1301": Decimal(random.randrange(450, 800)),
        "production_reports": [
            _tranche_report(random, Decimal(1997 + month % 2), SUBSTANCES[month // 2 % 2])
            for month in range(48 - (random.random() < 0.3))
        ],
        "audits": [
            {
                "year": Decimal(1996 + number % 3),
                "opinion": "unqualified" if random.random() < 0.9 else "qualified",
            }
            for number in range(12)
        ],
    }


def _tranche_report(random: Random, year: Decimal, substance: str) -> Document:
    report = dict(_report(random, year, substance))
    report["quota"] += 100 if random.random() < 0.95 else 0
    return report
