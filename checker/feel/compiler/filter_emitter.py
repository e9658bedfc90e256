"""Code for filters, with an index where a predicate asks for equality."""

from __future__ import annotations

from decimal import Decimal

from checker.feel.compiler.bindings import Defined, Global, Items
from checker.feel.compiler.control_emitter import BOOLEAN_NODES
from checker.feel.compiler.emitter import Emitter, Operand
from checker.feel.compiler.index import equalities
from checker.feel.syntax import nodes

_SIMPLE = (nodes.Literal, nodes.AtLiteral, nodes.Name, nodes.Path, nodes.Arithmetic, nodes.Call)


class FilterEmitter(Emitter):
    """Writes filters."""

    def filter(self, node: nodes.Filter) -> Operand:
        """Write ``source[predicate]``."""
        source = self.emit(node.source)
        position = _position(node.predicate)
        if position is not None:
            code = f"S.item_at({source.code}, {self.module.constant(position)})"
            return self.after(node, self.result(code), source)
        if isinstance(node.predicate, BOOLEAN_NODES):
            return self.after(node, self._selection(node, source), source)
        return self.after(node, self._by_value(node, source), source)

    # A predicate that is a condition -----------------------------------------------------------

    def _selection(self, node: nodes.Filter, source: Operand) -> Operand:
        items, result = self.result(source.code, "s").code, self.temporary()
        asked = self._equalities(node)
        if not asked:
            self._scan(node, items, result)
            return Operand(result)
        self.look_up(items, result, asked)
        if self.plain and len(asked) == len(conjuncts(node.predicate)):
            with self.function.block(f"if {result} is None:"):
                self._scan(node, items, result)
        else:
            with self.function.block(f"if {result} is not None:"):
                self.line(f"{items} = {result}")
            self._scan(node, items, result)
        return Operand(result)

    def _scan(self, node: nodes.Filter, items: str, result: str) -> None:
        """Write a loop that tests each item."""
        item, is_context = self.temporary("i"), self.temporary("k")
        scope = self.scope.with_items(Items(item, is_context))
        with self.function.block(f"if {items} is None:"):
            self.line(f"{result} = None")
        with self.function.block("else:"):
            self.line(f"{items} = S.selectable({items})")
            self.line(f"{result} = []")
            with self.function.block(f"for {item} in {items}:"), self.inside(scope):
                self.line(f"{is_context} = type({item}) is Record or isinstance({item}, dict)")
                self.select(node, result, item)

    def select(self, node: nodes.Filter, result: str, item: str) -> None:
        """Write the test of one item: it ends at the first condition that is not true."""
        for part in conjuncts(node.predicate):
            self.line(f"if {self.emit(part).code} is not True: continue")
        self.line(f"{result}.append({item})")

    def look_up(self, items: str, result: str, asked: list[tuple[str, nodes.Expression]]) -> None:
        """Write a query to an index: which items have fields equal to these values."""
        fields = tuple(field for field, _ in asked)
        bound = tuple(self._is_bound(field) for field in fields)
        names = frozenset(name for _, value in asked for name in _names(value))
        wanted = self.module.constant(equalities(fields, bound, names))
        keys = ", ".join(self.emit(value).code for _, value in asked)
        self.line(f"{result} = S.among({items}, {wanted}, ({keys},))")

    def _equalities(self, node: nodes.Filter) -> list[tuple[str, nodes.Expression]]:
        """Return the fields that must equal values which do not depend on the item."""
        if not self._is_lasting(node.source):
            return []
        found: dict[str, nodes.Expression] = {}
        for part in conjuncts(node.predicate):
            equality = self._equality(part)
            if equality and equality[0] not in found:
                found[equality[0]] = equality[1]
        return list(found.items())

    def _equality(self, part: nodes.Expression) -> tuple[str, nodes.Expression] | None:
        """Return the field and the value of ``field = value`` or ``value = field``, or None.

        The value must be simple. If both are names, the one unknown outside the filter is the
        field.
        """
        if not (isinstance(part, nodes.Comparison) and part.operator == "="):
            return None
        sides = [(part.left, part.right), (part.right, part.left)]
        candidates = [
            (field.name, value)
            for field, value in sides
            if isinstance(field, nodes.Name) and field.name != "item" and _is_simple(value)
        ]
        return min(candidates, key=lambda found: self._is_bound(found[0]), default=None)

    def _is_lasting(self, source: nodes.Expression) -> bool:
        """Return whether a list stays the same throughout a session, so that an index pays off."""
        name = source.function if isinstance(source, nodes.Call) else source
        if not isinstance(name, nodes.Name):
            return False
        filters, binding = self.scope.resolve(name.name)
        return not filters and isinstance(binding, (Global, Defined))

    def _is_bound(self, name: str) -> bool:
        """Return whether a name stands for something if an item has no such key."""
        filters, binding = self.scope.resolve(name)
        return bool(filters) or binding is not None

    # A predicate of any value ------------------------------------------------------------------

    def _by_value(self, node: nodes.Filter, source: Operand) -> Operand:
        item, is_context = self.module.fresh("i"), self.module.fresh("k")
        scope = self.scope.with_items(Items(item, is_context))
        test = self.subfunction(node.predicate, (item, is_context), scope)
        call = f"lambda i, k: {test.name}({self.arguments(test, 'i', 'k')})"
        return self.result(f"S.filtered({source.code}, {call})")


def conjuncts(predicate: nodes.Expression) -> tuple[nodes.Expression, ...]:
    """Return the conditions that must all be true for an item to be kept."""
    return predicate.operands if isinstance(predicate, nodes.Conjunction) else (predicate,)


def _position(predicate: nodes.Expression) -> Decimal | None:
    """Return the position if the predicate is written as a number, or None."""
    if isinstance(predicate, nodes.Negation):
        inner = _position(predicate.operand)
        return None if inner is None else -inner
    if isinstance(predicate, nodes.Literal) and isinstance(predicate.value, Decimal):
        return predicate.value
    return None


def _is_simple(value: nodes.Expression) -> bool:
    """Return whether a value can be computed cheaply, once for all items."""
    below = list(nodes.walk(value))
    return all(isinstance(node, _SIMPLE) for node in below) and "item" not in _names(value)


def _names(node: nodes.Expression) -> set[str]:
    """Return the names in an expression without binders, names of called functions included."""
    return {below.name for below in nodes.walk(node) if isinstance(below, nodes.Name)}
