"""The cases of a folder and their verdicts; no name from a request becomes a path."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from threading import Lock
from typing import Generic, TypeVar

from checker import intake, pipeline
from checker.inference.rules import InferenceError
from checker.messages import gettext
from checker.model.problems import InputError, Problem
from checker.model.verdict import Verdict
from checker.pipeline import Loaded
from checker.reports import Assessment

CASE_FILE = "case.json"
_KEPT = 200
Value = TypeVar("Value")


class UnknownCaseError(LookupError):
    """There is no case of that name; ``known`` are those that there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.known = known


@dataclass(frozen=True, slots=True)
class Place:
    """A case of the folder: the name in addresses, and where it is."""

    name: str
    path: Path

    @property
    def takes_papers(self) -> bool:
        """Return whether papers can be saved: in a folder they can, in a bundle they cannot."""
        return self.path.is_dir()

    def state(self) -> tuple[tuple[str, int, int], ...]:
        """Return what changes when a file of the case does: names, times and sizes."""
        files = sorted(self.path.rglob("*")) if self.path.is_dir() else [self.path]
        found = ((str(each), each.stat()) for each in files if each.is_file())
        return tuple((name, stat.st_mtime_ns, stat.st_size) for name, stat in found)


@dataclass(frozen=True, slots=True)
class Unusable:
    """A case that has no verdict, and why."""

    problems: tuple[Problem, ...]


class Store:
    """The cases of a folder. Verdicts are kept until a file of their case changes."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._loaded: _Cache[Loaded] = _Cache()
        self._verdicts: _Cache[Verdict] = _Cache()
        self._texts: _Cache[str] = _Cache()

    def places(self) -> list[Place]:
        """Return the cases of the folder by name; the folder may be a case itself."""
        if (self._folder / CASE_FILE).is_file():
            return [Place(self._folder.resolve().name, self._folder)]
        return sorted(self._below(), key=lambda place: place.name)

    def find(self, name: str) -> Place:
        """Return the case of a name; raises UnknownCaseError."""
        places = self.places()
        for place in places:
            if place.name == name:
                return place
        raise UnknownCaseError(name, tuple(place.name for place in places))

    def load(self, place: Place) -> Loaded:
        """Return a case with its rules; raises InputError."""
        return self._loaded.get((place.name, place.state()), lambda: _load(place))

    def assess(self, place: Place, as_of: date, known_on: date | None = None) -> Assessment:
        """Return the assessment of a case; raises InputError where there cannot be one."""
        loaded = self.load(place)
        key = (place.name, place.state(), as_of, known_on)
        verdict = self._verdicts.get(key, lambda: assess(loaded, as_of, known_on))
        return Assessment(verdict, loaded.compiled.pack, loaded.case)

    def text(self, place: Place, kind: str, as_of: date, make: Callable[[], str]) -> str:
        """Return a text on a case and a day that takes long to make; it is made once."""
        return self._texts.get((place.name, place.state(), kind, as_of), make)

    def try_to_assess(self, place: Place, as_of: date) -> Assessment | Unusable:
        """Return the assessment of a case, or its problems."""
        try:
            return self.assess(place, as_of)
        except InputError as error:
            return Unusable(error.problems)

    def _below(self) -> Iterator[Place]:
        for path in self._folder.iterdir():
            if path.name.startswith("."):
                continue
            is_folder = path.is_dir() and (path / CASE_FILE).is_file()
            if is_folder or (path.is_file() and path.suffix == ".json"):
                yield Place(path.name, path)


def assess(loaded: Loaded, as_of: date, known_on: date | None = None) -> Verdict:
    """Return the verdict on a case; raises InputError where the rules cannot be applied to it."""
    try:
        return pipeline.assess(loaded, as_of, known_on=known_on)
    except InferenceError as error:
        message = gettext("the case cannot be assessed with these rules: {reason}", reason=error)
        raise InputError([Problem(loaded.case.position, "inference", message)]) from error


def with_file(place: Place, name: str, content: bytes) -> Loaded:
    """Return a case as it would be with a further file; raises InputError with all problems."""
    submission = intake.with_file(intake.read_submission(str(place.path)), name, content)
    try:
        return pipeline.load_submission(submission, str(place.path))
    except InputError as error:
        raise InputError(named_from(place.path, error.problems)) from None


def _load(place: Place) -> Loaded:
    try:
        return pipeline.load(place.path)
    except InputError as error:
        raise InputError(named_from(place.path, error.problems)) from None


def named_from(place: Path, problems: tuple[Problem, ...]) -> list[Problem]:
    """Return problems with their files named from the folder of the cases on."""
    before = f"{place.parent.as_posix()}/"
    return [
        replace(each, position=replace(each.position, file=each.position.file.removeprefix(before)))
        for each in problems
    ]


class _Cache(Generic[Value]):
    """Keeps the values that were asked for last. Two who ask at once may both compute."""

    def __init__(self) -> None:
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, compute: Callable[[], Value]) -> Value:
        """Return the value of a key, computed where it is not known."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        value = compute()
        with self._lock:
            self._values[key] = value
            while len(self._values) > _KEPT:
                self._values.popitem(last=False)
        return value
