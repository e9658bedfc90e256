"""Papers to come and their bounds in words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from checker.messages import Message, gettext, joined, verbatim
from checker.model.pack import Pack, field_words
from checker.reports.phrases import amount_words, figure
from checker.unlock.drafts import ENVELOPE
from checker.unlock.prospects import DayRange, Interval, Step, WayToPay


def sender_words(pack: Pack, step: Step) -> str:
    """Return who sends a paper: the title of the role, or the name of a party."""
    sender = str(step.document["submitted_by"])
    return pack.manifest.role_title(step.role) if sender == step.role else sender


def paper_words(pack: Pack, step: Step) -> Message:
    """Return the title of a paper with what it has to say."""
    schema = pack.schemas[str(step.document["type"])]
    title = str(schema.get("title", step.document["type"]))
    old = step.document.get("supersedes")
    if isinstance(old, list):
        return gettext(
            "{title} that supersedes {papers}: what {paper} says",
            title=title,
            papers=", ".join(old),
            paper=step.base,
        )
    if step.adds is not None:
        title = gettext("{title}, new version of {paper}", title=title, paper=old)
    bound = [*(each.field for each in step.intervals), *(each.field for each in step.days)]
    free = {field.split(".")[0] for field in bound}
    said = [
        _fact(name, value)
        for name, value in step.document.items()
        if name not in ENVELOPE and name not in free and (step.adds is None or name in step.adds)
    ]
    if step.adds is not None:
        said += [_field(each.field) for each in step.intervals if bound_words(each) is None]
    facts = joined(said, ", ")
    return gettext("{title}: {facts}", title=title, facts=facts) if said else joined([title])


def money_words(way: WayToPay) -> Message | str:
    """Return what can be paid with the papers of a way: a range where their figures decide it."""
    if way.amounts is None:
        return amount_words(way.payable)
    least, most = amount_words(way.amounts.least), amount_words(way.amounts.most)
    return gettext("{least} to {most}", least=least, most=most)


def _fact(name: str, value: Any) -> Message:
    return joined([field_words(name), _shown(value)])


def _shown(value: Any) -> Message:
    if isinstance(value, Mapping):
        return joined((_fact(name, item) for name, item in value.items()), ", ")
    if isinstance(value, list):
        return joined(map(_shown, value), ", ") if value else gettext("none")
    if isinstance(value, bool):
        return gettext("yes") if value else gettext("no")
    return verbatim(str(value))


def limits_of(step: Step) -> list[Message]:
    """Return the bounds of the figures and dates of a paper, in words."""
    figures = filter(None, map(bound_words, step.intervals))
    return [*figures, *map(days_words, step.days)]


def days_words(one: DayRange) -> Message:
    """Return the bounds of a date in words."""
    field = _field(one.field)
    if one.not_after is None:
        return gettext("{field} {day} or later", field=field, day=one.not_before)
    if one.not_before is None:
        return gettext("{field} {day} or earlier", field=field, day=one.not_after)
    return gettext(
        "{field} {first} to {last}", field=field, first=one.not_before, last=one.not_after
    )


def _field(path: str) -> Message:
    """Return what a field is called, with those around it."""
    return joined(map(field_words, path.split(".")))


def bound_words(one: Interval) -> Message | None:
    """Return a bound in words; of a fact as a condition that nobody can choose to meet."""
    field = _field(one.field)
    unit = f" {one.unit}" if one.unit else ""
    limits = []
    if one.at_least is not None and one.at_least == one.at_most:
        limits = [gettext("exactly {figure}", figure=figure(one.at_least) + unit)]
    elif one.at_least is not None:
        limits.append(gettext("at least {figure}", figure=figure(one.at_least) + unit))
    if one.at_most is not None and one.at_most != one.at_least:
        limits.append(gettext("at most {figure}", figure=figure(one.at_most) + unit))
    if not limits:
        return None
    what = joined(limits, gettext(" and "))
    if one.is_fact:
        return gettext("if {field} is {bounds}", field=field, bounds=what)
    return gettext("with {field} of {bounds}", field=field, bounds=what)
