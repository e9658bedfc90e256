"""Formats of what probes found, each in a file of its own."""

from collections.abc import Sequence

from checker.authoring.probe.run import ProbeReport
from checker.authoring.report_formats import ReportFormats

FORMATS: ReportFormats[Sequence[ProbeReport]] = ReportFormats(__name__, ("text", "json"))
"""The probes of several packs in one report."""
