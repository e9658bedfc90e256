"""Code for names and paths."""

from __future__ import annotations

from checker.feel.compiler.bindings import (
    Binding,
    BuiltIn,
    Defined,
    Global,
    Items,
    Local,
    Variable,
)
from checker.feel.compiler.control_emitter import BOOLEAN_NODES
from checker.feel.compiler.emitter import CLOCK, NULL, Emitter, Operand
from checker.feel.syntax import nodes

INPUT = "?"
"""The name of the value under test in unary tests."""


class NameEmitter(Emitter):
    """Writes names and paths."""

    def name(self, node: nodes.Name) -> Operand:
        """Write a name: a key of the item in a filter, otherwise what it stands for outside."""
        filters, binding = self.scope.resolve(node.name)
        if not filters:
            return self.outside(node, node.name, binding)
        key = self.text(node.name)
        if self.plain and binding is None and len(filters) == 1 and node.name != "item":
            item, is_context = map(self.function.use, (filters[0].item, filters[0].is_context))
            return self.result(f"{item}.get({key}) if {is_context} else None")
        variable, word = self.temporary(), "if"
        for items in filters:
            item, is_context = map(self.function.use, (items.item, items.is_context))
            with self.function.block(f"{word} {is_context} and {key} in {item}:"):
                self.line(f"{variable} = {item}[{key}]")
                self.item_read(node, items, Operand(variable))
            word = "elif"
        with self.function.block("else:"):
            if node.name == "item":
                found = Operand(self.function.use(filters[0].item))
            else:
                found = self.outside(node, node.name, binding)
            self.line(f"{variable} = {found.code}")
        return Operand(variable)

    def input_value(self, node: nodes.InputValue) -> Operand:
        """Write the value under test."""
        return self.outside(node, INPUT, self.scope.resolve(INPUT)[1])

    def outside(self, node: nodes.Expression, name: str, binding: Binding | None) -> Operand:
        """Write what a name stands for if it is not a key of an item."""
        match binding:
            case Variable(identifier):
                return Operand(self.function.use(identifier))
            case Local(identifier):
                return self.local_read(node, name, Operand(self.function.use(identifier)))
            case Global():
                return self.global_read(node, name)
            case Defined(definition):
                method = "function" if definition.is_function else "value"
                return self.result(f"S.{method}({self.module.constant(definition)})")
            case BuiltIn(function):
                is_constant = function.name not in CLOCK
                code = self.built_in(function)
                return Operand(code, is_constant, function if is_constant else None)
        return self.unknown(node, name)

    def path(self, node: nodes.Path) -> Operand:
        """Write ``source.name``."""
        source, key = self.emit(node.source), self.text(node.name)
        if source.known or _is_list(node.source):
            return self.after(node, self.result(f"property_of({source.code}, {key})"), source)
        # Only contexts can be subscripted by a string, so that this is right for any value.
        variable = self.temporary()
        with self.function.block("try:"):
            self.line(f"{variable} = {source.code}[{key}]")
        with self.function.block("except (LookupError, TypeError):"):
            self.line(f"{variable} = property_of({source.code}, {key})")
        return self.after(node, Operand(variable), source)

    # For a trace -------------------------------------------------------------------------------

    def item_read(self, node: nodes.Name, items: Items, found: Operand) -> None:
        """Record that a key of an item was read."""

    def local_read(self, node: nodes.Expression, name: str, found: Operand) -> Operand:
        """Record that a name with a value from the caller was read."""
        return found

    def global_read(self, node: nodes.Expression, name: str) -> Operand:
        """Write the value of a global name, which each function fetches once."""
        key = self.text(name)
        return Operand(self.function.at_start(f"g{key}", f"S.values.get({key})"))

    def unknown(self, node: nodes.Expression, name: str) -> Operand:
        """Write a name that has no meaning."""
        return NULL


def _is_list(node: nodes.Expression) -> bool:
    """Return whether the value of a node is a list or null."""
    if isinstance(node, nodes.Filter):
        return isinstance(node.predicate, BOOLEAN_NODES)
    return isinstance(node, (nodes.For, nodes.ListLiteral))
