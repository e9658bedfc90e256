"""A comparison as text: first the rules, then every verdict that changes."""

from __future__ import annotations

from checker.authoring.diff.comparison import Comparison
from checker.authoring.diff.sentences import example_line, payable, rule_lines, summary
from checker.authoring.diff.verdict_changes import VerdictChange
from checker.messages import gettext
from checker.reports import Style
from checker.reports.terminal import QUIET, STRONG, Page, whole, words


def render(comparison: Comparison, style: Style) -> str:
    """Return the whole comparison, the summary last."""
    page = Page(style)
    heading = gettext("RULES, from {old} to {new}", old=comparison.old, new=comparison.new)
    page.put(words(heading, STRONG))
    for line in list(rule_lines(comparison)) or [gettext("nothing changed")]:
        page.put(words(line), indent=2, hang=4, label=("", ""))
    page.heading(gettext("Verdicts"))
    for change in comparison.verdicts:
        _put(page, change)
    if comparison.examples is not None:
        page.heading(gettext("Examples"))
        for line in map(example_line, comparison.examples):
            page.put(words(line), indent=2, hang=4, label=("", ""))
    page.blank()
    page.put(words(f"{summary(comparison)}.", STRONG))
    return page.text()


def _put(page: Page, change: VerdictChange) -> None:
    day = words(gettext("as of {day}", day=change.as_of), QUIET)
    page.put([whole(change.case, STRONG), *day], indent=2)
    for each in change.differences:
        told = words(gettext("was {old}; is {new}", old=each.old, new=each.new))
        page.put([whole(f"{each.id}:"), *told], indent=4, hang=2)
    for currency, value in change.payable.items():
        page.put(words(payable(currency, value), STRONG), indent=4)
