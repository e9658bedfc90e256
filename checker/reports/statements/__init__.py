"""Statements as files, each format in a module of its own."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from checker.model.statement import Statement
from checker.reports.assessment import Style

FORMATS = ("text", "markdown", "html", "json", "docx", "xlsx")
"""Formats of statements by name; each is a module here with a function ``render``."""
BINARY = ("docx", "xlsx")
"""Formats whose files are bytes; they need the packages of ``checker[office]``."""


class MissingPackageError(Exception):
    """A format needs a package that is not installed; ``package`` names it."""

    def __init__(self, package: str) -> None:
        super().__init__(package)
        self.package = package


def render(statement: Statement, format_: str, style: Style | None = None) -> str | bytes:
    """Return a statement in a format: text, or bytes for those in ``BINARY``.

    Raises ValueError for a format that is not in ``FORMATS``, and MissingPackageError where the
    packages of a format are not installed.
    """
    if format_ not in FORMATS:
        raise ValueError(f"unknown format {format_!r}; known are {', '.join(FORMATS)}")
    try:
        module = import_module(f"checker.reports.statements.{format_}")
    except ModuleNotFoundError as error:
        if format_ not in BINARY:
            raise
        raise MissingPackageError(str(error.name)) from error
    function: Callable[[Statement, Style], str | bytes] = module.render
    return function(statement, style or Style())
