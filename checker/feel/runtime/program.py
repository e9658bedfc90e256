"""Definitions and expressions: parsed, and compiled when they first run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from checker.feel.compiler.bindings import NameTable
from checker.feel.compiler.generator import Code, Generator, generator
from checker.feel.compiler.tracing_generator import TracingGenerator, site_of
from checker.feel.errors import TOO_DEEP, FeelSyntaxError, SyntaxProblem
from checker.feel.syntax import nodes
from checker.feel.types import Type


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


class CompiledDefinition:
    """A definition with its tree, compiled when it is first called."""

    def __init__(
        self,
        definition: Definition,
        node: nodes.Expression,
        scope: NameTable,
        types: Mapping[str, Type],
    ) -> None:
        self.definition = definition
        self.node = node
        self.name = definition.name
        self.parameters = definition.parameters
        self.is_function = definition.is_function or bool(definition.parameters)
        missing = len(self.parameters) - len(definition.parameter_types)
        self.parameter_types = definition.parameter_types + (None,) * missing
        self.result_type = definition.result_type
        self._scope = scope
        self._types = types
        self.is_recursive = False
        self.site = site_of(node, definition.expression, self.name, "definition")
        self._codes: dict[bool, Code] = {}

    def code(self, *, traced: bool) -> Code:
        """Return the compiled body: ``code(session, *arguments)``."""
        if traced not in self._codes:
            self._codes[traced] = self._writer(traced).definition(self.node, self.parameters)
        return self._codes[traced]

    def _writer(self, traced: bool) -> Generator:
        if traced:
            text = self.definition.expression
            return TracingGenerator(self._scope, self._types, text, self.name)
        return generator(self._scope, self._types)


class Program:
    """An expression, or unary tests, with its tree and its compiled form."""

    def __init__(
        self,
        text: str,
        node: nodes.Expression | nodes.UnaryTests,
        names: tuple[str, ...],
        scope: NameTable,
        types: Mapping[str, Type],
    ) -> None:
        """Keep the tree; each form is compiled when it is first needed."""
        self.text = text
        self.node = node
        self.names = names
        self._scope = scope
        self._types = types
        self.site = site_of(node, text, None, "null")

    @cached_property
    def code(self) -> Code:
        """Return the compiled form; raises ``FeelSyntaxError`` for what nests too deeply."""
        return self._compiled(generator(self._scope, self._types))

    @cached_property
    def traced_code(self) -> Code:
        """Return the compiled form that records what it reads; it may raise what ``code`` may."""
        return self._compiled(TracingGenerator(self._scope, self._types, self.text, None))

    def _compiled(self, writer: Generator) -> Code:
        try:
            if isinstance(self.node, nodes.UnaryTests):
                return writer.unary_tests(self.node, self.names)
            return writer.expression(self.node, self.names)
        except RecursionError:
            raise FeelSyntaxError(SyntaxProblem(TOO_DEEP[0], 1, 1, TOO_DEEP[1])) from None
