"""What was dropped in and is not saved yet: nothing of a case changes before somebody saves."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from threading import Lock

from checker.authoring.compare.two_verdicts import TwoVerdicts, compare_verdicts
from checker.loading import Loaded
from checker.model.problems import InputError, Problem
from checker.model.verdict import NotCounted
from checker.reports.phrases import clean
from checker.web.store import Place, Store, assess

WORKBOOK_START = b"PK"
_KEPT = 50


class DraftGoneError(LookupError):
    """There is no draft of that id, or no longer."""


class NothingToMarkError(LookupError):
    """The draft is not a workbook with cells that somebody has to mend or look at."""


class CaseChangedError(Exception):
    """The case is not what it was when the draft was checked."""


class CannotSaveError(Exception):
    """The case does not take papers, or the draft is not usable."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was dropped in: its bytes, as what it was sent, and the case as it was then."""

    id: str
    place: Place
    sent_as: str
    content: bytes
    state: Hashable

    @property
    def is_workbook(self) -> bool:
        """Return whether it is a workbook, whatever its name says."""
        return self.content.startswith(WORKBOOK_START)

    @property
    def file_name(self) -> str:
        """Return the name under which it is saved: of our making, not of the sender's."""
        return f"paper-{sha256(self.content).hexdigest()[:16]}{self._suffix}"

    @property
    def shown_name(self) -> str:
        """Return what problems call it: as it was sent, unless that claims another format."""
        name = clean(self.sent_as.replace("\\", "/").rpartition("/")[2])
        return name if name.lower().endswith(self._suffix) else self.file_name

    @property
    def _suffix(self) -> str:
        return ".xlsx" if self.is_workbook else ".json"


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a draft, or what it would change.

    ``remarks`` are on what can be used and may not be meant so, ``not_counted`` the papers of the
    draft that would not count.
    """

    problems: tuple[Problem, ...] = ()
    effect: TwoVerdicts | None = None
    papers: tuple[str, ...] = ()
    remarks: tuple[Problem, ...] = ()
    not_counted: tuple[NotCounted, ...] = ()

    @property
    def to_mark(self) -> tuple[Problem, ...]:
        """Return what can be marked in its cell: to be mended, or to be looked at.

        There is nothing in a workbook that cannot be read.
        """
        every = (*self.problems, *self.remarks)
        return tuple(each for each in every if each.position.cell is not None)

    @property
    def may_be_saved(self) -> bool:
        """Return whether it can be read and used."""
        return self.effect is not None


class Drafts:
    """The drafts of this workbench, under ids that nobody can guess; the oldest go first."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._drafts: OrderedDict[str, Draft] = OrderedDict()
        self._lock = Lock()

    def add(self, place: Place, sent_as: str, content: bytes) -> Draft:
        """Keep a file that was dropped in on a case."""
        draft = draft_of(place, sent_as, content)
        with self._lock:
            self._drafts[draft.id] = draft
            while len(self._drafts) > _KEPT:
                self._drafts.popitem(last=False)
        return draft

    def find(self, place: Place, name: str) -> Draft:
        """Return a draft of a case; raises DraftGoneError."""
        draft = self._drafts.get(name)
        if draft is None or draft.place != place:
            raise DraftGoneError(name)
        return draft

    def discard(self, draft: Draft) -> None:
        """Forget a draft."""
        with self._lock:
            self._drafts.pop(draft.id, None)

    def check(self, place: Place, draft: Draft, as_of: date) -> Checked:
        """Return what is wrong with a draft, or what the verdict of a day would be with it."""
        try:
            loaded = place.with_file(draft.shown_name, draft.content)
            after = assess(loaded, as_of)
        except InputError as error:
            return Checked(problems=error.problems)
        before = self._store.assess(place, as_of)
        papers = tuple(each.id for each in loaded.case.documents if each.id not in before.documents)
        return Checked(
            effect=compare_verdicts(before.verdict, after),
            papers=papers,
            remarks=tuple(_remarks(loaded, draft.shown_name)),
            not_counted=tuple(each for each in after.not_counted if each.document in papers),
        )

    def save(self, place: Place, draft: Draft, as_of: date) -> None:
        """Take a draft into its case.

        Raises CannotSaveError where it cannot be used or the case takes no papers,
        CaseChangedError where the case has changed since the draft was made, and InputError where
        a register refuses it.
        """
        if not place.takes_papers or not self.check(place, draft, as_of).may_be_saved:
            raise CannotSaveError(draft.id)
        self.take(draft)

    def take(self, draft: Draft) -> int | None:
        """Take a draft that was checked into its case; return its entry where a register has it.

        Raises CaseChangedError and InputError as ``save`` does.
        """
        if draft.place.state() != draft.state:
            raise CaseChangedError(draft.id)
        try:
            entry = draft.place.save(draft.file_name, draft.content)
        except FileExistsError:
            raise CaseChangedError(draft.id) from None
        self.discard(draft)
        return entry


def draft_of(place: Place, sent_as: str, content: bytes) -> Draft:
    """Return a file that was sent to a case as a draft that nobody keeps."""
    return Draft(secrets.token_urlsafe(16), place, sent_as, content, place.state())


def _remarks(loaded: Loaded, file: str) -> Iterator[Problem]:
    """Yield the warnings on a file of a case and on its papers."""
    warnings = (*loaded.case.warnings, *(each.problem() for each in loaded.case.cautions))
    return (each for each in warnings if each.position.file == file)
