"""Definitions and expressions: parsed, and compiled when they first run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from checker.feel.compiler.environment import ENVIRONMENT
from checker.feel.compiler.sites import Site, site_of
from checker.feel.compiler.source import Code, Compiled
from checker.feel.errors import TOO_DEEP, FeelSyntaxError, SyntaxProblem
from checker.feel.runtime.saved import Key, SavedCode
from checker.feel.syntax.trees import Trees
from checker.feel.types import Type

if TYPE_CHECKING:
    from checker.feel.compiler.bindings import NameTable
    from checker.feel.compiler.generator import Generator
    from checker.feel.syntax import nodes


@dataclass(frozen=True, slots=True)
class Definition:
    """A named value or function written in FEEL.

    Without parameters and with ``is_function`` false it is a value, computed when first used. If
    types are declared, arguments and result are converted to them, or become null.
    """

    name: str
    expression: str
    parameters: tuple[str, ...] = ()
    is_function: bool = False
    parameter_types: tuple[Type | None, ...] = ()
    result_type: Type | None = None


@dataclass(frozen=True)
class Surroundings:
    """What the texts of a library share: names, types, trees, definitions, and code from before.

    ``names`` are those that get values from the session.
    """

    names: tuple[str, ...]
    types: Mapping[str, Type]
    trees: Trees
    saved: SavedCode
    definitions: dict[str, CompiledDefinition] = field(default_factory=dict)

    @cached_property
    def _scope(self) -> NameTable:
        """What every name stands for: definitions hide other names, and both built-in functions."""
        from checker.feel.compiler.bindings import BuiltIn, Defined, Global, NameTable
        from checker.feel.functions import BUILTINS

        builtins = NameTable({name: BuiltIn(function) for name, function in BUILTINS.items()})
        known = {name: Global() for name in self.names}
        defined = {name: Defined(each) for name, each in self.definitions.items()}
        return NameTable({**known, **defined}, builtins)

    def writer(self, text: str, within: str | None, *, traced: bool) -> Generator:
        """Return what writes the code of a text; the compiler is imported with the first."""
        from checker.feel.compiler.generator import generator
        from checker.feel.compiler.tracing_generator import TracingGenerator

        if traced:
            return TracingGenerator(self._scope, self.types, text, within)
        return generator(self._scope, self.types)

    def kept(self, key: Key) -> Code | None:
        """Return the code of a text that was compiled before, or None."""
        return self.saved.find(key, self.definitions)

    def new(self, key: Key, compiled: Compiled, site: Site) -> Code:
        """Return what was just compiled of the text at a place as code, and remember it."""
        self.saved.add(key, compiled, site)
        return compiled.function(ENVIRONMENT)


class CompiledDefinition:
    """A definition with its tree, compiled when it is first called."""

    def __init__(self, definition: Definition, surroundings: Surroundings) -> None:
        self.definition = definition
        self.name = definition.name
        self.parameters = definition.parameters
        self.is_function = definition.is_function or bool(definition.parameters)
        missing = len(self.parameters) - len(definition.parameter_types)
        self.parameter_types = definition.parameter_types + (None,) * missing
        self.result_type = definition.result_type
        self._surroundings = surroundings
        self.is_recursive = False
        self._codes: dict[bool, Code] = {}

    @cached_property
    def node(self) -> nodes.Expression:
        """Return the tree; raises ``FeelSyntaxError``."""
        return self._surroundings.trees.expression(self.definition.expression, self.parameters)

    @cached_property
    def site(self) -> Site:
        """Return the place of the whole definition."""
        text, around = self.definition.expression, self._surroundings
        known = around.saved.site((self.name, text, self.parameters, True))
        return known or site_of(self.node, text, self.name, "definition")

    def code(self, *, traced: bool) -> Code:
        """Return the compiled body: ``code(session, *arguments)``."""
        if traced not in self._codes:
            text, around = self.definition.expression, self._surroundings
            key = (self.name, text, self.parameters, traced)
            self._codes[traced] = around.kept(key) or around.new(
                key,
                around.writer(text, self.name, traced=traced).definition(
                    self.node, self.parameters
                ),
                self.site,
            )
        return self._codes[traced]


class Program:
    """An expression, or unary tests, with its tree; each form is compiled when it first runs."""

    def __init__(self, text: str, names: tuple[str, ...], surroundings: Surroundings) -> None:
        """Parse the text, unless its code is there already; raises ``FeelSyntaxError``."""
        self.text = text
        self.names = names
        self._surroundings = surroundings
        if all(self._key(traced) not in surroundings.saved for traced in (False, True)):
            _ = self.node

    @cached_property
    def node(self) -> nodes.Expression | nodes.UnaryTests:
        """Return the tree."""
        return self._surroundings.trees.expression(self.text, self.names)

    @cached_property
    def site(self) -> Site:
        """Return the place of the whole expression."""
        known = self._surroundings.saved.site(self._key(True))
        return known or site_of(self.node, self.text, None, "null")

    @cached_property
    def code(self) -> Code:
        """Return the compiled form; raises ``FeelSyntaxError`` for what nests too deeply."""
        return self._code(traced=False)

    @cached_property
    def traced_code(self) -> Code:
        """Return the compiled form that records what it reads; it may raise what ``code`` may."""
        return self._code(traced=True)

    def _key(self, traced: bool) -> Key:
        return "", self.text, self.names, traced

    def _code(self, *, traced: bool) -> Code:
        key = self._key(traced)
        around = self._surroundings
        return around.kept(key) or around.new(key, self._compiled(traced), self.site)

    def _compiled(self, traced: bool) -> Compiled:
        from checker.feel.syntax import nodes

        writer = self._surroundings.writer(self.text, None, traced=traced)
        try:
            if isinstance(self.node, nodes.UnaryTests):
                return writer.unary_tests(self.node, self.names)
            return writer.expression(self.node, self.names)
        except RecursionError:
            raise FeelSyntaxError(SyntaxProblem(TOO_DEEP[0], 1, 1, TOO_DEEP[1])) from None


class Part(Program):
    """The program of a tree that was read elsewhere; its code is not kept."""

    def __init__(
        self,
        text: str,
        node: nodes.Expression | nodes.UnaryTests,
        names: tuple[str, ...],
        surroundings: Surroundings,
    ) -> None:
        self.text = text
        self.names = names
        self.node = node
        self._surroundings = surroundings

    def _code(self, *, traced: bool) -> Code:
        return self._compiled(traced).function(ENVIRONMENT)
