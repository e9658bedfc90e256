"""A case as it was submitted: documents with their places in the files."""

from __future__ import annotations

from dataclasses import dataclass

from checker.feel import Record
from checker.model.problems import Position

AMENDMENT = "amendment"
"""The type of documents that change a value of a table; every pack knows it."""

WAIVER = "waiver"
"""The type of documents that excuse a violation; every pack knows it."""


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


@dataclass(frozen=True, slots=True)
class Case:
    """The documents of a case in reading order, and the id of the pack that they answer to."""

    id: str
    rules: str
    documents: tuple[Document, ...]
    position: Position
