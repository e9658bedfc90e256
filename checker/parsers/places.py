"""Where values stand in files, and faults that carry their places.

Working out lines and columns takes a scan of the file, so it is done once for all faults of a
file, and only when there are any.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from checker.messages import Message, gettext
from checker.model.pointers import Steps, pointer_to, split
from checker.model.problems import Position, Problem
from checker.parsers.characters import printable
from checker.parsers.json_positions import Mark, line_and_column, locate

MAX_FAULTS = 1_000
"""Where gathering stops: whoever has to read them cannot use more."""


def shown_pointer(path: Steps) -> str:
    """Return the pointer of a value as messages print it, without unprintable characters."""
    return printable(pointer_to("", *path))


@dataclass(frozen=True, slots=True, eq=False)
class SourceFile:
    """A file under the name that the user gave it; values are found in it as JSON.

    Another format has a class of its own, derived from this one, and overrides
    ``positions``. ``text`` is None where there is none to point into: the file could not be read,
    is not text, or the values were not read from a file.
    """

    name: str
    text: str | None = None

    @property
    def has_empty_places(self) -> bool:
        """Return whether what is missing has a place too, such as an empty cell of a sheet."""
        return False

    def positions(self, marks: Collection[Mark]) -> Mapping[Mark, Position]:
        """Return the position of each mark, or of the nearest value around a missing one."""
        offsets = locate(self.text, marks) if self.text else {}
        lines = line_and_column(self.text or "", offsets.values())
        return {
            mark: Position(
                self.name, shown_pointer(mark[0]), *lines.get(offsets.get(mark, -1), (None, None))
            )
            for mark in marks
        }


@dataclass(frozen=True, slots=True)
class Place:
    """A value in a file, or with ``at_key`` the key of a field."""

    file: SourceFile
    path: Steps = ()
    at_key: bool = False

    @property
    def mark(self) -> Mark:
        """Return the part of the place that is within the file."""
        return self.path, self.at_key

    @property
    def position(self) -> Position:
        """Return where the value stands; the file is scanned for it at each call."""
        return position_of(self)

    def below(self, *path: str | int) -> Place:
        """Return the place of a value inside this one."""
        return Place(self.file, (*self.path, *path))

    def position_of(self, pointer: str) -> Position:
        """Return where the value at a JSON Pointer inside this value stands.

        The file is scanned for it at each call; use ``positions_of`` for many.
        """
        return position_of(self.below(*split(pointer)))


class PlaceAmongOthers:
    """A place whose position is worked out together with those of others, in one scan.

    That takes place when the first of them is asked for: most are never shown.
    """

    __slots__ = ("_known", "_places", "place")

    def __init__(self, place: Place, places: Sequence[Place], known: dict[Place, Position]) -> None:
        """Share ``places``, and ``known`` for their positions, with the others."""
        self.place = place
        self._places = places
        self._known = known

    @property
    def position(self) -> Position:
        """Return where the value stands."""
        if not self._known:
            self._known.update(positions_of(self._places))
        return self._known[self.place]

    def position_of(self, pointer: str) -> Position:
        """Return where the value at a JSON Pointer inside this value stands."""
        return self.place.position_of(pointer)


def among_others(places: Sequence[Place]) -> Iterator[PlaceAmongOthers]:
    """Yield the places in order, as ones that share the work of finding them."""
    known: dict[Place, Position] = {}
    return (PlaceAmongOthers(place, places, known) for place in places)


@dataclass(frozen=True, slots=True)
class Fault:
    """A problem whose line and column are still to be worked out.

    ``offset`` is the place in the text, where that is known already. ``other`` is a second place
    that the reader needs to see, such as the first of two documents with one id; it can be an
    offset too, and ``other_hint`` makes the hint from it.
    """

    place: Place
    code: str
    message: str
    expected: str | None = None
    found: str | None = None
    hint: str | None = None
    offset: int | None = None
    other: Place | int | None = None
    other_hint: Callable[[str], Message] | None = None


@dataclass(frozen=True, slots=True)
class Decoded:
    """The value of a file, and what is wrong with it.

    ``is_readable`` is False where a mistake of grammar leaves no value. A value with faults
    serves only to look for further faults. ``notes`` are what its author should know of it.
    """

    value: Any
    faults: tuple[Fault, ...] = ()
    is_readable: bool = True
    notes: tuple[Fault, ...] = ()


class UnreadableError(Exception):
    """A file that cannot be used, with its fault."""

    def __init__(self, fault: Fault) -> None:
        self.fault = fault
        super().__init__(fault.message)


def problems_of(faults: Sequence[Fault], limit: int = MAX_FAULTS) -> list[Problem]:
    """Return the faults as problems with line and column, at most ``limit`` of them.

    Where there are more, the last problem says so. The same fault in several cells of a column is
    one problem.
    """
    from checker.parsers.workbook.ranges import merged_by_column  # most files have no faults

    kept = faults[:limit]
    others = [fault.other for fault in kept if isinstance(fault.other, Place)]
    positions = positions_of([fault.place for fault in kept if fault.offset is None] + others)
    exact = _exact_positions(kept)
    problems = [_problem(fault, positions, exact) for fault in kept]
    if len(faults) > limit:
        message = gettext(
            "there are more than {limit:,} problems; only these are listed", limit=limit
        )
        problems.append(Problem(problems[-1].position, "too-many-problems", message))
    return merged_by_column(problems)


def position_of(place: Place) -> Position:
    """Return a single place with its line and column."""
    return positions_of([place])[place]


def positions_of(places: Iterable[Place]) -> dict[Place, Position]:
    """Return the places with their lines and columns, each file scanned once."""
    by_file: defaultdict[SourceFile, list[Place]] = defaultdict(list)
    for place in places:
        by_file[place.file].append(place)
    positions: dict[Place, Position] = {}
    for file, inside in by_file.items():
        known = file.positions({place.mark for place in inside})
        positions.update((place, known[place.mark]) for place in inside)
    return positions


def _problem(
    fault: Fault,
    positions: dict[Place, Position],
    exact: dict[tuple[SourceFile, int], Position],
) -> Problem:
    place, hint, other = fault.place, fault.hint, fault.other
    if other is not None and fault.other_hint is not None:
        second = exact[place.file, other] if isinstance(other, int) else positions[other]
        hint = fault.other_hint(f"{second} {second.pointer}".rstrip())
    position = positions.get(place) or Position(place.file.name, shown_pointer(place.path))
    if fault.offset is not None:
        known = exact[place.file, fault.offset]
        position = Position(place.file.name, shown_pointer(place.path), known.line, known.column)
    return Problem(position, fault.code, fault.message, fault.expected, fault.found, hint)


def _exact_positions(faults: Sequence[Fault]) -> dict[tuple[SourceFile, int], Position]:
    """Return lines and columns of the offsets that the faults know already."""
    by_file: defaultdict[SourceFile, set[int]] = defaultdict(set)
    for fault in faults:
        offsets = (at for at in (fault.offset, fault.other) if isinstance(at, int))
        by_file[fault.place.file].update(offsets)
    return {
        (file, offset): Position(file.name, "", line, column)
        for file, offsets in by_file.items()
        for offset, (line, column) in line_and_column(file.text or "", offsets).items()
    }
