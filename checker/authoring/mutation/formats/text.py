"""What became of mutants as text: first of all the survivors."""

from __future__ import annotations

from collections.abc import Sequence

from checker.authoring.mutation.run import MutationReport
from checker.messages import Message, gettext, joined, ngettext
from checker.reports import Style
from checker.reports.terminal import STRONG, Page, whole, words


def render(reports: Sequence[MutationReport], style: Style) -> str:
    """Return each survivor with its line, and a line of numbers for each pack."""
    page = Page(style)
    for report in reports:
        _put(page, report)
    return page.text()


def _put(page: Page, report: MutationReport) -> None:
    for mutant in report.survivors:
        page.put([whole(str(mutant.position), "bold red"), *words(mutant.place)], hang=4)
        page.put(words(mutant.words), indent=4, hang=2)
    for problem in report.stale:
        page.put([whole(str(problem.position), "bold red"), *words(problem.message)], hang=4)
    page.put(words(_summary(report), STRONG))


def _summary(report: MutationReport) -> Message:
    numbers = [
        ngettext(
            "{killed:,} noticed by {count:,} test",
            "{killed:,} noticed by {count:,} tests",
            report.tests,
            killed=report.killed,
        )
    ]
    if report.equivalent:
        numbers.append(gettext("{count:,} equivalent", count=report.equivalent))
    numbers.append(gettext("{count:,} survived", count=len(report.survivors)))
    return gettext(
        "{pack} {version}: {total}, {numbers}",
        pack=report.pack.id,
        version=report.pack.manifest.version,
        total=ngettext("{count:,} mutant", "{count:,} mutants", len(report.fates)),
        numbers=joined(numbers, ", "),
    )
