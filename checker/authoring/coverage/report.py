"""Coverage of packs for people and machines: norms by rules, and rules by tests."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from checker.authoring.coverage.goals import Level, PackCoverage, RuleCoverage
from checker.authoring.rule_ids import kind_of
from checker.model.pack import Pack
from checker.model.problems import Position
from checker.packs.coverage import NOT_CHECKABLE, Coverage, NormCoverage
from checker.packs.sources import SourceMap
from checker.reports import Style
from checker.reports.json import dumps
from checker.reports.layout import QUIET, STRONG, Page, whole, words
from checker.reports.wording import count

FORMATS = ("text", "json", "html")
"""Formats of coverage by name."""
_WORDS = {
    Level.CHECKED: "checked",
    Level.RAN: "ran, no test looks",
    Level.NEVER: "never seen",
}
_COLOURS = {Level.CHECKED: "green", Level.RAN: "yellow", Level.NEVER: "bold red"}
_LABEL = 20


@dataclass(frozen=True, slots=True)
class CoverageReport:
    """The two coverages of a pack; ``seen`` is None where only norms were asked for."""

    pack: Pack
    norms: Coverage
    seen: PackCoverage | None = None


def render(reports: Sequence[CoverageReport], format_: str, style: Style) -> str:
    """Return the reports in one of ``FORMATS``."""
    if format_ == "json":
        return dumps({"packs": [_object(report) for report in reports]})
    if format_ == "html":
        return _template().render(reports=reports, lines=page_lines, words=_WORDS, Level=Level)
    page = Page(style)
    for report in reports:
        _norm_matrix(page, report)
        if report.seen is not None:
            put_seen(page, report.seen, style)
    return page.text()


def _norm_matrix(page: Page, report: CoverageReport) -> None:
    """Write a line for each norm, and what is wrong with the whole."""
    pack, norms = report.pack, report.norms
    page.heading(f"{pack.id} {pack.manifest.version}: norms and the rules that encode them")
    for item in norms.norms:
        mark, colour, text = _norm_words(item)
        page.put([whole(mark, colour), *words(text)], indent=4, hang=4, label=("", ""))
    covered = sum(bool(item.rules) for item in norms.norms)
    total = count(len(norms.norms), "norm")
    apart = norms.count(NOT_CHECKABLE)
    page.blank()
    page.put(words(f"{total}: {covered} with rules, {apart} not checkable", STRONG), indent=2)
    for problem in norms.problems:
        page.put([whole(str(problem.position), "bold red"), *words(problem.message)], indent=2)


def _norm_words(item: NormCoverage) -> tuple[str, str, str]:
    """Return a mark, its colour, and the norm with its rules."""
    norm = item.norm
    name = f"{norm.id} ({norm.citation})"
    if item.rules:
        return "+", "green", f"{name}: {', '.join(item.rules)}"
    if norm.state == NOT_CHECKABLE:
        return "-", QUIET, f"{name}: not checkable: {norm.reason}"
    return "!", "bold red", f"{name}: no rule"


def put_seen(page: Page, seen: PackCoverage, style: Style) -> None:
    """Write what the tests have seen of each rule; of complete ones only when verbose."""
    pack = seen.pack
    page.heading(f"{pack.id} {pack.manifest.version}: what the tests have seen")
    complete = 0
    for rule in seen.rules:
        if rule.level is Level.CHECKED and not style.verbose:
            complete += 1
        else:
            _put_rule(page, pack, rule)
    page.blank()
    if complete:
        text = f"{count(complete, 'more rule')} with every outcome, bound and deadline checked"
        page.put(words(text), indent=2)
    text = f"{seen.percent} percent: {seen.checked} of {count(seen.total, 'goal')} checked"
    page.put(words(f"{text} by {count(seen.tests, 'test')}", STRONG), indent=2)


def seen_text(seen: Sequence[PackCoverage], style: Style) -> str:
    """Return what the tests of packs have seen, as text."""
    page = Page(style)
    for each in seen:
        put_seen(page, each, style)
    return page.text()


def _put_rule(page: Page, pack: Pack, rule: RuleCoverage) -> None:
    place = whole(str(pack.position(rule.entry)), QUIET)
    page.put([whole(rule.rule, STRONG), whole(kind_of(rule.entry)), place], indent=2)
    for level in Level:
        goals = [goal for goal, found in rule.goals.items() if found is level]
        if goals:
            label = whole(f"{_WORDS[level]}:".ljust(_LABEL), _COLOURS[level])
            page.put(words(", ".join(goals)), indent=4, hang=_LABEL, label=label)


def _object(report: CoverageReport) -> Mapping[str, object]:
    pack, seen = report.pack, report.seen
    head: dict[str, object] = {"pack": pack.id, "version": pack.manifest.version}
    head["norms"] = [
        {
            "id": item.norm.id,
            "source": item.norm.citation,
            "state": item.norm.state,
            "rules": list(item.rules),
            "supports": list(item.supports),
        }
        for item in report.norms.norms
    ]
    head["problems"] = [str(problem) for problem in report.norms.problems]
    if seen is not None:
        head["tests"] = {
            "count": seen.tests,
            "goals": seen.total,
            "checked": seen.checked,
            "percent": str(seen.percent),
            "rules": [_rule_object(pack, rule) for rule in seen.rules],
        }
    return head


def _rule_object(pack: Pack, rule: RuleCoverage) -> Mapping[str, object]:
    place = pack.position(rule.entry)
    goals = {goal: level.name.casefold() for goal, level in rule.goals.items()}
    return {"rule": rule.rule, "file": place.file, "line": place.line, "goals": goals}


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a rule file; ``starts`` is the rule that begins there, ``level`` its colour."""

    number: int
    text: str
    level: Level | None
    starts: RuleCoverage | None


def page_lines(seen: PackCoverage) -> Iterator[tuple[str, list[Line]]]:
    """Yield each file that holds rules, with its lines and the rule that each belongs to."""
    files = seen.pack.positions.files if isinstance(seen.pack.positions, SourceMap) else {}
    placed = [(seen.pack.position(rule.entry), rule) for rule in seen.rules]
    for name, file in files.items():
        starts = {_line(place): rule for place, rule in placed if place.file == name}
        if starts:
            ends = {place.line or 0 for place in _other_entries(seen.pack, name)}
            yield name, list(_coloured(file.text, starts, ends))


def _line(place: Position) -> int:
    return place.line or 1


def _other_entries(pack: Pack, file: str) -> Iterator[Position]:
    """Yield where entries that are no rules, such as definitions, begin."""
    for entry in pack.topic.entries():
        if entry.place[0] == file:
            yield pack.position(entry)


def _coloured(text: str, starts: Mapping[int, RuleCoverage], ends: set[int]) -> Iterator[Line]:
    current: RuleCoverage | None = None
    for number, line in enumerate(text.splitlines(), 1):
        if number in starts:
            current = starts[number]
        elif number in ends or (line and not line[0].isspace()):
            current = None
        level = current.level if current is not None and line.strip() else None
        yield Line(number, line, level, starts.get(number))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("checker.authoring.coverage"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(kind_of=kind_of)
    return environment.get_template("coverage.html.j2")
