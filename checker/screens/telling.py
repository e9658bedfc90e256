"""What screens found, in words: a line for each rule, and the findings that matter most."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from checker.messages import gettext, ngettext, told
from checker.model.statuses import Status
from checker.model.verdict import Finding
from checker.reports.assessment import Style
from checker.reports.terminal import Page, words
from checker.screens.rules import NotScreened

FEW: Final = 20
"""Findings and rules that are listed."""


@dataclass(slots=True)
class Found:
    """What a rule found, as far as it is told; ``listed`` are its first violations."""

    rule: str
    subjects: int
    suspects: int
    statuses: Counter[Status] = field(default_factory=Counter)
    listed: list[Finding] = field(default_factory=list)


def overview(results: Sequence[Found | NotScreened], style: Style) -> str:
    """Return the results in short; with a verbose style every rule that has no screen is listed."""
    with style.speaking():
        page = Page(style)
        found = [each for each in results if isinstance(each, Found)]
        left = [each for each in results if isinstance(each, NotScreened)]
        page.heading(gettext("Screened ({count:,})", count=len(found)))
        asked = [each for each in found if each.subjects]
        for each in asked:
            page.put(words(_counts(each)), hang=2)
        if without := len(found) - len(asked):
            page.put(words(_without_subject(without)))
        _list_violations(page, found)
        if left:
            page.heading(gettext("Not screened: assess the case ({count:,})", count=len(left)))
            listed = left if style.verbose else left[:FEW]
            for rule in listed:
                page.put(words(f"{rule.rule}: {rule.why}"), hang=2)
            if more := len(left) - len(listed):
                page.put(words(_more_rules(more)))
        return page.text()


def _list_violations(page: Page, found: Sequence[Found]) -> None:
    violated = [finding for each in found for finding in each.listed][:FEW]
    if not violated:
        return
    count = sum(each.statuses[Status.VIOLATED] for each in found)
    page.heading(gettext("Violated ({count:,})", count=count))
    for finding in violated:
        page.put(words(f"{finding.id}: {finding.message}"), hang=2)
    if more := count - len(violated):
        page.put(words(_more_findings(more)))


def _without_subject(count: int) -> str:
    return ngettext(
        "{count:,} rule has no subject here", "{count:,} rules have no subject here", count
    )


def _more_findings(count: int) -> str:
    return ngettext(
        "{count:,} more finding; -o FILE.jsonl writes it",
        "{count:,} more findings; -o FILE.jsonl writes them",
        count,
    )


def _more_rules(count: int) -> str:
    return ngettext(
        "{count:,} more rule; --verbose lists it",
        "{count:,} more rules; --verbose lists them",
        count,
    )


def _counts(rule: Found) -> str:
    """Return how many subjects a rule has, and what those are that were judged."""
    parts = [
        ngettext("{count:,} subject", "{count:,} subjects", rule.subjects),
        ngettext("{count:,} judged", "{count:,} judged", rule.suspects),
        *(told(status.traits.counted(rule.statuses[status])) for status in _found(rule)),
    ]
    return f"{rule.rule}: {', '.join(parts)}"


def _found(rule: Found) -> list[Status]:
    return [status for status in Status if rule.statuses[status]]
