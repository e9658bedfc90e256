"""A comparison as Markdown, for the comment on a pull request."""

from __future__ import annotations

from collections.abc import Iterator

from checker.authoring.diff.comparison import Comparison
from checker.authoring.diff.sentences import example_line, payable, rule_lines, summary
from checker.authoring.diff.verdict_changes import Difference, VerdictChange
from checker.messages import gettext, joined, ngettext
from checker.reports import Style
from checker.reports.markdown import escape

CAP = 50
"""Cases, and differences of a case, that are listed unless verbose."""


def render(comparison: Comparison, style: Style) -> str:
    """Return the comparison; long lists are capped unless verbose."""
    return "\n".join(_lines(comparison, None if style.verbose else CAP)) + "\n"


def _lines(comparison: Comparison, cap: int | None) -> Iterator[str]:
    old, new = escape(comparison.old), escape(comparison.new)
    heading = gettext("What the rules change does: {old} to {new}", old=old, new=new)
    yield from (f"## {heading}", "")
    yield from (f"**{escape(summary(comparison))}.**", "")
    yield from ("### " + gettext("Rules"), "")
    lines = [f"- {escape(line)}" for line in rule_lines(comparison)]
    yield from _capped(lines or [gettext("Nothing changed.")], cap)
    if comparison.verdicts:
        yield from ("", "### " + gettext("Verdicts"))
    for change in comparison.verdicts[:cap]:
        yield from _case(change, cap)
    rest = len(comparison.verdicts) - len(comparison.verdicts[:cap])
    if rest:
        yield from ("", ngettext("and {count:,} more case", "and {count:,} more cases", rest))
    if comparison.examples is not None:
        yield from ("", "### " + gettext("Examples"), "")
        yield from _capped([f"- {escape(example_line(each))}" for each in comparison.examples], cap)


def _case(change: VerdictChange, cap: int | None) -> Iterator[str]:
    money = joined((payable(name, value) for name, value in change.payable.items()), "; ")
    heading = gettext("**{case}**, as of {day}", case=escape(change.case), day=change.as_of)
    yield from ("", f"{heading}: {escape(money)}" if money else heading, "")
    yield gettext("| What | Was | Is |")
    yield "| --- | --- | --- |"
    yield from _capped([_row(each) for each in change.differences], cap)


def _row(each: Difference) -> str:
    return f"| {escape(each.id)} | {escape(each.old)} | {escape(each.new)} |"


def _capped(lines: list[str], cap: int | None) -> Iterator[str]:
    yield from lines[:cap]
    rest = len(lines) - len(lines[:cap])
    if rest:
        yield from ("", gettext("and {count:,} more", count=rest))
