"""Libraries: definitions that know one another, and the expressions compiled against them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING, Final

from checker.feel.errors import FeelSyntaxError, LibraryError, Limits, SyntaxProblem
from checker.feel.runtime.program import (
    CompiledDefinition,
    Definition,
    Part,
    Program,
    Surroundings,
)
from checker.feel.runtime.saved import SavedCode
from checker.feel.runtime.session import Session
from checker.feel.syntax.trees import Trees
from checker.feel.types import Type
from checker.feel.values import Value

if TYPE_CHECKING:
    from checker.feel.syntax import nodes

_DEFAULT_LIMITS: Final = Limits()


class Library:
    """Definitions in FEEL, parsed once, and the global names that each session gives values.

    Definitions may refer to one another in any order. They hide global names, and both hide
    built-in functions.
    """

    def __init__(
        self,
        definitions: Iterable[Definition] = (),
        names: Iterable[str] = (),
        types: Mapping[str, Type] | None = None,
        trees: Trees | None = None,
        saved: SavedCode | None = None,
    ) -> None:
        """Parse all definitions; ``types`` are the types that texts may mention by name.

        ``trees`` may hold texts that were parsed already; they have to know all global names.
        With ``saved`` code of the same library only what has none is parsed, when it is needed.
        Raises ``LibraryError`` with every mistake of every definition.
        """
        given = tuple(definitions)
        self.names = tuple(names)
        self.types = dict(types or {})
        self.trees = trees or Trees((*self.names, *(each.name for each in given)))
        self.saved = saved or SavedCode()
        self._surroundings = Surroundings(self.names, self.types, self.trees, self.saved)
        self.definitions = self._surroundings.definitions
        self._define(given)
        if self.saved.recursive is None:
            self.saved.recursive = _recursive(self.definitions)
        for name in self.saved.recursive:
            self.definitions[name].is_recursive = True
        self._programs: dict[tuple[str, tuple[str, ...], bool], Program] = {}
        self._parts: dict[tuple[int, tuple[str, ...]], Program] = {}
        self._names: dict[int, tuple[nodes.Node, frozenset[str]]] = {}
        self._outside: dict[int, tuple[nodes.Node, frozenset[str]]] = {}

    def compile(self, text: str, names: Iterable[str] = ()) -> Program:
        """Return the program of an expression; ``names`` get a value at each evaluation.

        Raises ``FeelSyntaxError``.
        """
        return self._program(text, tuple(names), unary=False)

    def compile_unary_tests(self, text: str, names: Iterable[str] = ()) -> Program:
        """Return the program of unary tests; the value under test is ``?``.

        Raises ``FeelSyntaxError``.
        """
        return self._program(text, tuple(names), unary=True)

    def program_of(self, node: nodes.Expression, names: tuple[str, ...]) -> Program:
        """Return the program of a part of a tree; ``names`` are as in ``compile``."""
        key = (id(node), names)
        if key not in self._parts:
            self._parts[key] = Part("", node, names, self._surroundings)
        return self._parts[key]

    def names_in(self, node: nodes.Node) -> frozenset[str]:
        """Return every name that stands in a tree, whatever it means there."""
        if id(node) not in self._names:
            self._names[id(node)] = (node, _names_in(node))  # what has an id here has to live on
        return self._names[id(node)][1]

    def names_outside(self, node: nodes.Expression) -> frozenset[str]:
        """Return the names that an expression takes from outside, but those in its filters."""
        from checker.feel.syntax.free_names import uses

        if id(node) not in self._outside:
            names = frozenset(use.node.name for use in uses(node) if use.guard != "filter")
            self._outside[id(node)] = (node, names)
        return self._outside[id(node)][1]

    def session(
        self,
        values: Mapping[str, Value] | None = None,
        limits: Limits | None = None,
        moment: datetime | None = None,
    ) -> Session:
        """Return a session with the values of the global names; a missing value is null.

        With a moment, ``now()`` and ``today()`` are fixed at that moment.
        """
        return Session(values or {}, limits or _DEFAULT_LIMITS, moment)

    def _program(self, text: str, names: tuple[str, ...], *, unary: bool) -> Program:
        key = (text, names, unary)
        if key not in self._programs:
            if unary:
                tests = self.trees.unary_tests(text, names)
                self._programs[key] = Part(text, tests, names, self._surroundings)
            else:
                self._programs[key] = Program(text, names, self._surroundings)
        return self._programs[key]

    def _define(self, definitions: tuple[Definition, ...]) -> None:
        problems: list[SyntaxProblem] = []
        for definition in definitions:
            name = definition.name
            if name in self.definitions:
                problems.append(SyntaxProblem("this name is defined twice", 1, 1, definition=name))
                continue
            compiled = self.definitions[name] = CompiledDefinition(definition, self._surroundings)
            if self.saved.recursive is not None:
                continue
            try:
                _ = compiled.node
            except FeelSyntaxError as error:
                problems.append(replace(error.problem, definition=name))
        if problems:
            raise LibraryError(problems)


def _recursive(definitions: Mapping[str, CompiledDefinition]) -> frozenset[str]:
    """Return the definitions that may call themselves, directly or through others.

    Definitions that use none of the rest are dropped repeatedly; what remains is recursive.
    """
    uses = {name: _names_in(each.node) & definitions.keys() for name, each in definitions.items()}
    while settled := [name for name, used in uses.items() if not used & uses.keys()]:
        for name in settled:
            del uses[name]
    return frozenset(uses)


def _names_in(node: nodes.Node) -> frozenset[str]:
    from checker.feel.syntax import nodes

    return frozenset(each.name for each in nodes.walk(node) if isinstance(each, nodes.Name))
