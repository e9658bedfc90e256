"""Prospects for a person at a terminal: what has to come, from whom, and by when."""

from __future__ import annotations

from collections.abc import Sequence

from checker.messages import gettext, joined, ngettext
from checker.model.pack import Pack
from checker.reports import Style
from checker.reports.phrases import amount_words, titled
from checker.reports.terminal import QUIET, STRONG, Page, names, whole, words
from checker.unlock.phrases import limits_of, money_words, paper_words, sender_words
from checker.unlock.prospects import Outlook, Prospect, Step, WayToPay

_STEP, _FACT = 4, 6


def render(prospects: Sequence[Prospect], pack: Pack, style: Style) -> str:
    """Return for each tranche whether it can be paid, and by which papers."""
    page = Page(style)
    if not prospects:
        page.put(words(gettext("There is no tranche here that is not paid.")))
    for place, each in enumerate(prospects):
        if place:
            page.blank()
        _prospect(page, pack, each)
    return page.text()


def _prospect(page: Page, pack: Pack, one: Prospect) -> None:
    title = titled(one.tranche.title, one.tranche.subject)
    amount = one.tranche.amount if one.outlook is Outlook.BLOCKED else one.payable
    money = gettext("amount not known") if amount is None else amount_words(amount)
    if one.ways:
        money = money_words(one.ways[0])
    page.put([*words(f"{title}:", STRONG), whole(money), *words(_outlook(one))])
    for number, way in enumerate(one.ways, start=1):
        _way(page, pack, way, number, len(one.ways))
    for blocker in one.blocked_by:
        roles = " / ".join(pack.manifest.role_title(role) for role in blocker.authorities)
        page.put([*words(gettext("Stands against it:")), whole(blocker.finding)], indent=2)
        if roles:
            page.put(words(gettext("Could decide otherwise: {roles}", roles=roles)), indent=_STEP)
    if one.is_cut:
        page.put(words(gettext("Not every way was looked for; more may exist.")), indent=2)


def _outlook(one: Prospect) -> str:
    if one.outlook is Outlook.PAYABLE:
        return gettext("payable now")
    if one.outlook is Outlook.BLOCKED:
        return gettext("no paper that could come was found to make it payable")
    count = len(one.ways[0].steps)
    return ngettext("payable with {count} paper", "payable with {count} papers", count)


def _way(page: Page, pack: Pack, way: WayToPay, number: int, total: int) -> None:
    label = gettext("Way {number} of {total}", number=number, total=total)
    when = gettext("from {day} on", day=way.earliest)
    if way.until is not None:
        when = gettext("from {day} until {until}", day=way.earliest, until=way.until)
    page.put(words(f"{label}, {when}:"), indent=2)
    for step in way.steps:
        _step(page, pack, step)
    if way.amounts is not None:
        titles = [
            _named(pack, step)
            for step in way.steps
            if step.document["id"] in way.amounts.decided_by
        ]
        page.put(
            words(gettext("The amount depends on: {papers}", papers=joined(titles, ", "))),
            indent=_STEP,
        )
    if way.is_joint:
        page.put(
            words(gettext("Not all of these figures can be at their bounds at once.")), indent=_STEP
        )
    if way.also:
        also = gettext("Then also violated:")
        page.put([*words(also), *names(way.also)], indent=_STEP)


def _named(pack: Pack, step: Step) -> str:
    schema = pack.schemas[str(step.document["type"])]
    return f"{schema.get('title', step.document['type'])} ({step.document['id']})"


def _step(page: Page, pack: Pack, step: Step) -> None:
    sender = sender_words(pack, step)
    parts: list[str] = [
        gettext("{what} (from {sender})", what=paper_words(pack, step), sender=sender)
    ]
    if step.not_before is not None:
        parts.append(gettext("not before {day}", day=step.not_before))
    parts += limits_of(step)
    page.put(words(joined(parts, ", ")), indent=_STEP, hang=_FACT - _STEP, label=("-", ""))
    for other in step.alternatives:
        said = [paper_words(pack, other), *limits_of(other)]
        text = gettext("or {paper}", paper=joined(said, ", "))
        page.put(words(text, QUIET), indent=_FACT)
