"""Due dates of a case as text, JSON and iCalendar (RFC 5545)."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import Any

from checker.model.pack import Obligation
from checker.model.verdict import Consequence, Finding, Status, Subject
from checker.reports.assessment import Assessment, Style
from checker.reports.json import dumps
from checker.reports.wording import clean, count, role_title, spoken, titled

FORMATS = ("text", "json", "ics")
"""Formats of calendars by name."""
_MIDNIGHT = time(tzinfo=UTC)
_STATE = len("done late") + 1
_DATE = len("1999-12-31") + 1


class DueState(StrEnum):
    """How a due item stands as of the date; ``due`` means on that very day.

    ``open``: the day has passed, and it is not known whether it was done.
    """

    DONE = "done"
    DONE_LATE = "done-late"
    WAIVED = "waived"
    OVERDUE = "overdue"
    OPEN = "open"
    DUE = "due"
    PENDING = "pending"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One due date: of which finding or consequence, whose (a role's title), and how it stands.

    ``days_left`` counts from the as-of date, negative once overdue; None for what is settled.
    """

    finding: str
    title: str
    bearer: str | None
    due: date
    state: DueState
    days_left: int | None
    source: str
    subject: Subject = field(default_factory=dict)
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Calendar:
    """The due items of a case as of a date, by the rules of a pack."""

    case: str
    as_of: date
    pack: str
    items: tuple[DueItem, ...]

    def ordered(self) -> list[DueItem]:
        """Return the items by due date, then by finding."""
        return sorted(self.items, key=lambda item: (item.due, item.finding))


def render(assessment: Assessment, format_: str, style: Style | None = None) -> str:
    """Return the due dates of a case in a format.

    Raises ValueError for a format that is not in ``FORMATS``.
    """
    return render_calendar(due_dates(assessment), format_, style)


def render_calendar(calendar: Calendar, format_: str, style: Style | None = None) -> str:
    """Return a calendar in a format, as ``render`` does."""
    if format_ == "text":
        return _text(calendar, style or Style())
    if format_ == "json":
        return _json(calendar)
    if format_ == "ics":
        return _icalendar(calendar)
    raise ValueError(f"unknown format {format_!r}; known are {', '.join(FORMATS)}")


def due_dates(assessment: Assessment) -> Calendar:
    """Return the due dates of obligations that apply, and of consequences."""
    verdict = assessment.verdict
    findings = (_of_finding(assessment, finding) for finding in verdict.all_findings())
    consequences = (_of_consequence(one, verdict.as_of) for one in verdict.consequences)
    items = tuple(item for item in (*findings, *consequences) if item)
    return Calendar(verdict.case, verdict.as_of, verdict.rules.pack, items)


def _of_finding(assessment: Assessment, finding: Finding) -> DueItem | None:
    """Return the due date of an obligation; other rules have dates on which they are judged."""
    obliged = isinstance(assessment.rules.get(finding.rule), Obligation)
    if not obliged or finding.due is None or finding.status is Status.NOT_APPLICABLE:
        return None
    state = _state_of(finding, finding.due, assessment.verdict.as_of)
    return DueItem(
        finding=finding.id,
        title=finding.title,
        bearer=role_title(assessment.pack, finding.bearer) if finding.bearer else None,
        due=finding.due,
        state=state,
        days_left=_days_left(state, finding.due, assessment.verdict.as_of),
        source=finding.source,
        subject=finding.subject,
        evidence=finding.evidence,
    )


def _of_consequence(one: Consequence, as_of: date) -> DueItem | None:
    if one.due is None:
        return None
    state = DueState.DONE if one.lifted_by is not None else _open_state(one.due, as_of)
    return DueItem(
        finding=one.id,
        title=one.title,
        bearer=None,
        due=one.due,
        state=state,
        days_left=_days_left(state, one.due, as_of),
        source=one.source,
        subject=one.subject,
        evidence=one.lifted_by or (),
    )


def _state_of(finding: Finding, due: date, as_of: date) -> DueState:
    if finding.done_on is not None:
        return DueState.DONE if finding.done_on <= due else DueState.DONE_LATE
    if finding.status is Status.SATISFIED:
        return DueState.DONE
    if finding.status is Status.WAIVED:
        return DueState.WAIVED
    unknown = finding.status is Status.UNDETERMINED and due < as_of
    return DueState.OPEN if unknown else _open_state(due, as_of)


def _open_state(due: date, as_of: date) -> DueState:
    if due == as_of:
        return DueState.DUE
    return DueState.OVERDUE if due < as_of else DueState.PENDING


def _days_left(state: DueState, due: date, as_of: date) -> int | None:
    open_states = (DueState.OVERDUE, DueState.DUE, DueState.PENDING)
    return (due - as_of).days if state in open_states else None


def _text(calendar: Calendar, style: Style) -> str:
    from checker.reports.layout import STRONG, Page, whole, words

    page = Page(style)
    dates = count(len(calendar.items), "due date")
    page.put([whole(calendar.case, STRONG), *words(f"as of {calendar.as_of}: {dates}")])
    states = [item.state for item in calendar.items]
    totals = [f"{states.count(state):,} {spoken(state)}" for state in DueState if state in states]
    if totals:
        page.put(words(", ".join(totals)))
        page.blank()
    for item in calendar.ordered():
        _text_item(page, item)
    return page.text()


def _text_item(page: Any, item: DueItem) -> None:
    from checker.reports.layout import COLOURS, QUIET, names, padded, whole, words

    start = _DATE + _STATE + 1
    label = padded(f"{item.due} {spoken(item.state)}", start)
    days = words(_days(item), "bold")
    title = words(titled(item.title, item.subject) + ":" * bool(days))
    page.put([*title, *days], hang=start, label=(label, COLOURS[item.state]))
    facts = ", ".join(filter(None, (item.bearer, item.source)))
    page.put(words(facts), indent=start)
    page.field("Evidence", names(item.evidence), indent=start)
    page.put([whole(item.finding, QUIET)], indent=start)


def _days(item: DueItem) -> str:
    if item.days_left is None:
        return ""
    if item.state is DueState.OVERDUE:
        return f"{count(-item.days_left, 'day')} overdue"
    return f"{count(item.days_left, 'day')} left"


def _json(calendar: Calendar) -> str:
    items = [
        {
            "finding": item.finding,
            "title": item.title,
            "subject": item.subject,
            "bearer": item.bearer,
            "due": item.due.isoformat(),
            "state": item.state.value,
            "days_left": item.days_left,
            "source": item.source,
            "evidence": list(item.evidence),
        }
        for item in calendar.ordered()
    ]
    head = {"case": calendar.case, "as_of": calendar.as_of.isoformat(), "pack": calendar.pack}
    return dumps({**head, "items": items})


def _icalendar(calendar: Calendar) -> str:
    """Return one event for each item, which without an end lasts all of its day.

    A UID depends on case, pack and finding only, so a newer file replaces the events of an older
    one; DTSTAMP is the as-of date, so the same calendar gives the same bytes.
    """
    import icalendar

    document = icalendar.Calendar()
    document.add("prodid", "-//checker//due dates//EN")
    document.add("version", "2.0")
    document.add("method", "PUBLISH")
    document.add("x-wr-calname", clean(f"{calendar.case}: due dates"))
    for item in calendar.ordered():
        event = icalendar.Event()
        for name, value in _event(calendar, item).items():
            event.add(name, value)
        document.add_component(event)
    content: bytes = document.to_ical()
    return content.decode("utf-8")


def _event(calendar: Calendar, item: DueItem) -> dict[str, Any]:
    identity = "\0".join((calendar.pack, calendar.case, item.finding))
    digest = hashlib.sha256(identity.encode("utf-8", "replace")).hexdigest()
    by = f" - {item.bearer}" if item.bearer else ""
    return {
        "uid": f"{digest[:32]}@checker",
        "dtstamp": datetime.combine(calendar.as_of, _MIDNIGHT),
        "dtstart": item.due,
        "summary": clean(f"{titled(item.title, item.subject)}{by}"),
        "description": "\n".join(_description(item)),
        "categories": [spoken(item.state)],
        "transp": "TRANSPARENT",
    }


def _description(item: DueItem) -> Sequence[str]:
    lines = [f"State: {spoken(item.state)}", f"Paragraph: {item.source}"]
    if item.evidence:
        lines.append(f"Evidence: {', '.join(item.evidence)}")
    return [clean(line) for line in (*lines, f"Finding: {item.finding}")]
