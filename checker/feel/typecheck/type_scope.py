"""Where the checker stands: the names in scope, and the list that takes problems."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import singledispatch

from checker.feel.syntax import nodes
from checker.feel.typecheck.type_problems import Kind, TypeProblem
from checker.feel.types import ANY, Type


@dataclass(frozen=True, slots=True)
class TypeScope:
    """The names known at a place of an expression.

    `complete` is False where a context of unknown keys is in scope (a filter over it): there, any
    name may be one of its keys. `types` are the types that the expression may mention by name.
    """

    names: Mapping[str, Type]
    types: Mapping[str, Type] = field(default_factory=dict)
    problems: list[TypeProblem] = field(default_factory=list)
    complete: bool = True

    def within(self, names: Mapping[str, Type], complete: bool = True) -> TypeScope:
        """Return the scope further in, where these names stand before those of the same name."""
        inner = {**self.names, **names}
        return replace(self, names=inner, complete=self.complete and complete)

    def type_of(self, node: nodes.Expression) -> Type:
        """Return the type of a node in this scope; problems go to the list."""
        return infer(node, self)

    def report(self, node: nodes.Node, kind: Kind, message: str, hint: str = "") -> None:
        """Take a problem down, at the place of a node."""
        self.problems.append(TypeProblem(kind, message, hint, node.span))


@singledispatch
def infer(node: nodes.Expression, scope: TypeScope) -> Type:
    """Return the type of a node; each construct registers how (see the modules beside this)."""
    return ANY
