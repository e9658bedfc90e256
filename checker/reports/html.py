"""Verdicts as one self-contained page, to read on a screen or to print and file."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Sequence
from functools import cache
from hashlib import sha256
from importlib.resources import files
from urllib.parse import quote

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup

from checker.messages import TAGS, Message, gettext, joined
from checker.model.statuses import Status, TrancheStatus, counted
from checker.model.verdict import Amount, Finding, Tranche, Verdict
from checker.reports.answer import lifts, next_payment, sentence, stoppers
from checker.reports.assessment import Assessment, Style
from checker.reports.finding_charts import chart_parts
from checker.reports.money import Standing, groups, standing_of_rest, totals, unknown
from checker.reports.owed import NOBODY, owed_by
from checker.reports.phrases import (
    amount_words,
    clean,
    days,
    money_words,
    origin_words,
    read_so,
    subject_words,
    titled,
)
from checker.reports.plain import as_written, derivation, paragraphs, said
from checker.reports.punctuality import punctuality
from checker.reports.remarks import skipped, warnings
from checker.reports.selection import (
    assumed_for,
    assumption_lines,
    declared_by,
    determination_by,
    due_from,
    elsewhere_line,
    norms_line,
    ordered_consequences,
    unchecked_lines,
    waiting_line,
    with_status,
)
from checker.reports.statements.pictures import in_page
from checker.reports.statements.wording import heading

FUNCTIONS = (
    amount_words,
    as_written,
    assumed_for,
    assumption_lines,
    chart_parts,
    counted,
    days,
    declared_by,
    derivation,
    determination_by,
    due_from,
    elsewhere_line,
    gettext,
    groups,
    heading,
    in_page,
    joined,
    lifts,
    money_words,
    norms_line,
    ordered_consequences,
    origin_words,
    owed_by,
    paragraphs,
    punctuality,
    read_so,
    said,
    sentence,
    skipped,
    stoppers,
    subject_words,
    titled,
    totals,
    unchecked_lines,
    waiting_line,
    unknown,
    warnings,
    with_status,
)


def render(assessments: Sequence[Assessment], style: Style) -> str:
    """Return one HTML page on all cases; it needs no other file and can be read without a script.

    The only script is the one that searches the page; its digest stands in the page's policy, so
    that nothing else runs. What a submitter wrote is escaped. Verbose opens what is otherwise
    folded away.
    """
    template = environment().get_template("verdict.html.j2")
    return template.render(cases=assessments, verbose=style.verbose, language=TAGS[style.language])


def css_string(text: str) -> Markup:
    """Return a text as a string of CSS; all but letters and digits is escaped."""
    escaped = (char if char.isalnum() else f"\\{ord(char):x} " for char in clean(text))
    return Markup('"{}"').format(Markup("".join(escaped)))  # noqa: S704 - no markup is left


@pass_context
def anchor(context: Context, name: str, case: Assessment) -> str:
    """Return the id of a finding, consequence or tranche as the name of a place in the page.

    On a page of several cases the number of the case goes before it.
    """
    cases: Sequence[Assessment] = context["cases"]
    number = [each is case for each in cases].index(True) + 1
    return quote(clean(name) if len(cases) == 1 else f"{number}:{clean(name)}", safe="/:")


def amounts(sums: Iterable[Amount]) -> Message:
    """Return amounts of several currencies in a row, or that there is nothing."""
    words = [amount_words(each) for each in sums]
    return joined(words, "; ") if words else gettext("nothing")


def answer_class(verdict: Verdict) -> str:
    """Return how the answer looks: as what may be paid, or as what stands against it."""
    if any(each.payable_now for each in verdict.tranches):
        return Standing.PAYABLE
    tranche = next_payment(verdict)
    if tranche is not None:
        held = standing_of_rest(tranche) is Standing.HELD
        return Standing.HELD if held else Standing.OPEN
    return {0: Standing.PAYABLE, 1: Standing.HELD}.get(verdict.exit_status, Standing.OPEN)


def by_rule(findings: Sequence[Finding]) -> list[list[Finding]]:
    """Return findings together that one rule made, in order of first mention."""
    found: dict[str, list[Finding]] = {}
    for each in findings:
        found.setdefault(each.rule, []).append(each)
    return list(found.values())


def titles(tranches: Iterable[Tranche]) -> list[Message]:
    """Return the titles of tranches with their subjects."""
    return [titled(each.title, each.subject) for each in tranches]


def _printable(value: object) -> object:
    """Clean every text that the template prints, but not the markup of its own macros."""
    return clean(value) if isinstance(value, str) and not isinstance(value, Markup) else value


def source(name: str) -> Markup:
    """Return a file of our own, as it stands in the page."""
    text = files("checker.reports").joinpath("templates", name).read_text(encoding="utf-8")
    return Markup(text)  # noqa: S704 - our own


def script_digest(script: str) -> str:
    """Return the source expression that lets exactly this script run."""
    return f"sha256-{b64encode(sha256(script.encode()).digest()).decode()}"


@cache
def environment() -> Environment:
    """Return the templates of the report with all that they call, for pages that show a part of it.

    What they print is cleaned and escaped.
    """
    made = Environment(
        loader=PackageLoader("checker.reports"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        finalize=_printable,
    )
    own = (amounts, anchor, answer_class, by_rule, css_string, titles)
    made.globals.update({each.__name__: each for each in (*FUNCTIONS, *own)})
    script = source("search.js")
    made.globals.update(
        language=TAGS["en"],
        nobody=NOBODY,
        script=script,
        script_digest=script_digest(script),
        standings=Standing,
        statuses=list(Status),
        stylesheet=source("style.css"),
        tranche_statuses=list(TrancheStatus),
    )
    return made
