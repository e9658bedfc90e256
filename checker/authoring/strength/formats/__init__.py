"""Formats of strength, each in a file of its own."""

from collections.abc import Sequence

from checker.authoring.report_formats import ReportFormats
from checker.authoring.strength.levels import PackStrength

FORMATS: ReportFormats[Sequence[PackStrength]] = ReportFormats(__name__, ("text", "json"))
"""The strength of several packs in one report."""
