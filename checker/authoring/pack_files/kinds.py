"""The kinds of files of a pack: their models, and the order in which people expect the keys."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import BaseModel

from checker.authoring.mutation.equivalents import Equivalent, EquivalentsFile
from checker.authoring.testing.suite_file import Expected, Given, PackTest, SuiteFile
from checker.model.pack import (
    TOPIC_KINDS,
    Alternative,
    Check,
    Condition,
    ConsequenceRule,
    Definition,
    Effect,
    Inventory,
    Limit,
    Manifest,
    Norm,
    Obligation,
    Source,
    Table,
    Topic,
    TrancheRule,
    Trigger,
)
from checker.packs.loader import EQUIVALENTS, NORMS
from checker.packs.locations import MANIFEST


@dataclass(frozen=True, slots=True)
class Shape:
    """A mapping of a file: the order of its keys, and the shapes of what is below some of them.

    ``listed`` are keys whose value is a list of that shape, ``single`` those whose value is one.
    ``spaced`` lists have an empty line between their items. No order means as written.
    """

    model: type[BaseModel]
    order: tuple[str, ...] = ()
    listed: Mapping[str, Shape] = field(default_factory=dict)
    single: Mapping[str, Shape] = field(default_factory=dict)
    spaced: bool = False

    def rank(self, key: str) -> int:
        """Return the place of a key; unknown keys stay behind the known ones."""
        if not self.order:
            return 0
        return self.order.index(key) if key in self.order else len(self.order)


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file: the name of its JSON Schema, and the shape of the whole."""

    name: str
    shape: Shape


_ENTRY = ("id", "title", "norm", "norms")
_TEST = (
    "require", "measure", "partial", "at_most", "below", "at_least", "above", "equals", "unit",
)  # fmt: skip
_RULE = (*_ENTRY, "cites", "bearer", "for_each", "applies", "due")
_REST = ("values", "message", "advice", "alternatives", "interpretation")
_KINDS = ("penalty", "hold", "quota-adjustment", "remedial-action", "refund")
_ALTERNATIVES = {"alternatives": Shape(Alternative, ("reading", "applies", "due", *_TEST))}
_CONDITION = Shape(Condition, (*_RULE, *_TEST, *_REST), _ALTERNATIVES)
_ENTRIES: Mapping[str, Shape] = {
    "tables": Shape(
        Table, (*_ENTRY, "name", "keys", "type", "unit", "source", "values", "interpretation")
    ),
    "definitions": Shape(
        Definition,
        (
            *_ENTRY, "name", "parameters", "type", "unit", "value", "missing", "from", "awaiting",
            "interpretation",
        ),
    ),
    "obligations": Shape(
        Obligation, (*_RULE, "fulfilled_by", "times", "done_on", *_REST), _ALTERNATIVES
    ),
    "limits": Shape(Limit, (*_RULE, *_TEST, *_REST), _ALTERNATIVES),
    "checks": Shape(Check, (*_RULE, *_TEST, *_REST), _ALTERNATIVES),
    "tranches": Shape(
        TrancheRule,
        (
            *_ENTRY, "for_each", "applies", "amount", "currency", "released_by", "interpretation",
            "conditions",
        ),
        {"conditions": _CONDITION},
    ),
    "consequences": Shape(
        ConsequenceRule,
        (*_ENTRY, "when", "then", "message", "interpretation"),
        {"when": Shape(Trigger, ("finding", "consequence", "status", "as", "where"))},
        {
            "then": Shape(
                Effect,
                (
                    *_KINDS, "on", "amount", "unit", "currency", "due", "tranches", "where",
                    "lifted_when",
                ),
            )
        },
    ),
}  # fmt: skip
TOPIC = FileKind(
    "topic",
    Shape(Topic, listed={kind: _ENTRIES[kind] for kind in TOPIC_KINDS}, spaced=True),
)
PACK = FileKind(
    "pack",
    Shape(
        Manifest,
        (
            "pack", "version", "title", "sources", "roles", "units", "currency", "grades",
            "waiver_authorities", "amendment_authorities",
        ),
        {"sources": Shape(Source, ("id", "title"))},
    ),
)  # fmt: skip
NORM_FILE = FileKind(
    "norms",
    Shape(
        Inventory,
        ("norms",),
        {
            "norms": Shape(
                Norm,
                (
                    "id", "source", "paragraph", "who", "statement", "kind", "state", "reason",
                    "interpretation",
                ),
            )
        },
    ),
)  # fmt: skip
TESTS = FileKind(
    "tests",
    Shape(
        SuiteFile,
        ("base", "cases"),
        {
            "cases": Shape(
                PackTest,
                ("case", "as_of", "base", "todo", "given", "expect"),
                single={
                    "given": Shape(Given, ("without", "change", "add")),
                    "expect": Shape(
                        Expected,
                        ("status", "tranches", "findings", "consequences", "absent", "terms"),
                    ),
                },
            )
        },
        spaced=True,
    ),
)
EQUIVALENT_FILE = FileKind(
    "equivalent-mutants",
    Shape(EquivalentsFile, ("mutants",), {"mutants": Shape(Equivalent, ("mutant", "reason"))}),
)
KINDS = (PACK, NORM_FILE, TOPIC, TESTS, EQUIVALENT_FILE)
"""Every kind of file that an author writes."""
_BY_NAME = {MANIFEST: PACK, NORMS: NORM_FILE, EQUIVALENTS: EQUIVALENT_FILE}


def kind_of_file(path: Path) -> FileKind:
    """Return the kind of a file of a pack, known by its name and folder."""
    return TESTS if path.parent.name == "tests" else _BY_NAME.get(path.name, TOPIC)


def pack_files(folder: Path) -> list[Path]:
    """Return the files of a pack that authors write, tests included, sorted."""
    return [*sorted(folder.glob("*.yaml")), *sorted((folder / "tests").glob("*.yaml"))]
