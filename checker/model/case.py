"""A case as it was submitted: documents with their places in the files."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from checker.feel import Record
from checker.model.problems import Position

AMENDMENT = "amendment"
"""The type of documents that change a value of a table; every pack knows it."""

PARTY = "party"
"""The type of documents that say who a sender is; every pack knows it."""

WAIVER = "waiver"
"""The type of documents that excuse a violation; every pack knows it."""


class Located(Protocol):
    """A value in a file that was read."""

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
    position: Position
    source: Located

    def place_of(self, pointer: str = "") -> Position:
        """Return where the value at ``pointer`` stands, or the nearest value around it.

        It is looked up in the file at each call.
        """
        return self.source.position_of(pointer)


@dataclass(frozen=True, slots=True)
class Case:
    """The documents of a case in reading order, and the id of the pack that they answer to."""

    id: str
    rules: str
    documents: tuple[Document, ...]
    position: Position
    source: Located

    def place_of(self, pointer: str = "") -> Position:
        """Return where the value at ``pointer`` inside the header of the case stands.

        It is looked up in the file at each call.
        """
        return self.source.position_of(pointer)
