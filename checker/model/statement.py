"""A statement as it was made from a record: texts and tables, each figure with its documents.

Numbers are exact decimals as text, dates are ISO 8601, and nothing depends on the clock.
"""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from checker.model.sentence import Sentence
from checker.model.verdict import EngineInfo, Exact, Published, Rules, Subject

CellKind = Literal["number", "date", "text", "truth", "unknown"]


class Cell(Published):
    """A figure: its exact ``value``, how it is ``shown``, and the documents that it rests on.

    Where the value is not known it is None, ``at_least`` is a lower limit that is known, if there
    is one, and ``missing`` says what has to arrive.
    """

    kind: CellKind
    value: str | None
    shown: Sentence
    unit: str | None = None
    at_least: Exact | None = None
    evidence: tuple[str, ...] = ()
    missing: tuple[Sentence, ...] = ()


class Heading(Published):
    """The heading of a column; ``unit`` where all of its figures have one."""

    id: str
    title: Sentence
    unit: str | None = None
    numeric: bool = False


class Part(Published):
    """A section: a text, or a table with ``columns``, ``rows`` and perhaps a ``total``.

    A row has no cell for a column that does not concern it. ``evidence`` and ``missing`` are
    those of the whole section.
    """

    id: str
    title: Sentence
    text: Sentence | None = None
    columns: tuple[Heading, ...] = ()
    rows: tuple[dict[str, Cell], ...] = ()
    total: dict[str, Cell] = Field(default_factory=dict)
    evidence: tuple[str, ...] = ()
    missing: tuple[Sentence, ...] = ()
    charts: tuple[dict[str, Any], ...] = ()


class Statement(Published):
    """A document made from the record of a case as of a day."""

    statement: str
    title: Sentence
    case: str
    parameters: Subject = Field(default_factory=dict)
    as_of: date
    source: str
    rules: Rules
    engine: EngineInfo
    sections: tuple[Part, ...]


class Offer(Published):
    """A statement that a pack offers, with the values that each parameter can have.

    ``parameters`` maps a name to its values; None where they cannot be told yet, or depend on
    another parameter.
    """

    id: str
    title: Sentence
    source: str
    parameters: dict[str, tuple[str, ...] | None]
