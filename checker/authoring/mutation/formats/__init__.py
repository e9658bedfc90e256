"""Formats of what became of mutants, each in a file of its own."""

from collections.abc import Sequence

from checker.authoring.mutation.run import MutationReport
from checker.authoring.report_formats import ReportFormats

FORMATS: ReportFormats[Sequence[MutationReport]] = ReportFormats(
    __name__, ("text", "json", "github")
)
"""The mutants of several packs in one report."""
