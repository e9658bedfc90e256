"""What became of mutants as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.authoring.mutation.mutants import Mutant
from checker.authoring.mutation.run import MutationReport
from checker.reports import Style
from checker.reports.json import dumps


def render(reports: Sequence[MutationReport], style: Style) -> str:
    """Return numbers and survivors of all packs; the style changes nothing."""
    return dumps({"packs": [_report(report) for report in reports]})


def _report(report: MutationReport) -> Mapping[str, object]:
    return {
        "pack": report.pack.id,
        "version": report.pack.manifest.version,
        "tests": report.tests,
        "mutants": len(report.fates),
        "killed": report.killed,
        "equivalent": report.equivalent,
        "survivors": [_mutant(mutant) for mutant in report.survivors],
        "stale": [str(problem) for problem in report.stale],
    }


def _mutant(mutant: Mutant) -> Mapping[str, object]:
    place = mutant.position
    return {
        "mutant": mutant.key,
        "file": place.file,
        "line": place.line,
        "column": place.column,
    }
