"""``checker statement``: the documents that a record generates."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from checker.cli.cases import load
from checker.cli.options import (
    Text,
    as_of_option,
    case_argument,
    lang_option,
    no_cache_option,
    parse_outputs,
    reports_problems,
    rules_option,
    style,
    tell_rules_passed_over,
    verbose_option,
    write,
)
from checker.messages import gettext
from checker.pipeline import offered_statements, state
from checker.reports.statements import BINARY, FORMATS, MissingPackageError, render, spoken
from checker.reports.statements.offers import listing


@click.command()
@case_argument
@click.argument("statement", type=Text(), metavar="[ID]", required=False)
@click.option(
    "--for",
    "given",
    type=Text(),
    metavar="NAME=VALUE",
    multiple=True,
    help="What the statement is about, such as year=1998; once for each of its parameters.",
)
@as_of_option
@rules_option
@no_cache_option
@click.option(
    "--format",
    "-f",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    help="How the statement is written. docx and xlsx need -o FILE. Default: text.",
)
@click.option("--output", "-o", type=Text(), metavar="FILE", help="Write the statement to FILE.")
@verbose_option
@lang_option
@reports_problems
def statement(
    case: str,
    statement: str | None,
    given: tuple[str, ...],
    as_of: date | None,
    rules: str | None,
    format_: str,
    output: str | None,
    verbose: bool,
) -> None:
    """Make the statement ID from the record of CASE; without ID, list what there is.

    A statement is a report, an account or an application whose figures come from the documents
    of the case. What is not known prints as "not reported".
    """
    target = parse_outputs((format_,), output, FORMATS)[0]
    if statement is not None and format_ in BINARY and output is None:
        message = gettext("{format} is written to a file; add -o FILE", format=format_)
        raise click.UsageError(message)
    parameters = _parameters(given)
    loaded = load(case, rules)
    tell_rules_passed_over(loaded)
    texts = loaded.compiled.pack.texts
    day = as_of or date.today()
    if statement is None:
        _refuse_format(format_, given)
        look = style(target)
        with look.speaking([texts]):
            write(target, listing(loaded.case, offered_statements(loaded, day), day, look))
        return
    look = spoken(style(target, verbose), format_)
    try:
        with look.speaking([texts]):
            report = render(state(loaded, statement, parameters, day), format_, look)
    except MissingPackageError as error:
        raise click.UsageError(_not_installed(format_, error)) from error
    write(target, report)


def _parameters(given: Sequence[str]) -> dict[str, str]:
    """Return the values by name; click.UsageError for one without a name, or given twice."""
    found: dict[str, str] = {}
    for text in given:
        name, sign, value = text.partition("=")
        if not sign or not name or not value:
            message = gettext("--for {text} is not of the form NAME=VALUE", text=text)
            raise click.UsageError(message)
        if name in found:
            raise click.UsageError(gettext("--for gives {name!r} twice", name=name))
        found[name] = value
    return found


def _refuse_format(format_: str, given: Sequence[str]) -> None:
    """Raise click.UsageError for options that only concern one statement."""
    if given or format_ != "text":
        raise click.UsageError(gettext("name the statement to be made, before its options"))


def _not_installed(format_: str, error: MissingPackageError) -> str:
    return gettext(
        "{format} needs the package {package}; install checker[office]",
        format=format_,
        package=error.package,
    )
