"""Strength as text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.authoring.strength.levels import NormStrength, PackStrength, Strength
from checker.messages import Message, gettext, ngettext
from checker.reports import Style
from checker.reports.terminal import STRONG, Page, words


def render(packs: Sequence[PackStrength], style: Style) -> str:
    """Return counts for each paragraph and pack; verbose lists every norm with its rules."""
    page = Page(style)
    for each in packs:
        _put(page, each, style)
    return page.text()


def _put(page: Page, found: PackStrength, style: Style) -> None:
    page.heading(
        gettext(
            "{pack} {version}: by what norms are decided",
            pack=found.pack.id,
            version=found.pack.manifest.version,
        )
    )
    for (source, paragraph), counts in found.paragraphs.items():
        page.put(words(_counted(f"{source} {paragraph}", counts)), indent=2, hang=2)
    page.blank()
    total = ngettext("{count:,} norm", "{count:,} norms", len(found.norms))
    page.put(words(_counted(total, found.counts), STRONG), indent=2, hang=2)
    if style.verbose:
        page.blank()
        for each in found.norms:
            page.put(words(_norm(each)), indent=2, hang=2)


def _counted(what: str, counts: Mapping[Strength, int]) -> Message:
    """Return how many norms there are of each strength: ``rule-1 4: 2 computed, 1 document``."""
    shown = [f"{count:,} {strength.words}" for strength, count in counts.items() if count]
    return gettext("{what}: {counts}", what=what, counts=", ".join(shown))


def _norm(each: NormStrength) -> Message:
    named = {"norm": each.norm.id, "citation": each.norm.citation, "strength": each.strength.words}
    if not each.rules:
        return gettext("{norm} ({citation}): {strength}", **named)
    rules = ", ".join(f"{name} ({strength.words})" for name, strength in each.rules.items())
    return gettext("{norm} ({citation}): {strength}, by {rules}", **named, rules=rules)
