"""Two verdicts side by side as Markdown, for a decision that is discussed."""

from __future__ import annotations

from collections.abc import Iterator

from checker.authoring.compare.formats.sentences import CAP, count, head, was_and_is
from checker.authoring.compare.two_verdicts import TwoVerdicts
from checker.messages import gettext
from checker.reports import Style
from checker.reports.markdown import escape


def render(pair: TwoVerdicts, style: Style) -> str:
    """Return a paragraph on each verdict and on the money, and a list of the changes."""
    return "\n".join(_lines(pair, style)) + "\n"


def _lines(pair: TwoVerdicts, style: Style) -> Iterator[str]:
    title, *others = head(pair)
    yield from (f"## {escape(title)}", "")
    yield from (f"- {escape(line)}" for line in others)
    yield from ("", f"### {count(pair)}", "")
    cap = None if style.verbose else CAP
    for change in pair.changes[:cap]:
        told = "; ".join([was_and_is(change), *change.reasons])
        yield f"- **{escape(change.title)}**: {escape(told)}"
    if rest := len(pair.changes) - len(pair.changes[:cap]):
        yield "- " + gettext("and {count:,} more", count=rest)
