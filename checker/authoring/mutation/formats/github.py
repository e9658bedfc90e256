"""Surviving mutants as annotations of GitHub."""

from __future__ import annotations

from collections.abc import Sequence

from checker.authoring.mutation.run import MutationReport
from checker.messages import gettext
from checker.reports import Style
from checker.reports.github import annotation


def render(reports: Sequence[MutationReport], style: Style) -> str:
    """Return a line for each survivor; the style changes nothing."""
    title = gettext("No test notices this change")
    lines = [
        annotation("error", mutant.key, title, mutant.position)
        for report in reports
        for mutant in report.survivors
    ]
    return "".join(f"{line}\n" for line in lines)
