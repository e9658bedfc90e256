"""Due dates for a person at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from checker.messages import gettext, joined, ngettext
from checker.reports.assessment import Style
from checker.reports.calendar.due_dates import Calendar, DueItem, DueState
from checker.reports.phrases import days, titled
from checker.reports.terminal import QUIET, STRONG, Page, names, padded, whole, words

_STATE = max(len(state.traits.words) for state in DueState) + 1
_DATE = len("1999-12-31") + 1


def render(calendars: Sequence[Calendar], style: Style) -> str:
    """Return for each case how many items are in which state, then each by its day."""
    page = Page(style)
    for at, calendar in enumerate(calendars):
        if at:
            page.blank()
        _calendar(page, calendar)
    return page.text()


def _calendar(page: Page, calendar: Calendar) -> None:
    dates = ngettext(
        "{days}: {count:,} due date",
        "{days}: {count:,} due dates",
        len(calendar.items),
        days=days(calendar.as_of, calendar.known_on),
    )
    page.put([whole(calendar.case, STRONG), *words(dates)])
    states = [item.state for item in calendar.items]
    counted = [each.traits.counted(states.count(each)) for each in DueState if each in states]
    if counted:
        page.put(words(joined(counted, ", ")))
    if calendar.left_out:
        settled = ngettext(
            "{count:,} more is settled; --all lists it",
            "{count:,} more are settled; --all lists them",
            calendar.left_out,
        )
        page.put(words(settled))
    if counted:
        page.blank()
    for item in calendar.ordered():
        _item(page, item)


def _item(page: Page, item: DueItem) -> None:
    start, state = _DATE + _STATE + 1, item.state.traits
    label = padded(f"{item.due} {state.words}", start)
    far = state.days(item.days_left) if state.days and item.days_left is not None else ""
    title = titled(item.title, item.subject)
    content = [*words(f"{title}:"), *words(far, STRONG)] if far else words(title)
    page.put(content, hang=start, label=(label, state.colour))
    facts = ", ".join(filter(None, (item.bearer, item.source)))
    page.put(words(facts), indent=start)
    page.field(gettext("Evidence"), names(item.evidence), indent=start)
    page.put([whole(item.finding, QUIET)], indent=start)
