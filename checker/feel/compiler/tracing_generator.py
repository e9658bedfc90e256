"""The same code with calls that record what it reads, compiled only when a trace is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from checker.feel.compiler.bindings import BuiltIn, Defined, Items, NameTable
from checker.feel.compiler.emitter import NULL, Operand
from checker.feel.compiler.filter_emitter import conjuncts
from checker.feel.compiler.generator import Generator
from checker.feel.compiler.sites import site_of
from checker.feel.compiler.source import Module
from checker.feel.syntax import nodes
from checker.feel.types import Type

_KINDS: Final[dict[type[nodes.Node], str]] = {
    nodes.Filter: "missing-item",
    nodes.AtLiteral: "no-result",
    nodes.Call: "no-result",
    nodes.NamedCall: "no-result",
    nodes.ContextLiteral: "no-result",
    nodes.EqualityRange: "no-result",
    nodes.IterationRange: "no-result",
    nodes.FunctionLiteral: "no-result",
    nodes.InstanceOf: "unknown-name",
}
_SILENT: Final = (nodes.For, nodes.Quantified)
"""Nodes that are null only if a part of them is, and that part gives its own reason."""


class TracingGenerator(Generator):
    """Writes every construct with the calls that record its evidence.

    The plain code stops as soon as a result is decided. A trace must name everything that decides,
    so logic and quantifiers evaluate all operands here, record where the events of each begin
    (the marks), and let ``Tracer.joined`` discard the events of those that did not decide.
    """

    plain = False

    def __init__(
        self, scope: NameTable, types: Mapping[str, Type], text: str, within: str | None
    ) -> None:
        """Write code for ``text``; ``within`` names the definition it belongs to, if any."""
        super().__init__(Module(), scope, types)
        self._text = text
        self._within = within

    def after(self, node: nodes.Expression, result: Operand, *operands: Operand) -> Operand:
        """Record that the result is null although no operand was."""
        if isinstance(node, _SILENT) or (result.known and result.value is not None):
            return result
        codes = ", ".join((self._site(node), *(operand.code for operand in operands)))
        self.line(f"if {result.code} is None: S.null({codes})")
        return result

    def _site(self, node: nodes.Node, kind: str = "") -> str:
        return self.module.constant(
            site_of(node, self._text, self._within, kind or _KINDS.get(type(node), "wrong-types"))
        )

    def _events(self) -> str:
        return self.function.at_start("E", "S.events")

    # Names and paths ---------------------------------------------------------------------------

    def item_read(self, node: nodes.Name, items: Items, found: Operand) -> None:
        """Record that a key of an item is null."""
        self.line(f"if {found.code} is None: S.null({self._site(node, 'missing-path')})")

    def local_read(self, node: nodes.Expression, name: str, found: Operand) -> Operand:
        """Record the value of a local name."""
        self.line(f"S.read({self._site(node, 'missing-value')}, 'local', {found.code})")
        return found

    def global_read(self, node: nodes.Expression, name: str) -> Operand:
        """Record the value of a global name."""
        found = super().global_read(node, name)
        self.line(f"S.read({self._site(node, 'missing-value')}, 'global', {found.code})")
        return found

    def unknown(self, node: nodes.Expression, name: str) -> Operand:
        """Record that a name has no meaning."""
        self.line(f"S.null({self._site(node, 'unknown-name')})")
        return NULL

    def path(self, node: nodes.Path) -> Operand:
        """Write ``source.name``."""
        source = self.emit(node.source)
        site = self._site(node, "missing-path")
        return self.result(f"S.path({source.code}, {self.text(node.name)}, {site})")

    # Comparisons with something unknown --------------------------------------------------------

    def comparison(self, node: nodes.Comparison) -> Operand:
        """Record an equality with an unknown value: it is decided, but without knowledge."""
        left, right = self.emit(node.left), self.emit(node.right)
        if node.operator in ("=", "!=") and "None" not in (left.code, right.code):
            with self.function.block(f"if {left.code} is None or {right.code} is None:"):
                self.line(f"S.unsure({self._site(node, 'compared-with-null')})")
        return self.after(node, self.compared(node.operator, left, right), left, right)

    def membership(self, node: nodes.In) -> Operand:
        """Record that the value to look for is null."""
        value = self.emit(node.value)
        self.line(f"if {value.code} is None: S.unsure({self._site(node, 'compared-with-null')})")
        return self.after(node, self.tested(value, node.tests))

    # Logic -------------------------------------------------------------------------------------

    def junction(
        self, operands: tuple[nodes.Expression, ...], decisive: str, neutral: str
    ) -> Operand:
        """Write ``and`` or ``or`` with all operands, so that every one that decides is recorded.

        Operands that may recurse are skipped once the others decide, as in plain code: skipping
        them may be what ends a recursion.
        """
        events, values, marks = self._events(), self.temporary(), self.temporary()
        self.line(f"{values}, {marks} = [], [len({events})]")
        for place, operand in enumerate(operands):
            if place and self._may_recurse(operand):
                with self.function.block(f"if not any(v is {decisive} for v in {values}):"):
                    self._noted(operand, values, marks)
            else:
                self._noted(operand, values, marks)
        return self.truth(f"S.joined({values}, {marks}, {decisive})")

    def _noted(self, operand: nodes.Expression, values: str, marks: str) -> None:
        self.line(f"{values}.append({self.emit(operand).code})")
        self.line(f"{marks}.append(len({self._events()}))")

    def _may_recurse(self, operand: nodes.Expression) -> bool:
        for node in nodes.walk(operand):
            if isinstance(node, nodes.Name):
                binding = self.scope.resolve(node.name)[1]
                if isinstance(binding, Defined) and binding.definition.is_recursive:
                    return True
            elif isinstance(node, (nodes.Call, nodes.NamedCall)) and not self._is_static(node):
                return True
        return False

    def _is_static(self, call: nodes.Call | nodes.NamedCall) -> bool:
        if not isinstance(call.function, nodes.Name):
            return False
        return isinstance(self.scope.resolve(call.function.name)[1], (BuiltIn, Defined))

    # Loops and filters -------------------------------------------------------------------------

    def quantified(self, node: nodes.Quantified) -> Operand:
        """Write ``some`` or ``every`` over all items, so that each that decides is recorded."""
        events, values, marks = self._events(), self.temporary(), self.temporary()
        self.line(f"{values}, {marks} = [], [len({events})]")
        scope = self.scope
        self.iterate(node, node.iterations, values, marks, "")
        self.scope = scope
        decisive = "True" if node.quantifier == "some" else "False"
        return self.truth(f"S.joined({values}, {marks}, {decisive})")

    def decide(self, node: nodes.Quantified, result: str, stop: str) -> None:
        """Write the test of one item; here ``stop`` is the variable of the marks."""
        self._noted(node.condition, result, stop)

    def no_items(self, node: nodes.For | nodes.Quantified, result: str, stop: str) -> None:
        """Write what happens if the value to iterate over is null."""
        if isinstance(node, nodes.For):
            super().no_items(node, result, stop)
            return
        self.line(f"{result}.append(None)")
        self.line(f"{stop}.append(len({self._events()}))")

    def select(self, node: nodes.Filter, result: str, item: str) -> None:
        """Write the test of one item; its events count only if the item is kept."""
        events, mark = self._events(), self.temporary()
        self.line(f"{mark} = len({events})")
        for part in conjuncts(node.predicate):
            with self.function.block(f"if {self.emit(part).code} is not True:"):
                self.line(f"del {events}[{mark}:]")
                self.line("continue")
        self.line(f"{result}.append({item})")
        self.line(f"S.cite({item})")

    def look_up(self, items: str, result: str, asked: list[tuple[str, nodes.Expression]]) -> None:
        """Write a query to an index, discarding its events: the items are tested again anyway."""
        events, mark = self._events(), self.temporary()
        self.line(f"{mark} = len({events})")
        super().look_up(items, result, asked)
        self.line(f"del {events}[{mark}:]")
