"""Verdicts as Markdown for pull requests and job summaries: the decision and what is open."""

from __future__ import annotations

import re
from collections.abc import Sequence

from checker.messages import gettext, told
from checker.model.pack import field_words
from checker.model.statuses import counted
from checker.model.verdict import Amount, Finding, NotCounted, Part, Status, Tranche, Verdict
from checker.reports.answer import lifts, sentence, stoppers
from checker.reports.assessment import Assessment, Style
from checker.reports.money import totals
from checker.reports.owed import owed_by
from checker.reports.phrases import amount_words, clean, days, origin_words, titled
from checker.reports.plain import said
from checker.reports.remarks import skipped, warnings
from checker.reports.selection import (
    assumed_for,
    declared_lines,
    elsewhere_line,
    norms_line,
    ordered_consequences,
    unchecked_lines,
    waiting_line,
    with_status,
)

_CAP = 20
_MARKS = re.compile(r"([\\`*_{}\[\]()#+!|~@])")
_ADDRESSES = re.compile(
    r"(\bwww|\b[a-z][a-z0-9.-]*)((?<=www)\.|:(?=//)|(?<=mailto):|(?<=xmpp):)", re.I
)
_BLOCK_STARTS = re.compile(r"^(\s*\d*)([-=]|(?<=\d)\.)")


def render(assessments: Sequence[Assessment], style: Style) -> str:
    """Return a section for each case; lists are capped unless verbose."""
    return "\n".join(_section(one, style) for one in assessments)


def escape(text: str) -> str:
    """Return the text so that Markdown, HTML and addresses in it are shown and not obeyed."""
    marked = _MARKS.sub(r"\\\1", clean(text))
    marked = _ADDRESSES.sub(lambda found: f"{found[1]}\\{found[2]}", marked)
    marked = _BLOCK_STARTS.sub(r"\1\\\2", marked)
    return marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _section(one: Assessment, style: Style) -> str:
    verdict, cap = one.verdict, None if style.verbose else _CAP
    lines = [
        f"## {escape(verdict.case)}: {verdict.status.traits.words}",
        "",
        f"**{escape(sentence(verdict))}**",
        *_lifts(verdict),
        "",
        *([escape(verdict.summary), ""] if verdict.tranches else []),
        gettext(
            "Rules {pack} {version}, {origin} (`{digest}`), {days}.",
            days=days(verdict.as_of, verdict.known_on),
            pack=escape(verdict.rules.pack),
            version=escape(verdict.rules.version),
            origin=escape(origin_words(verdict.rules)),
            digest=verdict.rules.digest,
        ),
    ]
    if elsewhere := elsewhere_line(verdict):
        lines += ["", escape(gettext("{text}.", text=elsewhere))]
    lines += _totals(verdict) + _tranches(verdict)
    for status in (each for each in Status if each.traits.level):
        findings = with_status(verdict.all_findings(), status)
        words = told(status.traits.words).capitalize()
        lines += _list(words, [_finding(each) for each in findings], cap)
    standing = [each for each in ordered_consequences(verdict) if each.lifted_by is None]
    texts = [
        f"{each.kind.words}: {escape(titled(each.title, each.subject))}"
        + (f", {escape(amount_words(each.amount))}" if each.amount else "")
        for each in standing
    ]
    lines += _list(gettext("Consequences that stand"), texts, cap)
    lines += _list(gettext("Assumed"), _assumed(one), None)
    lines += _list(gettext("On the word of"), [escape(each) for each in declared_lines(one)], None)
    papers = [_not_counted(each) for each in verdict.not_counted]
    lines += _list(gettext("Not counted"), papers, None)
    for title, remarks in (
        (gettext("Left out"), skipped(one)),
        (gettext("Warnings"), warnings(one)),
    ):
        lines += _list(
            title, [f"{escape(each.name)}: {escape(each.text)}" for each in remarks], None
        )
    lines += _list(gettext("Missing"), _missing(one), cap)
    lines += _coverage(one, style)
    return "\n".join(lines) + "\n"


def _coverage(one: Assessment, style: Style) -> list[str]:
    """Return how many norms were decided and who could help; with ``verbose`` the others too."""
    if not one.verdict.coverage.norms:
        return []
    said = filter(None, (norms_line(one.verdict.coverage), waiting_line(one)))
    lines = ["", " ".join(escape(gettext("{text}.", text=each)) for each in said)]
    unchecked = [escape(each) for each in unchecked_lines(one)] if style.verbose else []
    return lines + _list(gettext("Norms that were not looked at"), unchecked, None)


def _assumed(one: Assessment) -> list[str]:
    """Return what was assumed, for each tranche and for what is outside tranches."""
    of_tranches = [
        f"**{escape(titled(tranche.title, tranche.subject))}**: {escape(text)}"
        for tranche in one.verdict.tranches
        for text in assumed_for(one, tranche.key)
    ]
    return of_tranches + [escape(text) for text in assumed_for(one, None)]


def _missing(one: Assessment) -> list[str]:
    """Return what is missing, all of one sender together."""
    return [
        f"**{escape(sender)}**: {escape(thing.text)}"
        for sender, things in owed_by(one).items()
        for thing in things
    ]


def _lifts(verdict: Verdict) -> list[str]:
    wanted = lifts(verdict)
    return (
        ["", gettext("What lifts it:"), "", *(f"- {escape(each)}" for each in wanted)]
        if wanted
        else []
    )


def _totals(verdict: Verdict) -> list[str]:
    """Return where the money stands, in a table of one row."""
    if not verdict.tranches:
        return []
    sums = totals(verdict.tranches)
    cells = [
        "; ".join(escape(amount_words(each)) for each in found) or gettext("nothing")
        for found in sums.values()
    ]
    return [
        "",
        f"| {' | '.join(told(standing.words) for standing in sums)} |",
        f"| {' | '.join('---:' for _ in sums)} |",
        f"| {' | '.join(cells)} |",
    ]


def _tranches(verdict: Verdict) -> list[str]:
    if not verdict.tranches:
        return []
    titles = (
        gettext("Tranche"),
        gettext("Status"),
        gettext("Amount"),
        gettext("Paid"),
        gettext("Payable now"),
        gettext("Conditions"),
        gettext("Stopped by"),
    )
    head = ["", f"| {' | '.join(titles)} |", "| --- | --- | ---: | ---: | ---: | --- | --- |"]
    return head + [_tranche(verdict, tranche) for tranche in verdict.tranches]


def _tranche(verdict: Verdict, tranche: Tranche) -> str:
    paid, payable = _amount(tranche.paid), _amount(tranche.payable)
    amounts = ("<br>".join([_amount(tranche.amount), *map(_part, tranche.parts)]), paid, payable)
    conditions = counted(finding.status for finding in tranche.conditions)
    title = escape(titled(tranche.title, tranche.subject))
    stops = "; ".join(escape(each.text) for each in stoppers(verdict, tranche))
    cells = (title, told(tranche.status.traits.words), *amounts, conditions, stops)
    return f"| {' | '.join(cells)} |"


def _part(part: Part) -> str:
    return f"{escape(field_words(part.name))} {_amount(part.amount)}"


def _amount(amount: Amount | None) -> str:
    return escape(amount_words(amount)) if amount else gettext("not known")


def _finding(finding: Finding) -> str:
    figures = f" ({escape(finding.figures)})" if finding.figures else ""
    title = escape(titled(finding.title, finding.subject))
    return f"**{title}**{figures}: {escape(said(finding))} {escape(finding.source)}"


def _not_counted(one: NotCounted) -> str:
    paragraph = f" {escape(one.paragraph)}" if one.paragraph else ""
    return f"{escape(one.document)}: {escape(one.reason)}{paragraph}"


def _list(title: str, texts: list[str], cap: int | None) -> list[str]:
    if not texts:
        return []
    shown = [f"- {text}" for text in texts[:cap]]
    rest = len(texts) - len(shown)
    more = gettext("and {count:,} more", count=rest)
    return ["", f"### {title} ({len(texts)})", "", *shown, *([f"- {more}"] * bool(rest))]
