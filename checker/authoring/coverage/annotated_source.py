"""The files of a pack line by line, each line with how well its rule is covered."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from checker.authoring.coverage.pack_coverage import Level, PackCoverage, RuleCoverage
from checker.model.pack import Pack
from checker.model.problems import Position
from checker.packs.sources import SourceMap


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a rule file; ``starts`` is the rule that begins there, ``level`` its colour."""

    number: int
    text: str
    level: Level | None
    starts: RuleCoverage | None


def annotated_files(seen: PackCoverage) -> Iterator[tuple[str, list[Line]]]:
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
    """Yield where entries that are not rules, such as definitions, begin."""
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
