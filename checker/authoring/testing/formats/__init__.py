"""Formats of test results, each in a file of its own."""

from collections.abc import Sequence

from checker.authoring.report_formats import ReportFormats
from checker.authoring.testing.results import SuiteResults

FORMATS: ReportFormats[Sequence[SuiteResults]] = ReportFormats(
    __name__, ("text", "json", "junit", "github")
)
"""The results of several packs in one report."""
