"""Definitions and expressions: parsed, and compiled when they first run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from checker.feel.compiler.bindings import NameTable
from checker.feel.compiler.generator import Code, Generator, generator
from checker.feel.compiler.tracing_generator import TracingGenerator, site_of
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
        """Compile the plain form; the traced form is compiled when first needed."""
        self.text = text
        self.node = node
        self.names = names
        self._scope = scope
        self._types = types
        self.site = site_of(node, text, None, "null")
        self.code = self._compiled(generator(scope, types))
        self._traced_code: Code | None = None

    @property
    def traced_code(self) -> Code:
        """Return the compiled form that records what it reads."""
        if self._traced_code is None:
            writer = TracingGenerator(self._scope, self._types, self.text, None)
            self._traced_code = self._compiled(writer)
        return self._traced_code

    def _compiled(self, writer: Generator) -> Code:
        if isinstance(self.node, nodes.UnaryTests):
            return writer.unary_tests(self.node, self.names)
        return writer.expression(self.node, self.names)
