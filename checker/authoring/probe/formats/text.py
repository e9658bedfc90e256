"""What probes found as text: money first, one paragraph for each kind of improvement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from checker.authoring.probe.groups import Group, groups
from checker.authoring.probe.probing import Improvement
from checker.authoring.probe.run import ProbeReport
from checker.messages import Message, gettext, joined, ngettext
from checker.reports import Style
from checker.reports.phrases import amount_words
from checker.reports.terminal import STRONG, Page, Word, whole, words


def render(reports: Sequence[ProbeReport], style: Style) -> str:
    """Return each kind of improvement with an example, all of them where the style is verbose."""
    page = Page(style)
    for report in reports:
        for group in groups(report.improved):
            _put(page, group, verbose=style.verbose)
        for problem in report.unused:
            page.put([whole(str(problem.position), "bold red"), *words(problem.message)], hang=4)
        if report.left_out:
            page.put(words(_left_out(report)))
        page.put(words(_summary(report), STRONG))
    return page.text()


def _put(page: Page, group: Group, *, verbose: bool) -> None:
    first = group.first
    place = f"{first.type}.{first.field}" if first.field else first.type
    page.put([whole(f"{first.gain.rule}:", "bold red"), *words(f"{first.kind} {place}")], hang=4)
    if group.money is not None:
        money = gettext("makes payable: {amount}", amount=amount_words(group.money))
        page.put(words(money, STRONG), indent=4, hang=2)
    shown = group.improvements if verbose else group.improvements[:1]
    for each in shown:
        page.put(_example(each), indent=4, hang=2)
    if rest := len(group.improvements) - len(shown):
        page.put(words(ngettext("and {count:,} more", "and {count:,} more", rest)), indent=4)


def _example(each: Improvement) -> list[Word]:
    case = words(gettext("{case}, as of {day}:", case=each.case, day=each.as_of))
    gain = gettext("was {before}, is {after}", before=each.gain.before, after=each.gain.after)
    change = words(f"{each.change};")
    return [*case, whole(each.paper), *change, whole(each.gain.id), *words(gain)]


def _left_out(report: ProbeReport) -> Message:
    left = report.left_out
    parts = []
    if left.cases:
        parts.append(ngettext("{count:,} case", "{count:,} cases", left.cases))
    if left.papers:
        parts.append(ngettext("{count:,} paper", "{count:,} papers", left.papers))
    return gettext("Left out for want of time: {parts}.", parts=joined(parts, ", "))


def _numbers(report: ProbeReport) -> Iterator[Message]:
    yield ngettext("{count:,} paper", "{count:,} papers", report.papers)
    yield ngettext("{count:,} case", "{count:,} cases", report.cases)
    if report.accepted:
        yield gettext("{count:,} improved and accepted", count=report.accepted)
    yield gettext("{count:,} improved", count=len(report.improved))


def _summary(report: ProbeReport) -> Message:
    return gettext(
        "{pack} {version}: {probes}, {numbers}",
        pack=report.pack.id,
        version=report.pack.manifest.version,
        probes=ngettext("{count:,} probe", "{count:,} probes", report.probes),
        numbers=joined(_numbers(report), ", "),
    )
