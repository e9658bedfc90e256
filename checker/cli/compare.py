"""``checker compare``: two verdicts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import click
from pydantic import ValidationError

from checker.authoring.compare.formats import FORMATS
from checker.authoring.compare.two_verdicts import TwoVerdicts, compare_verdicts
from checker.cli.cases import load
from checker.cli.options import (
    IsoDate,
    Text,
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
from checker.cli.options import (
    days as both_days,
)
from checker.cli.rules.options import format_option, output_option
from checker.messages import gettext
from checker.model.pack import PackTexts
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import Verdict
from checker.pipeline import assess
from checker.reports import Style

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
@click.option(
    "--known-on",
    "known",
    type=IsoDate(),
    multiple=True,
    help="What had been received by this day counts; given twice, for each. Default: --as-of.",
)
@rules_option
@no_cache_option
@format_option(FORMATS.names)
@output_option
@verbose_option
@lang_option
@reports_problems
def compare(
    cases: tuple[str, ...],
    days: tuple[date, ...],
    known: tuple[date, ...],
    rules: str | None,
    formats: tuple[str, ...],
    output: str | None,
    verbose: bool,
) -> None:
    """Compare two verdicts: what changed, whether a paper, a rule or the day did it, and the money.

    Either one CASE on two days, or as it was known on two days, or two: each a case, or a verdict
    that `checker assess -f json` saved.

    Exit status 0: nothing changed; 1: something changed; 2: the input cannot be used.
    """
    outputs = parse_outputs(formats, output, FORMATS.names)
    (old, old_texts), (new, new_texts) = (
        _verdict(side, rules) for side in _sides(cases, days, known)
    )
    pair = compare_verdicts(old, new)
    texts = (old_texts, new_texts)
    for wanted in outputs:
        write(wanted, _told(pair, wanted.format, style(wanted, verbose), texts))
    if pair.changes:
        raise SystemExit(DIFFERENT)


@dataclass(frozen=True, slots=True)
class _Side:
    """One of the two: a case or a file, the day it is judged as of, and that of what was known."""

    source: str
    as_of: date
    known_on: date


def _sides(
    cases: tuple[str, ...], days: tuple[date, ...], known: tuple[date, ...]
) -> tuple[_Side, _Side]:
    """Return both sides; raises click.UsageError where they are not two."""
    if max(len(cases), len(days), len(known)) > 2:
        raise click.UsageError(gettext("two are compared: two cases, or two days"))
    if len(cases) == 1 and len(days) < 2 and len(known) < 2:
        raise click.UsageError(gettext("give a second case, or --as-of twice, or --known-on twice"))
    return _side(cases, days, known, 0), _side(cases, days, known, -1)


def _side(
    cases: tuple[str, ...], days: tuple[date, ...], known: tuple[date, ...], at: int
) -> _Side:
    as_of, known_on = both_days(days[at] if days else None, known[at] if known else None)
    return _Side(cases[at], as_of, known_on)


def _told(pair: TwoVerdicts, format_: str, look: Style, texts: Sequence[PackTexts]) -> str:
    """Return the comparison in a format; JSON is English."""
    if format_ == "json":
        return FORMATS.render(pair, format_, look)
    with look.speaking(texts):
        return FORMATS.render(pair, format_, look)


def _verdict(side: _Side, rules: str | None) -> tuple[Verdict, PackTexts]:
    """Return the verdict on a case with the texts of its rules, or the one saved in a file."""
    if (saved := _saved(side.source)) is not None:
        return saved, {}
    loaded = load(side.source, rules)
    tell_rules_passed_over(loaded)
    verdict = assess(loaded, side.as_of, known_on=side.known_on)
    return verdict, loaded.compiled.pack.texts


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
