"""``checker compare``: two verdicts side by side."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click
from pydantic import ValidationError

from checker.authoring.compare.formats import FORMATS
from checker.authoring.compare.two_verdicts import compare_verdicts
from checker.cli.cases import load
from checker.cli.options import (
    IsoDate,
    Text,
    parse_outputs,
    reports_problems,
    rules_option,
    style,
    tell_rules_passed_over,
    verbose_option,
    write,
)
from checker.cli.rules.options import format_option, output_option
from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Verdict
from checker.pipeline import assess

DIFFERENT = 1
_SAVED = b'"findings"'


@click.command()
@click.argument("cases", metavar="CASE [CASE]", type=Text(), nargs=-1, required=True)
@click.option(
    "--as-of",
    "days",
    type=IsoDate(),
    multiple=True,
    help="The day of the verdicts; given twice, that of each. Default: today.",
)
@rules_option
@format_option(FORMATS.names)
@output_option
@verbose_option
@reports_problems
def compare(
    cases: tuple[str, ...],
    days: tuple[date, ...],
    rules: str | None,
    formats: tuple[str, ...],
    output: str | None,
    verbose: bool,
) -> None:
    """Compare two verdicts: what changed, whether a paper, a rule or the day did it, and the money.

    Either one CASE on two days, or two: each a case, or a verdict that `checker assess -f json`
    saved.

    Exit status 0: nothing changed; 1: something changed; 2: the input cannot be used.
    """
    outputs = parse_outputs(formats, output, FORMATS.names)
    (first, second), (was, now) = _sides(cases, days)
    pair = compare_verdicts(_verdict(first, was, rules), _verdict(second, now, rules))
    for wanted in outputs:
        write(wanted, FORMATS.render(pair, wanted.format, style(wanted, verbose)))
    if pair.changes:
        raise SystemExit(DIFFERENT)


def _sides(
    cases: tuple[str, ...], days: tuple[date, ...]
) -> tuple[tuple[str, str], tuple[date, date]]:
    """Return the case and the day of each side; raises click.UsageError where they are not two."""
    if len(cases) > 2 or len(days) > 2:
        raise click.UsageError(gettext("two are compared: two cases, or two days"))
    if len(cases) == 1 and len(days) < 2:
        raise click.UsageError(gettext("give a second case, or --as-of twice"))
    chosen = days or (date.today(),)
    return (cases[0], cases[-1]), (chosen[0], chosen[-1])


def _verdict(source: str, day: date, rules: str | None) -> Verdict:
    """Return the verdict on a case, or the one that was saved in a file."""
    if (saved := _saved(source)) is not None:
        return saved
    loaded = load(source, rules)
    tell_rules_passed_over(loaded)
    return assess(loaded, day)


def _saved(source: str) -> Verdict | None:
    """Return the verdict in a file; None where the file is something else, such as a case."""
    path = Path(source)
    if not path.is_file() or _SAVED not in (content := path.read_bytes()):
        return None
    try:
        return Verdict.model_validate_json(content)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        place = "/" + "/".join(str(part) for part in first["loc"])
        problem = Problem(
            Position(source, place),
            "not-a-verdict",
            gettext("this is not the verdict of one case as this version saves it"),
            found=gettext("{reason}", reason=first["msg"]),
            hint=gettext("save it again with `checker assess CASE -f json`"),
        )
        raise InputError([problem]) from None
