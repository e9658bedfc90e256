"""Two verdicts side by side, for a person at a terminal."""

from __future__ import annotations

from checker.authoring.compare.formats.sentences import CAP, count, head, was_and_is
from checker.authoring.compare.two_verdicts import TwoVerdicts
from checker.messages import gettext
from checker.reports import Style
from checker.reports.terminal import QUIET, STRONG, Page, whole, words


def render(pair: TwoVerdicts, style: Style) -> str:
    """Return the money first, then each change with its reasons; capped unless verbose."""
    page = Page(style)
    for number, line in enumerate(head(pair)):
        page.put(words(line, "" if number else STRONG))
    page.heading(count(pair))
    cap = None if style.verbose else CAP
    for change in pair.changes[:cap]:
        page.put([*words(change.title, STRONG), whole(f"[{change.difference.id}]", QUIET)])
        page.put(words(was_and_is(change)), indent=4)
        for reason in change.reasons:
            page.put(words(reason), indent=4)
    if rest := len(pair.changes) - len(pair.changes[:cap]):
        page.put(words(gettext("and {count:,} more, listed by --verbose", count=rest)))
    return page.text()
