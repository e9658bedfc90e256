"""Formats of comparisons, each in a file of its own."""

from checker.authoring.diff.comparison import Comparison
from checker.authoring.report_formats import ReportFormats

FORMATS: ReportFormats[Comparison] = ReportFormats(__name__, ("text", "json", "markdown"))
"""One comparison of two versions."""
