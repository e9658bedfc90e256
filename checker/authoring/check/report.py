"""Reports of a check, in the formats of problems."""

from __future__ import annotations

import json

from checker.authoring.check.pack_check import Checked, CheckReport
from checker.reports import Style
from checker.reports.json import dumps
from checker.reports.problems import FORMATS
from checker.reports.problems import render as render_problems

__all__ = ["FORMATS", "render"]


def render(report: CheckReport, format_: str, style: Style) -> str:
    """Return the problems in one of ``FORMATS``; text and JSON also say how much was checked."""
    text = render_problems(report.problems, format_, style)
    if format_ == "json":
        counted = [
            {name: getattr(each, name) for name in Checked.__slots__} for each in report.checked
        ]
        return dumps({"checked": counted, **json.loads(text)})
    if format_ == "text":
        return text + "".join(f"{each.summary()}\n" for each in report.checked)
    return text
