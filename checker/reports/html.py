"""Verdicts as one self-contained page, to read on a screen or to print and file."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from checker.messages import gettext
from checker.model.statuses import Status, TrancheStatus, counted
from checker.reports.assessment import Assessment, Style
from checker.reports.phrases import (
    amount_words,
    clean,
    days,
    money_words,
    origin_words,
    payable_words,
    subject_words,
)
from checker.reports.remarks import skipped, warnings
from checker.reports.selection import (
    assumed_for,
    declared_by,
    determination_by,
    due_from,
    elsewhere_line,
    missing_things,
    norms_line,
    ordered_consequences,
    unchecked_lines,
    with_status,
)


def render(assessments: Sequence[Assessment], style: Style) -> str:
    """Return one HTML page on all cases; it needs no other file and runs no script.

    What a submitter wrote is escaped. Verbose opens what is otherwise folded away.
    """
    return _template().render(cases=assessments, verbose=style.verbose)


def _printable(value: object) -> object:
    """Clean every text that the template prints, but not the markup of its own macros."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def css_string(text: str) -> Markup:
    """Return a text as a string of CSS; every sign but letters and digits is escaped."""
    signs = (char if char.isalnum() else f"\\{ord(char):x} " for char in clean(text))
    return Markup('"{}"').format(Markup("".join(signs)))  # noqa: S704 - no sign of markup is left


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("checker.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )
    functions = (
        due_from,
        gettext,
        determination_by,
        amount_words,
        assumed_for,
        declared_by,
        elsewhere_line,
        norms_line,
        unchecked_lines,
        money_words,
        payable_words,
        missing_things,
        ordered_consequences,
        origin_words,
        subject_words,
        skipped,
        warnings,
        counted,
        css_string,
        days,
        with_status,
    )
    environment.globals.update({function.__name__: function for function in functions})
    environment.globals.update(statuses=list(Status), tranche_statuses=list(TrancheStatus))
    return environment.get_template("verdict.html.j2")
