"""What was dropped in and is not saved yet: nothing of a case changes before somebody saves."""

from __future__ import annotations

import contextlib
import os
import secrets
import tempfile
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from pathlib import Path
from threading import Lock

from checker.authoring.compare.two_verdicts import TwoVerdicts, compare_verdicts
from checker.model.problems import InputError, Problem
from checker.reports.phrases import clean
from checker.web.store import Place, Store, assess, with_file

WORKBOOK_START = b"PK"
_KEPT = 50


class DraftGoneError(LookupError):
    """There is no draft of that id, or no longer."""


class CaseChangedError(Exception):
    """The case is not what it was when the draft was checked."""


class CannotSaveError(Exception):
    """The case does not take papers, or the draft is not usable."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A file that was dropped in: its bytes, as what it was sent, and the case as it was then."""

    id: str
    case: str
    sent_as: str
    content: bytes
    state: tuple[tuple[str, int, int], ...]

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
        return ".xlsx" if self.content.startswith(WORKBOOK_START) else ".json"


@dataclass(frozen=True, slots=True)
class Checked:
    """What is wrong with a draft, or what it would change."""

    problems: tuple[Problem, ...] = ()
    effect: TwoVerdicts | None = None
    papers: tuple[str, ...] = ()

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
        draft = Draft(secrets.token_urlsafe(16), place.name, sent_as, content, place.state())
        with self._lock:
            self._drafts[draft.id] = draft
            while len(self._drafts) > _KEPT:
                self._drafts.popitem(last=False)
        return draft

    def find(self, place: Place, name: str) -> Draft:
        """Return a draft of a case; raises DraftGoneError."""
        draft = self._drafts.get(name)
        if draft is None or draft.case != place.name:
            raise DraftGoneError(name)
        return draft

    def discard(self, draft: Draft) -> None:
        """Forget a draft."""
        with self._lock:
            self._drafts.pop(draft.id, None)

    def check(self, place: Place, draft: Draft, as_of: date) -> Checked:
        """Return what is wrong with a draft, or what the verdict of a day would be with it."""
        try:
            loaded = with_file(place, draft.shown_name, draft.content)
            after = assess(loaded, as_of)
        except InputError as error:
            return Checked(problems=error.problems)
        before = self._store.assess(place, as_of)
        papers = tuple(each.id for each in loaded.case.documents if each.id not in before.documents)
        return Checked(effect=compare_verdicts(before.verdict, after), papers=papers)

    def save(self, place: Place, draft: Draft, as_of: date) -> Path:
        """Put a draft into the folder of its case, and return the file.

        Raises CannotSaveError where it cannot be used or the case takes no papers, and
        CaseChangedError where the case has changed since the draft was made.
        """
        if not place.takes_papers or not self.check(place, draft, as_of).may_be_saved:
            raise CannotSaveError(draft.id)
        if place.state() != draft.state:
            raise CaseChangedError(draft.id)
        file = place.path / draft.file_name
        with _written(place.path, draft.content) as written:
            try:
                os.link(written, file)  # refuses to replace a file that is there
            except FileExistsError:
                raise CaseChangedError(draft.id) from None
        self.discard(draft)
        return file


@contextlib.contextmanager
def _written(folder: Path, content: bytes) -> Iterator[Path]:
    """Yield a file with the content, complete and on disk; it is gone afterwards."""
    handle, name = tempfile.mkstemp(prefix=".paper-", dir=folder)
    path = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(0o644)
        yield path
    finally:
        path.unlink(missing_ok=True)
