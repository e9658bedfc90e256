"""A statement as one self-contained page, to read on a screen or to print and file."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from checker.model.statement import Statement
from checker.reports.assessment import Style
from checker.reports.phrases import clean
from checker.reports.statements import pictures, wording


def render(statement: Statement, style: Style) -> str:
    """Return one HTML page; it needs no other file and runs no script.

    What a submitter wrote is escaped. Verbose opens the notes, which are otherwise folded away.
    """
    return _template().render(statement=statement, verbose=style.verbose)


def _printable(value: object) -> object:
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("checker.reports.statements"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )
    environment.globals.update(wording=wording, pictures=pictures)
    return environment.get_template("statement.html.j2")
