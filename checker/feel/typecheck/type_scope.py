"""The names in scope at a place in an expression, and the list of problems found so far."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch

from checker.feel.syntax import nodes
from checker.feel.typecheck.type_problems import Kind, TypeProblem
from checker.feel.types import ANY, Type


@dataclass(frozen=True, slots=True)
class TypeScope:
    """The types of the names in scope at a place in an expression.

    ``complete`` is False inside a filter over contexts of unknown keys, where any name may be a
    key. ``types`` are the types that the expression may mention by name.
    """

    names: Mapping[str, Type]
    types: Mapping[str, Type] = field(default_factory=dict)
    problems: list[TypeProblem] = field(default_factory=list)
    complete: bool = True

    def within(self, names: Mapping[str, Type], complete: bool = True) -> TypeScope:
        """Return an inner scope, where these names hide those of the same name."""
        inner = {**self.names, **names}
        return replace(self, names=inner, complete=self.complete and complete)

    def type_of(self, node: nodes.Expression) -> Type:
        """Return the type of a node in this scope; its problems are added to the list."""
        return infer(node, self)

    def report(self, node: nodes.Node, kind: Kind, message: str, hint: str = "") -> None:
        """Add a problem at the place of a node."""
        self.problems.append(TypeProblem(kind, message, hint, node.span))


@singledispatch
def infer(node: nodes.Expression, scope: TypeScope) -> Type:
    """Return the type of a node; the modules of the constructs register how."""
    return ANY
