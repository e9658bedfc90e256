"""The cases of the workbench and their verdicts, kept until a case changes."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Hashable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from datetime import date, timedelta
from threading import Lock
from typing import Generic, Protocol, TypeVar

from checker import pipeline
from checker.evidence.authority import received
from checker.inference.rules import InferenceError
from checker.messages import gettext
from checker.model.problems import InputError, Problem
from checker.model.verdict import Verdict
from checker.pipeline import Loaded
from checker.reports import Assessment
from checker.unlock import Prospect, unlock

SOON = timedelta(days=90)
"""How far ahead the first page looks."""
PATIENCE = 20.0
"""How many seconds a request waits for the way to payment."""
_KEPT = 200
_SEARCHES = 2
"""So many ways to payment are worked out at the same time; each keeps a processor busy."""
Value = TypeVar("Value")


class UnknownCaseError(LookupError):
    """There is no case of that name; ``known`` are those that there are."""

    def __init__(self, name: str, known: tuple[str, ...]) -> None:
        super().__init__(name)
        self.known = known


class StillSearchingError(Exception):
    """The way to payment takes longer than a request waits; whoever asks again finds it."""


class Place(Protocol):
    """A case of the workbench, as somebody who came in may use it. Two of the same are equal."""

    @property
    def name(self) -> str:
        """Return the name in addresses."""

    @property
    def party(self) -> str | None:
        """Return who uses it; None where nobody is known by name."""

    @property
    def takes_papers(self) -> bool:
        """Return whether papers can be saved."""

    @property
    def is_registered(self) -> bool:
        """Return whether a register has it, which stamps its papers and tells its history."""

    def state(self) -> Hashable:
        """Return what changes when the case does."""

    def load(self) -> Loaded:
        """Return the case with its rules; raises InputError."""

    def with_file(self, name: str, content: bytes) -> Loaded:
        """Return the case as it would be with a further file; raises InputError.

        Problems of the file are told under its ``name``.
        """

    def save(self, name: str, content: bytes) -> int | None:
        """Take in a file, and return the number of its entry where a register has it.

        Raises InputError, and FileExistsError where there is such a file.
        """


class Cases(Protocol):
    """Where the cases are."""

    def places(self, party: str | None) -> Sequence[Place]:
        """Return the cases that a party may read, by name; None is somebody without a name."""


@dataclass(frozen=True, slots=True)
class Unusable:
    """A case that has no verdict, and why."""

    problems: tuple[Problem, ...]


class Store:
    """The cases with their verdicts. Verdicts are kept until their case changes."""

    def __init__(self, cases: Cases) -> None:
        self._cases = cases
        self._loaded: _Cache[Loaded] = _Cache()
        self._verdicts: _Cache[Verdict] = _Cache()
        self._texts: _Cache[str] = _Cache()
        self._ways: _Cache[Future[tuple[Prospect, ...]]] = _Cache()
        self._searches = ThreadPoolExecutor(_SEARCHES, thread_name_prefix="way-to-payment")
        self._asking = Lock()

    def close(self) -> None:
        """Begin no further search."""
        self._searches.shutdown(wait=False, cancel_futures=True)

    def places(self, party: str | None = None) -> list[Place]:
        """Return the cases that a party may read, by name."""
        return list(self._cases.places(party))

    def find(self, name: str, party: str | None = None) -> Place:
        """Return the case of a name; raises UnknownCaseError."""
        places = self.places(party)
        for place in places:
            if place.name == name:
                return place
        raise UnknownCaseError(name, tuple(place.name for place in places))

    def load(self, place: Place) -> Loaded:
        """Return a case with its rules; raises InputError."""
        return self._loaded.get((place.name, place.state()), place.load)

    def assess(self, place: Place, as_of: date) -> Assessment:
        """Return the assessment of a case; raises InputError where there cannot be one."""
        loaded = self.load(place)
        key = (place.name, place.state(), as_of)
        verdict = self._verdicts.get(key, lambda: assess(loaded, as_of))
        return Assessment(verdict, loaded.compiled.pack, loaded.case)

    def outlook(self, place: Place, as_of: date) -> Verdict:
        """Return the verdict of a day that is ``SOON``, if no paper came after ``as_of``.

        Raises InputError as ``assess`` does.
        """
        loaded = self.load(place)
        key = (place.name, place.state(), as_of, SOON)
        return self._verdicts.get(key, lambda: assess(_known(loaded, as_of), _later(as_of)))

    def ways(self, place: Place, as_of: date, tranche: str | None = None) -> tuple[Prospect, ...]:
        """Return what ``unlock`` says of a case, worked out once for all who ask.

        Raises InputError as ``unlock`` does, and StillSearchingError where it takes longer than
        ``PATIENCE``; the search goes on.
        """
        loaded = self.load(place)
        key = (place.name, place.state(), as_of, tranche)
        with self._asking:
            search = self._ways.get(
                key, lambda: self._searches.submit(unlock, loaded, as_of, tranche)
            )
        try:
            return search.result(PATIENCE)
        except TimeoutError as error:
            raise StillSearchingError from error

    def text(self, place: Place, kind: str, as_of: date, make: Callable[[], str]) -> str:
        """Return a text on a case and a day that takes long to make; it is made once."""
        return self._texts.get((place.name, place.state(), kind, as_of), make)

    def try_to_assess(self, place: Place, as_of: date) -> Assessment | Unusable:
        """Return the assessment of a case, or its problems."""
        try:
            return self.assess(place, as_of)
        except InputError as error:
            return Unusable(error.problems)


def assess(loaded: Loaded, as_of: date) -> Verdict:
    """Return the verdict on a case; raises InputError where the rules cannot be applied to it."""
    try:
        return pipeline.assess(loaded, as_of)
    except InferenceError as error:
        message = gettext("the case cannot be assessed with these rules: {reason}", reason=error)
        raise InputError([Problem(loaded.case.position, "inference", message)]) from error


def _known(loaded: Loaded, day: date) -> Loaded:
    """Return a case with only what was received by a day."""
    known = tuple(each for each in loaded.case.documents if received(each) <= day)
    return replace(loaded, case=replace(loaded.case, documents=known))


def _later(day: date) -> date:
    return day + min(SOON, date.max - day)


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
