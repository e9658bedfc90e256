"""A case as it was submitted: documents with their places in the files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, Protocol

from checker.feel import Record
from checker.model.problems import Position, Problem

CASE_FILE = "case.json"
"""The file of a folder that makes it a case: it names the case and the pack."""

REGISTER_PREFIX = "register:"
"""How the name of a case of a register begins wherever a case is accepted."""

AMENDMENT = "amendment"
"""The type of documents that change a value of a table; every pack knows it."""

DETERMINATION = "determination"
"""The type of documents in which somebody says what a paper is worth; every pack knows it."""

PARTY = "party"
"""The type of documents that say who a sender is; every pack knows it."""

WAIVER = "waiver"
"""The type of documents that excuse a violation; every pack knows it."""


class Located(Protocol):
    """A value in a file that was read."""

    @property
    def position(self) -> Position:
        """Return where the value itself stands."""

    def position_of(self, pointer: str) -> Position:
        """Return where the value at a JSON Pointer (RFC 6901) inside this value stands."""


@dataclass(frozen=True, slots=True)
class Document:
    """One submitted document, validated against the schema of its type.

    ``record`` holds its fields as FEEL values: numbers are Decimal, fields of format ``date`` are
    dates. ``record.origin`` equals ``id``.
    """

    id: str
    type: str
    record: Record
    source: Located

    @property
    def position(self) -> Position:
        """Return where the document stands, which is worked out when it is first asked for."""
        return self.source.position

    def place_of(self, pointer: str = "") -> Position:
        """Return where the value at ``pointer`` stands, or the nearest value around it.

        It is looked up in the file at each call.
        """
        return self.source.position_of(pointer)


def as_submitted(value: Any) -> Any:
    """Return a value of a record as it stood in the JSON: dates are texts again."""
    if isinstance(value, Mapping):
        return {name: as_submitted(item) for name, item in value.items()}
    if isinstance(value, list):
        return [as_submitted(item) for item in value]
    return value.isoformat() if isinstance(value, date) else value


@dataclass(frozen=True, slots=True)
class Skipped:
    """A document, or a whole file, that was left out for its problems, or was erased.

    ``id`` and ``type`` are None where they are not known, so that it may be any document.
    """

    id: str | None
    type: str | None
    position: Position
    problems: tuple[Problem, ...]

    @property
    def name(self) -> str:
        """Return what reports call it: its id, or the file and place where it stands."""
        return self.id or str(self.position)


@dataclass(frozen=True, slots=True)
class Kept:
    """A paper that a register keeps for the case and that does not count, and why."""

    id: str
    reason: str


@dataclass(frozen=True, slots=True)
class Stranger:
    """A name that a single document has, in ``field``, and that is nearly the name ``like``.

    ``documents`` has the ids of the documents with the name.
    """

    name: str
    like: str
    field: str
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Caution:
    """Something odd about a valid document, at a JSON Pointer inside it."""

    document: Document
    pointer: str
    code: str
    message: str
    hint: str

    def problem(self) -> Problem:
        """Return the warning with its line and column."""
        place = self.document.place_of(self.pointer)
        return Problem(place, self.code, self.message, hint=self.hint, is_warning=True)


@dataclass(frozen=True, slots=True)
class Case:
    """The documents of a case in reading order, and the id of the pack that they answer to.

    ``skipped`` were left out on request, ``kept`` are papers beside the case that do not count;
    ``registered`` are the roles that a register knows its senders to have;
    ``warnings`` are on files that are not read, and on what was read otherwise than it was written.
    """

    id: str
    rules: str
    documents: tuple[Document, ...]
    source: Located
    skipped: tuple[Skipped, ...] = ()
    warnings: tuple[Problem, ...] = ()
    strangers: tuple[Stranger, ...] = ()
    cautions: tuple[Caution, ...] = ()
    kept: tuple[Kept, ...] = ()
    registered: Mapping[str, frozenset[str]] = field(default_factory=dict, hash=False)

    @property
    def position(self) -> Position:
        """Return where the header of the case stands."""
        return self.source.position

    def place_of(self, pointer: str = "") -> Position:
        """Return where the value at ``pointer`` inside the header of the case stands.

        It is looked up in the file at each call.
        """
        return self.source.position_of(pointer)
