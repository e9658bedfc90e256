"""Coverage as text."""

from __future__ import annotations

from collections.abc import Sequence

from checker.authoring.coverage.level_words import level_words
from checker.authoring.coverage.pack_coverage import Level, PackCoverage, RuleCoverage
from checker.authoring.coverage.report import CoverageReport
from checker.authoring.rule_ids import kind_of
from checker.messages import Message, gettext, ngettext
from checker.model.pack import Pack
from checker.packs.coverage import NOT_CHECKABLE, Coverage, NormCoverage
from checker.reports import Style
from checker.reports.terminal import QUIET, STRONG, Page, whole, words

_COLOURS = {Level.CHECKED: "green", Level.RAN: "yellow", Level.NEVER: "bold red"}
_LABEL = 20
"""Width of the labels before goals."""


def render(reports: Sequence[CoverageReport], style: Style) -> str:
    """Return a line for each norm, then the rules that are not covered whole; all if verbose."""
    page = Page(style)
    for report in reports:
        _put_norms(page, report.pack, report.norms)
        if report.tests is not None:
            _put_tests(page, report.tests, style)
    return page.text()


def render_tests(coverages: Sequence[PackCoverage], style: Style) -> str:
    """Return what tests cover of the rules of their packs, without the norms."""
    page = Page(style)
    for each in coverages:
        _put_tests(page, each, style)
    return page.text()


def _put_norms(page: Page, pack: Pack, norms: Coverage) -> None:
    page.heading(
        gettext(
            "{pack} {version}: norms and the rules that encode them",
            pack=pack.id,
            version=pack.manifest.version,
        )
    )
    for item in norms.norms:
        mark, colour, text = _norm_line(item)
        page.put([whole(mark, colour), *words(text)], indent=4, hang=4, label=("", ""))
    total = ngettext(
        "{count:,} norm: {covered:,} with rules, {apart:,} not checkable",
        "{count:,} norms: {covered:,} with rules, {apart:,} not checkable",
        len(norms.norms),
        covered=sum(bool(item.rules) for item in norms.norms),
        apart=norms.count(NOT_CHECKABLE),
    )
    page.blank()
    page.put(words(total, STRONG), indent=2)
    for problem in norms.problems:
        page.put([whole(str(problem.position), "bold red"), *words(problem.message)], indent=2)


def _norm_line(item: NormCoverage) -> tuple[str, str, Message]:
    """Return a mark, its colour, and the norm with its rules."""
    norm = item.norm
    named = {"norm": norm.id, "citation": norm.citation}
    if item.rules:
        rules = ", ".join(item.rules)
        return "+", "green", gettext("{norm} ({citation}): {rules}", **named, rules=rules)
    if norm.state == NOT_CHECKABLE:
        told = gettext("{norm} ({citation}): not checkable: {reason}", **named, reason=norm.reason)
        return "-", QUIET, told
    return "!", "bold red", gettext("{norm} ({citation}): no rule", **named)


def _put_tests(page: Page, tests: PackCoverage, style: Style) -> None:
    pack = tests.pack
    page.heading(
        gettext(
            "{pack} {version}: what the tests have seen",
            pack=pack.id,
            version=pack.manifest.version,
        )
    )
    complete = 0
    for rule in tests.rules:
        if rule.level is Level.CHECKED and not style.verbose:
            complete += 1
        else:
            _put_rule(page, pack, rule)
    page.blank()
    if complete:
        page.put(words(_complete(complete)), indent=2)
    page.put(words(_total(tests), STRONG), indent=2)


def _complete(rules: int) -> Message:
    return ngettext(
        "{count:,} more rule with every outcome, bound and deadline checked",
        "{count:,} more rules with every outcome, bound and deadline checked",
        rules,
    )


def _total(tests: PackCoverage) -> Message:
    return ngettext(
        "{percent} percent: {checked:,} of {goals} checked by {count:,} test",
        "{percent} percent: {checked:,} of {goals} checked by {count:,} tests",
        tests.tests,
        percent=tests.percent,
        checked=tests.checked,
        goals=ngettext("{count:,} goal", "{count:,} goals", tests.total),
    )


def _put_rule(page: Page, pack: Pack, rule: RuleCoverage) -> None:
    place = whole(str(pack.position(rule.entry)), QUIET)
    page.put([whole(rule.rule, STRONG), whole(kind_of(rule.entry)), place], indent=2)
    for level in Level:
        goals = [goal for goal, found in rule.goals.items() if found is level]
        if goals:
            label = whole(f"{level_words(level)}:".ljust(_LABEL), _COLOURS[level])
            page.put(words(", ".join(goals)), indent=4, hang=_LABEL, label=label)
