"""The names around a node: their values, and the trees that gave them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from checker.feel.goals.wants import Want
from checker.feel.syntax import nodes
from checker.feel.values import Value


@dataclass(frozen=True, slots=True)
class Env:
    """Local names with their values and, where it is known, the tree behind each of them."""

    values: Mapping[str, Value] = field(default_factory=dict)
    trees: Mapping[str, Written] = field(default_factory=dict)

    def bound(self, name: str, value: Value, tree: Written | None = None) -> Env:
        """Return these names and one more."""
        trees = {key: each for key, each in self.trees.items() if key != name}
        if tree is not None:
            trees[name] = tree
        return Env({**self.values, name: value}, trees)


@dataclass(frozen=True, slots=True)
class Written:
    """An expression with the names around it; ``definition`` names the one whose body it is."""

    node: nodes.Expression
    env: Env
    definition: str | None = None


@dataclass(frozen=True, slots=True)
class Kept:
    """A predicate of a filter that an item has to pass; ``path`` leads from the item to it."""

    predicate: nodes.Expression
    env: Env
    path: tuple[str, ...] = ()

    def below(self, name: str) -> Kept:
        """Return what this asks of an item that has the value in a field."""
        return replace(self, path=(name, *self.path))


Asked = tuple[Want | Kept, ...]
"""What is asked of an item: what its fields have to be, and predicates that it has to pass."""
