"""Reports of the tools for authors by format, each format in a module of its own."""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import Generic, TypeVar

from checker.reports import Style

R_contra = TypeVar("R_contra", contravariant=True)


@dataclass(frozen=True, slots=True)
class ReportFormats(Generic[R_contra]):
    """The formats of one kind of report.

    Each name in ``names`` is a module of ``package`` with a function ``render(report, style)``,
    which is imported when it is asked for.
    """

    package: str
    names: tuple[str, ...]

    def render(self, report: R_contra, format_: str, style: Style) -> str:
        """Return the report in one of ``names``; raises ValueError for another format."""
        if format_ not in self.names:
            raise ValueError(f"unknown format {format_!r}; known are {', '.join(self.names)}")
        text: str = import_module(f"{self.package}.{format_}").render(report, style)
        return text
