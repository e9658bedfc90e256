"""Coverage as a page: the files of packs with each line coloured by its rule."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template

from checker.authoring.coverage.annotated_source import Line, annotated_files
from checker.authoring.coverage.level_words import level_words
from checker.authoring.coverage.pack_coverage import Level, PackCoverage, RuleCoverage
from checker.authoring.coverage.report import CoverageReport
from checker.authoring.rule_ids import kind_of
from checker.reports import Style


def render(reports: Sequence[CoverageReport], style: Style) -> str:
    """Return one page for all packs; the style changes nothing."""
    return _template().render(reports=reports)


@dataclass(frozen=True, slots=True)
class File:
    """A file of rules with its lines, and the rules that begin in it by their lines."""

    name: str
    lines: list[Line]

    @property
    def rules(self) -> list[tuple[int, RuleCoverage]]:
        """Return each rule with the number of its first line."""
        return [(line.number, line.starts) for line in self.lines if line.starts is not None]

    @property
    def gaps(self) -> list[tuple[int, RuleCoverage]]:
        """Return the rules that are not checked in full, those with most to check first."""
        wanting = [each for each in self.rules if each[1].level is not Level.CHECKED]
        return sorted(wanting, key=lambda each: each[1].count(Level.CHECKED) - len(each[1].goals))

    @property
    def total(self) -> int:
        """Return how many goals the rules of the file have."""
        return sum(len(rule.goals) for _, rule in self.rules)

    @property
    def checked(self) -> int:
        """Return how many of them are checked."""
        return sum(rule.count(Level.CHECKED) for _, rule in self.rules)


def files(seen: PackCoverage) -> list[File]:
    """Return the files of a pack, those with most to check first."""
    found = [File(name, lines) for name, lines in annotated_files(seen)]
    return sorted(found, key=lambda file: (file.checked - file.total, file.name))


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("checker.authoring.coverage.formats"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals.update(kind_of=kind_of, files=files, words=level_words, Level=Level)
    return environment.get_template("coverage.html.j2")
