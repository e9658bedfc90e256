"""Formats of two verdicts side by side, each in a file of its own."""

from checker.authoring.compare.two_verdicts import TwoVerdicts
from checker.authoring.report_formats import ReportFormats

FORMATS: ReportFormats[TwoVerdicts] = ReportFormats(__name__, ("text", "json", "markdown"))
"""One comparison of two verdicts."""
