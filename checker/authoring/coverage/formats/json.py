"""Coverage as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.authoring.coverage.pack_coverage import PackCoverage, RuleCoverage
from checker.authoring.coverage.report import CoverageReport
from checker.model.pack import Pack
from checker.packs.coverage import NormCoverage
from checker.reports import Style
from checker.reports.json import dumps


def render(reports: Sequence[CoverageReport], style: Style) -> str:
    """Return the coverage of all packs in full; the style changes nothing."""
    return dumps({"packs": [_report(report) for report in reports]})


def _report(report: CoverageReport) -> Mapping[str, object]:
    pack = report.pack
    norms = {
        "pack": pack.id,
        "version": pack.manifest.version,
        "norms": [_norm(item) for item in report.norms.norms],
        "problems": [str(problem) for problem in report.norms.problems],
    }
    return norms if report.tests is None else {**norms, "tests": _tests(report.tests)}


def _norm(item: NormCoverage) -> Mapping[str, object]:
    return {
        "id": item.norm.id,
        "source": item.norm.citation,
        "state": item.norm.state,
        "rules": list(item.rules),
        "supports": list(item.supports),
    }


def _tests(tests: PackCoverage) -> Mapping[str, object]:
    return {
        "count": tests.tests,
        "goals": tests.total,
        "checked": tests.checked,
        "percent": str(tests.percent),
        "rules": [_rule(tests.pack, rule) for rule in tests.rules],
    }


def _rule(pack: Pack, rule: RuleCoverage) -> Mapping[str, object]:
    place = pack.position(rule.entry)
    goals = {goal: level.name.casefold() for goal, level in rule.goals.items()}
    return {"rule": rule.rule, "file": place.file, "line": place.line, "goals": goals}
