"""The front of the compiler: from a tree and its names to a Python function."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import ClassVar

from checker.feel.compiler.bindings import Local, NameTable
from checker.feel.compiler.call_emitter import CallEmitter
from checker.feel.compiler.control_emitter import ControlEmitter
from checker.feel.compiler.filter_emitter import FilterEmitter
from checker.feel.compiler.name_emitter import INPUT, NameEmitter
from checker.feel.compiler.operator_emitter import OperatorEmitter
from checker.feel.compiler.source import Compiled, Function, Module
from checker.feel.syntax import nodes
from checker.feel.types import Type


class Generator(NameEmitter, OperatorEmitter, ControlEmitter, FilterEmitter, CallEmitter):
    """Writes every construct of FEEL."""

    HANDLERS: ClassVar[Mapping[type[nodes.Node], str]] = {
        nodes.Literal: "literal",
        nodes.AtLiteral: "at_literal",
        nodes.Name: "name",
        nodes.InputValue: "input_value",
        nodes.Path: "path",
        nodes.Arithmetic: "arithmetic",
        nodes.Negation: "negation",
        nodes.Comparison: "comparison",
        nodes.Between: "between",
        nodes.In: "membership",
        nodes.InstanceOf: "instance_of",
        nodes.Conjunction: "conjunction",
        nodes.Disjunction: "disjunction",
        nodes.If: "conditional",
        nodes.For: "loop",
        nodes.Quantified: "quantified",
        nodes.ListLiteral: "list_literal",
        nodes.ContextLiteral: "context_literal",
        nodes.RangeLiteral: "range_literal",
        nodes.EqualityRange: "equality_range",
        nodes.Filter: "filter",
        nodes.FunctionLiteral: "function_literal",
        nodes.Call: "call",
        nodes.NamedCall: "named_call",
    }

    def expression(self, node: nodes.Expression, names: Iterable[str]) -> Compiled:
        """Return an expression compiled: it takes the session and a mapping of these names."""
        identifiers = self._open(names)
        self.line(f"return {self.emit(node).code}")
        return self._close(identifiers)

    def unary_tests(self, node: nodes.UnaryTests, names: Iterable[str]) -> Compiled:
        """Return unary tests compiled: the mapping has the value under test as ``?``."""
        identifiers = self._open((*names, INPUT))
        value = self.input_value(nodes.InputValue(span=node.span))
        found = self.tested(value, node.tests).code if node.tests else "True"
        self.line(f"return {found}" if not node.negated else f"return negated({found})")
        return self._close(identifiers)

    def definition(self, node: nodes.Expression, parameters: Iterable[str]) -> Compiled:
        """Return a definition compiled: it takes the session and the arguments."""
        variables = {name: self.module.fresh("p") for name in parameters}
        self.function = Function("main", tuple(variables.values()))
        self.scope = self.scope.with_variables(variables)
        self.line(f"return {self.emit(node).code}")
        self.module.add(self.function.text())
        return self.module.compiled()

    def _open(self, names: Iterable[str]) -> dict[str, str]:
        """Begin a function that takes a mapping, and return the variable for each of its names."""
        identifiers = {name: self.module.fresh("v") for name in names}
        self.function = Function("main")
        self.scope = NameTable(
            {name: Local(code) for name, code in identifiers.items()}, self.scope
        )
        return identifiers

    def _close(self, identifiers: Mapping[str, str]) -> Compiled:
        """End such a function: it fetches only the names that it uses."""
        used = set(self.function.captured)
        for name, variable in identifiers.items():
            if variable in used:
                self.function.fetch(variable, self.text(name))
        self.module.add(self.function.text("S, V"))
        return self.module.compiled()


def generator(scope: NameTable, types: Mapping[str, Type]) -> Generator:
    """Return a generator for one expression whose names are resolved in ``scope``."""
    return Generator(Module(), scope, types)
