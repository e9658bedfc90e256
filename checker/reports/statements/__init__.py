"""Statements as files, each format in a module of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from importlib import import_module

from checker.messages import ENGLISH
from checker.model.statement import Statement
from checker.reports.assessment import Style

FORMATS = ("text", "markdown", "html", "json", "docx", "xlsx")
"""Formats of statements by name; each is a module here with a function ``render``."""
BINARY = ("docx", "xlsx")
"""Formats whose files are bytes; they need the packages of ``checker[office]``."""
MACHINE = "json"
"""The format for programs."""


class MissingPackageError(Exception):
    """A format needs a package that is not installed; ``package`` names it."""

    def __init__(self, package: str) -> None:
        super().__init__(package)
        self.package = package


def spoken(style: Style, format_: str) -> Style:
    """Return the style of a format: that for programs is English whatever the language is."""
    return replace(style, language=ENGLISH) if format_ == MACHINE else style


def render(statement: Statement, format_: str, style: Style | None = None) -> str | bytes:
    """Return a statement in a format: text, or bytes for those in ``BINARY``.

    It is told in the language that is spoken; ``spoken`` gives the style that speaks it, within
    which a statement is made, too.

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
