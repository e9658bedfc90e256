"""Findings that ask the same of the same on the same day, put together: one line a matter."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from checker.messages import Message, gettext, joined
from checker.model.verdict import Finding, SubjectValue
from checker.reports.phrases import clean, titled, with_figures


@dataclass(frozen=True, slots=True)
class Matter:
    """Findings of one rule, due on one day, whose subjects differ in their first part alone."""

    findings: tuple[Finding, ...]

    def words(self) -> Message:
        """Return the title with what the subjects share, then the part that differs of each.

        ``Report of each works (year 1999): works North, South``; with figures, ``works North 3 of
        5 t so far; South 2 of 5 t so far``.
        """
        first = self.findings[0]
        if len(self.findings) == 1:
            return with_figures(first)
        name, *shared = first.subject
        title = titled(first.title, {each: first.subject[each] for each in shared})
        figures = any(each.figures for each in self.findings)
        values = [_value(each.subject[name], each.figures) for each in self.findings]
        return gettext(
            "{title}: {name} {values}",
            title=title,
            name=clean(name.replace("_", " ")),
            values=joined(values, "; " if figures else ", "),
        )


def by_day_and_bearer(findings: Sequence[Finding]) -> list[list[Matter]]:
    """Return the matters that are due on one day from one bearer together, in the order given."""
    days: dict[object, dict[object, list[Finding]]] = {}
    for finding in findings:
        matters = days.setdefault((finding.due, finding.bearer), {})
        matters.setdefault(_matter_of(finding), []).append(finding)
    return [[Matter(tuple(each)) for each in matters.values()] for matters in days.values()]


def _matter_of(finding: Finding) -> object:
    subject = list(finding.subject.items())
    if not subject:
        return finding.id
    (name, _), *shared = subject
    return finding.rule, finding.title, name, tuple(shared)


def _value(value: SubjectValue, figures: str | None) -> Message:
    shown = clean(str(value))
    return (
        gettext("{value} {figures}", value=shown, figures=figures) if figures else joined([shown])
    )
