"""Comparisons of packs as text, as JSON, and as Markdown for a pull request."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from checker.authoring.diff.comparison import Comparison
from checker.authoring.diff.verdict_changes import Difference, VerdictChange
from checker.model.verdict import Amount
from checker.reports import Style
from checker.reports.json import dumps
from checker.reports.layout import QUIET, STRONG, Page, whole, words
from checker.reports.markdown import escape
from checker.reports.wording import amount_words, count

FORMATS = ("text", "json", "markdown")
"""Formats of comparisons by name."""
CAP = 50
"""Cases, and differences of a case, that Markdown lists in full."""


def render(comparison: Comparison, format_: str, style: Style) -> str:
    """Return the comparison in one of ``FORMATS``."""
    if format_ == "json":
        return dumps(_object(comparison))
    if format_ == "markdown":
        return "\n".join(_markdown(comparison, None if style.verbose else CAP)) + "\n"
    return _text(comparison, style)


def summary(comparison: Comparison) -> str:
    """Return ``3 of 41 verdicts change; USD 1.20 more becomes payable; tranche-2/paid``."""
    changed = len(comparison.verdicts)
    total = f"{count(comparison.compared, 'verdict')}"
    if not changed:
        return f"None of {total} changes"
    verb = "changes" if changed == 1 else "change"
    parts = [f"{changed} of {total} {verb}"]
    parts += [_money(currency, value) for currency, value in comparison.payable.items()]
    parts.append(", ".join(comparison.changed_rules))
    return "; ".join(parts)


def _money(currency: str, value: Decimal) -> str:
    words_ = amount_words(Amount(value=abs(value), currency=currency))
    return f"{words_} {'more' if value > 0 else 'less'} becomes payable"


def _rule_lines(comparison: Comparison) -> Iterator[str]:
    several = len(comparison.rules) > 1
    for pack, changes in comparison.rules.items():
        for change in changes:
            yield f"{pack}: {change.words()}" if several else change.words()


def _text(comparison: Comparison, style: Style) -> str:
    page = Page(style)
    page.put(words(f"RULES, from {comparison.old} to {comparison.new}", STRONG))
    lines = list(_rule_lines(comparison))
    for line in lines or ["nothing changed"]:
        page.put(words(line), indent=2, hang=4, label=("", ""))
    page.heading("Verdicts")
    for change in comparison.verdicts:
        page.put([whole(change.case, STRONG), *words(f"as of {change.as_of}", QUIET)], indent=2)
        for each in change.differences:
            page.put([whole(f"{each.id}:"), *words(_was_is(each))], indent=4, hang=2)
        for currency, value in change.payable.items():
            page.put(words(_money(currency, value), STRONG), indent=4)
    page.blank()
    page.put(words(summary(comparison) + ".", STRONG))
    return page.text()


def _was_is(difference: Difference) -> str:
    return f"was {difference.old}; is {difference.new}"


def _markdown(comparison: Comparison, cap: int | None) -> Iterator[str]:
    old, new = escape(comparison.old), escape(comparison.new)
    yield from (f"## What the rules change does: {old} to {new}", "")
    yield from (f"**{escape(summary(comparison))}.**", "", "### Rules", "")
    lines = [f"- {escape(line)}" for line in _rule_lines(comparison)]
    yield from _capped(lines or ["Nothing changed."], cap)
    if comparison.verdicts:
        yield from ("", "### Verdicts")
    for change in comparison.verdicts[:cap]:
        yield from _markdown_case(change, cap)
    rest = len(comparison.verdicts) - len(comparison.verdicts[:cap])
    if rest:
        yield from ("", f"and {count(rest, 'more case')}")


def _markdown_case(change: VerdictChange, cap: int | None) -> Iterator[str]:
    money = "; ".join(_money(currency, value) for currency, value in change.payable.items())
    tail = f": {escape(money)}" if money else ""
    yield from ("", f"**{escape(change.case)}**, as of {change.as_of}{tail}", "")
    yield from ("| What | Was | Is |", "| --- | --- | --- |")
    rows = [_row(each) for each in change.differences]
    yield from _capped(rows, cap)


def _row(each: Difference) -> str:
    return f"| {escape(each.id)} | {escape(each.old)} | {escape(each.new)} |"


def _capped(lines: list[str], cap: int | None) -> Iterator[str]:
    yield from lines[:cap]
    rest = len(lines) - len(lines[:cap])
    if rest:
        yield from ("", f"and {rest} more")


def _object(comparison: Comparison) -> Mapping[str, object]:
    return {
        "old": comparison.old,
        "new": comparison.new,
        "summary": summary(comparison),
        "compared": comparison.compared,
        "payable": {name: format(value, "f") for name, value in comparison.payable.items()},
        "rules": [
            {"pack": pack, **{name: getattr(change, name) for name in change.__slots__}}
            for pack, changes in comparison.rules.items()
            for change in changes
        ],
        "verdicts": [_change_object(change) for change in comparison.verdicts],
    }


def _change_object(change: VerdictChange) -> Mapping[str, object]:
    return {
        "case": change.case,
        "as_of": change.as_of.isoformat(),
        "payable": {name: format(value, "f") for name, value in change.payable.items()},
        "differences": [
            {name: getattr(each, name) for name in each.__slots__} for each in change.differences
        ],
    }
