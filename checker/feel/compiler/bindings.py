"""What a name stands for where it is used."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from checker.feel.functions import Builtin


class CallableDefinition(Protocol):
    """What the compiler needs to know about a definition of a library."""

    @property
    def name(self) -> str:
        """Return its name."""

    @property
    def parameters(self) -> tuple[str, ...]:
        """Return the names of its parameters."""

    @property
    def is_function(self) -> bool:
        """Return whether it is a function, not a named value."""

    @property
    def is_recursive(self) -> bool:
        """Return whether it may call itself, directly or through others."""


@dataclass(frozen=True, slots=True)
class Variable:
    """A variable of the generated code: a loop variable, a parameter or an entry of a context."""

    identifier: str


@dataclass(frozen=True, slots=True)
class Local:
    """A name that gets its value from the caller at each evaluation."""

    identifier: str


@dataclass(frozen=True, slots=True)
class Global:
    """A name that gets its value from the session."""


@dataclass(frozen=True, slots=True)
class Defined:
    """A definition of the library."""

    definition: CallableDefinition


@dataclass(frozen=True, slots=True)
class BuiltIn:
    """A built-in function."""

    function: Builtin


Binding = Variable | Local | Global | Defined | BuiltIn


@dataclass(frozen=True, slots=True)
class Items:
    """The variables of a filter: the item, and whether it is a context."""

    item: str
    is_context: str


@dataclass(frozen=True, slots=True)
class NameTable:
    """Names and what they stand for, or the items of a filter, within an outer scope."""

    names: Mapping[str, Binding] = field(default_factory=dict)
    outer: NameTable | None = None
    items: Items | None = None

    def with_variables(self, variables: Mapping[str, str]) -> NameTable:
        """Return a scope within this one in which the names are variables."""
        return NameTable({name: Variable(code) for name, code in variables.items()}, self)

    def with_items(self, items: Items) -> NameTable:
        """Return the scope of a filter's predicate."""
        return NameTable(outer=self, items=items)

    def resolve(self, name: str) -> tuple[tuple[Items, ...], Binding | None]:
        """Return where a name may come from.

        The filters whose items may have it as a key come first, from the innermost outwards; then
        what the name stands for outside them, or None if it is unknown.
        """
        filters: list[Items] = []
        scope: NameTable | None = self
        while scope is not None:
            if scope.items is not None:
                filters.append(scope.items)
            if name in scope.names:
                return tuple(filters), scope.names[name]
            scope = scope.outer
        return tuple(filters), None
