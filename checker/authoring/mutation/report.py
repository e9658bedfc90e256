"""What became of mutants, for people and machines: first of all the survivors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.authoring.mutation.run import MutationReport
from checker.reports import Style
from checker.reports.github import annotation
from checker.reports.json import dumps
from checker.reports.layout import STRONG, Page, whole, words
from checker.reports.wording import count

FORMATS = ("text", "json", "github")
"""Formats of mutation reports by name."""


def render(reports: Sequence[MutationReport], format_: str, style: Style) -> str:
    """Return the reports in one of ``FORMATS``."""
    if format_ == "json":
        return dumps({"packs": [_object(report) for report in reports]})
    if format_ == "github":
        lines = [
            annotation("error", mutant.key, "No test notices this change", mutant.position)
            for report in reports
            for mutant in report.survivors
        ]
        return "".join(f"{line}\n" for line in lines)
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
    page.put(words(summary(report), STRONG))


def summary(report: MutationReport) -> str:
    """Return the pack and its numbers on one line."""
    pack = report.pack
    numbers = [f"{report.killed:,} noticed by {count(report.tests, 'test')}"]
    if report.equivalent:
        numbers.append(f"{report.equivalent} equivalent")
    numbers.append(f"{len(report.survivors)} survived")
    total = count(len(report.fates), "mutant")
    return f"{pack.id} {pack.manifest.version}: {total}, {', '.join(numbers)}"


def _object(report: MutationReport) -> Mapping[str, object]:
    return {
        "pack": report.pack.id,
        "version": report.pack.manifest.version,
        "tests": report.tests,
        "mutants": len(report.fates),
        "killed": report.killed,
        "equivalent": report.equivalent,
        "survivors": [
            {
                "mutant": mutant.key,
                "file": mutant.position.file,
                "line": mutant.position.line,
                "column": mutant.position.column,
            }
            for mutant in report.survivors
        ],
        "stale": [str(problem) for problem in report.stale],
    }
