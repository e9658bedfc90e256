"""What probes found as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.authoring.probe.probing import Improvement
from checker.authoring.probe.run import ProbeReport
from checker.reports import Style
from checker.reports.json import dumps


def render(reports: Sequence[ProbeReport], style: Style) -> str:
    """Return the probes of all packs, and each improvement; the style changes nothing."""
    return dumps(
        {
            "probes": sum(report.probes for report in reports),
            "improved": [
                _improvement(report, each) for report in reports for each in report.improved
            ],
            "accepted": sum(report.accepted for report in reports),
            "packs": [_pack(report) for report in reports],
        }
    )


def _improvement(report: ProbeReport, each: Improvement) -> Mapping[str, object]:
    money = each.gain.money
    return {
        "pack": report.pack.id,
        "case": each.case,
        "as_of": each.as_of.isoformat(),
        "document": each.paper,
        "type": each.type,
        "field": each.field,
        "kind": each.kind,
        "change": each.change,
        "rule": each.gain.rule,
        "finding": each.gain.id,
        "before": each.gain.before,
        "after": each.gain.after,
        "payable": money and money.model_dump(mode="json"),
    }


def _pack(report: ProbeReport) -> Mapping[str, object]:
    return {
        "pack": report.pack.id,
        "version": report.pack.manifest.version,
        "cases": report.cases,
        "papers": report.papers,
        "probes": report.probes,
        "improved": len(report.improved),
        "accepted": report.accepted,
        "unused": [str(problem) for problem in report.unused],
        "left_out": {"cases": report.left_out.cases, "papers": report.left_out.papers},
    }
