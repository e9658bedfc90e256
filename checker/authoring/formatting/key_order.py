"""The order in which people expect the keys of pack files, taken from the models."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from types import UnionType
from typing import Any, get_args, get_origin

from pydantic import BaseModel

from checker.authoring.testing.suite_file import SuiteFile
from checker.model.finding_rules import Filing
from checker.model.pack import Requirement, Topic, Written

EXPLAINING = (
    "values",
    "message",
    "advice",
    "basis",
    "assumption",
    "waivable",
    "alternatives",
    "interpretation",
    "conditions",
)
"""Keys that stand last: what explains an entry, and what has entries of its own."""
AS_WRITTEN = (Topic,)
"""Models whose keys stay in the order of the author."""
SPACED = (Topic, SuiteFile)
"""Models whose lists have an empty line between their items."""


@dataclass(frozen=True)
class Shape:
    """How a mapping of a pack file is laid out: the order of its keys, and what is below them."""

    model: type[BaseModel]

    @cached_property
    def order(self) -> tuple[str, ...]:
        """Return the keys in order; none where they stay as written."""
        if self.model in AS_WRITTEN:
            return ()
        fields = self.model.model_fields
        late = [*_requirement(self.model), *EXPLAINING]
        names = sorted(fields, key=lambda name: late.index(name) if name in late else -1)
        return tuple(fields[name].alias or name for name in names)

    @cached_property
    def listed(self) -> dict[str, Shape]:
        """Return the shapes of items by the keys whose value is a list of mappings."""
        return {key: Shape(model) for key, model, several in _inner(self.model) if several}

    @cached_property
    def single(self) -> dict[str, Shape]:
        """Return the shapes of values by the keys whose value is a mapping."""
        return {key: Shape(model) for key, model, several in _inner(self.model) if not several}

    @property
    def spaced(self) -> bool:
        """Return whether items of lists have an empty line between them."""
        return self.model in SPACED

    def rank(self, key: str) -> int:
        """Return the place of a key; unknown keys stay behind the known ones."""
        if not self.order:
            return 0
        return self.order.index(key) if key in self.order else len(self.order)


def _requirement(model: type[BaseModel]) -> tuple[str, ...]:
    """Return the fields of the requirement in a rule: they follow to whom and when it applies."""
    bases = (each for each in (Filing, Requirement) if issubclass(model, each))
    return tuple(name for base in bases for name in base.model_fields)


def _inner(model: type[BaseModel]) -> Iterator[tuple[str, type[BaseModel], bool]]:
    """Yield the keys whose values are models, or lists of them."""
    for name, field in model.model_fields.items():
        found = _model(field.annotation)
        if found is not None:
            yield field.alias or name, *found


def _model(annotation: Any) -> tuple[type[BaseModel], bool] | None:
    """Return the model that an annotation holds, and whether it holds a list of them."""
    if isinstance(annotation, type) and issubclass(annotation, Written):
        return annotation, False
    origin = get_origin(annotation)
    if origin is tuple:
        first = get_args(annotation)[0]
        return (first, True) if isinstance(first, type) and issubclass(first, Written) else None
    if origin is UnionType:
        return next(filter(None, map(_model, get_args(annotation))), None)
    return None
