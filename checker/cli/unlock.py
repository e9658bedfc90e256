"""``checker unlock``: which further papers would make a tranche payable."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import click

from checker.cli.cases import load
from checker.cli.extra import needing_excel
from checker.cli.options import (
    IsoDate,
    Text,
    case_argument,
    check_files,
    lang_option,
    language,
    no_cache_option,
    parse_outputs,
    reports_problems,
    rules_option,
    style,
    tell_rules_passed_over,
    write,
)
from checker.messages import gettext
from checker.model.pack import Pack
from checker.unlock import Prospect
from checker.unlock import unlock as unlock_case
from checker.unlock.formats import FORMATS, render

_XLSX = "xlsx"


@click.command()
@case_argument
@click.option(
    "--as-of",
    type=IsoDate(),
    default=None,
    help="Start from the papers received by this day. Default: today, or the day of --by if that "
    "is earlier.",
)
@rules_option
@no_cache_option
@click.option(
    "--tranche",
    type=Text(),
    metavar="ID",
    help="Only this tranche: tranche-3, or 1999/3.",
)
@click.option(
    "--by",
    type=IsoDate(),
    default=None,
    help="The day on which it has to be payable. Default: the earliest day possible.",
)
@click.option(
    "--format",
    "-f",
    "format_",
    type=Text(),
    metavar="FORMAT",
    default="text",
    help="text, json, or xlsx=FILE: a workbook to fill in for the papers of the first way of each "
    "tranche. Default: text.",
)
@click.option("--output", "-o", type=Text(), metavar="FILE", help="Write the ways to FILE.")
@lang_option
@reports_problems
def unlock(
    case: str,
    as_of: date | None,
    rules: str | None,
    tranche: str | None,
    by: date | None,
    format_: str,
    output: str | None,
) -> None:
    """Say which further papers would make the tranches of CASE payable, from whom and by when.

    Every way is proven by assessing the case with its papers, and none of them can be left out.
    Nothing is proposed that could not honestly be issued.
    """
    target = parse_outputs((format_,), output, (*FORMATS, _XLSX))[0]
    check_files([target])
    today = date.today()
    day = as_of or (min(by, today) if by else today)
    if by is not None and by < day:
        message = gettext("--by {by} is before --as-of {as_of}", by=by, as_of=day)
        raise click.UsageError(message)
    loaded = load(case, rules)
    tell_rules_passed_over(loaded)
    prospects = unlock_case(loaded, day, tranche, by)
    pack = loaded.compiled.pack
    if target.format == _XLSX:
        write(target, _workbook(prospects, pack))
    else:
        write(target, render(prospects, pack, target.format, style(target)))


def _workbook(prospects: Sequence[Prospect], pack: Pack) -> bytes:
    """Return the forms for the papers to come; raises click.UsageError where there are none."""
    with needing_excel():
        from checker.excel.forms import forms_of
        from checker.excel.guide import Wanted
        from checker.excel.template import template
    forms = forms_of(prospects, pack)
    if not forms:
        raise click.UsageError(gettext("no tranche waits for a paper that could come"))
    return template(pack, Wanted(language=language()), forms)
