"""Formats of coverage, each in a file of its own."""

from collections.abc import Sequence

from checker.authoring.coverage.report import CoverageReport
from checker.authoring.report_formats import ReportFormats

FORMATS: ReportFormats[Sequence[CoverageReport]] = ReportFormats(__name__, ("text", "json", "html"))
"""The coverage of several packs in one report."""
