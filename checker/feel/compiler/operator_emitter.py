"""Code for operators: inline if both operands are numbers, otherwise a call of ``operations``."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any, Final

from checker.feel.compiler.emitter import Emitter, Operand
from checker.feel.compiler.resolved_types import resolve_type
from checker.feel.syntax import nodes
from checker.feel.values import operations
from checker.feel.values.notation import read_at_literal

_ARITHMETIC: Final[dict[str, tuple[str, Callable[[Any, Any], Any]]]] = {
    "+": ("add", operations.add),
    "-": ("subtract", operations.subtract),
    "*": ("multiply", operations.multiply),
    "/": ("divide", operations.divide),
    "**": ("power", operations.power),
}
_COMPARISON: Final[dict[str, tuple[str, str, Callable[[Any, Any], Any]]]] = {
    "=": ("==", "equal", operations.equal),
    "!=": ("!=", "not_equal", operations.not_equal),
    "<": ("<", "less", operations.less),
    "<=": ("<=", "less_equal", operations.less_equal),
    ">": (">", "greater", operations.greater),
    ">=": (">=", "greater_equal", operations.greater_equal),
}
_ALIKE: Final = {Decimal: "Decimal", str: "str", date: "date", bool: "bool"}
"""Types whose values Python compares as FEEL does if both are of the type."""

_HASHED: Final = {Decimal: "Decimal", str: "str"}
"""Types of list constants that are looked up by hash."""


class OperatorEmitter(Emitter):
    """Writes operators and literals."""

    def literal(self, node: nodes.Literal) -> Operand:
        """Write a literal."""
        return self.constant(node.value)

    def at_literal(self, node: nodes.AtLiteral) -> Operand:
        """Write a date, time or duration; null if the text is none of these."""
        return self.after(node, self.constant(read_at_literal(node.text)))

    # Arithmetic --------------------------------------------------------------------------------

    def arithmetic(self, node: nodes.Arithmetic) -> Operand:
        """Write ``left operator right``."""
        left, right = self.emit(node.left), self.emit(node.right)
        name, function = _ARITHMETIC[node.operator]
        folded = self._folded(function, left, right)
        if folded:
            return folded
        slow = f"{name}({left.code}, {right.code})"
        if node.operator == "+":
            slow = f"S.sized({slow})"
        guard = _both_numbers(left, right) if name != "power" else None
        if guard is None:
            return self.after(node, self.result(slow), left, right)
        variable = self.temporary()
        with self.function.block(f"if {guard}:"):
            with self.function.block("try:"):
                self.line(f"{variable} = number_{name}({left.code}, {right.code})")
            with self.function.block("except DecimalException:"):
                self.line(f"{variable} = None")
        with self.function.block("else:"):
            self.line(f"{variable} = {slow}")
        return self.after(node, Operand(variable), left, right)

    def negation(self, node: nodes.Negation) -> Operand:
        """Write ``-operand``."""
        operand = self.emit(node.operand)
        if operand.known and (value := operations.negate(operand.value)) is not None:
            return self.constant(value)
        return self.after(node, self.result(f"negate({operand.code})"), operand)

    def _folded(
        self, function: Callable[[Any, Any], Any], left: Operand, right: Operand
    ) -> Operand | None:
        """Return the result if both operands are known and it is not null, otherwise None."""
        if not (left.known and right.known):
            return None
        value = function(left.value, right.value)
        return None if value is None else self.constant(value)

    # Comparison --------------------------------------------------------------------------------

    def comparison(self, node: nodes.Comparison) -> Operand:
        """Write ``left operator right``."""
        left, right = self.emit(node.left), self.emit(node.right)
        return self.after(node, self.compared(node.operator, left, right), left, right)

    def compared(self, operator: str, left: Operand, right: Operand) -> Operand:
        """Write a comparison of two values."""
        symbol, name, function = _COMPARISON[operator]
        folded = self._folded(function, left, right)
        if folded:
            return folded
        for operand, other in ((left, right), (right, left)):
            if symbol in ("==", "!=") and operand.code == "None":
                return self.truth(f"{other.code} {'is' if symbol == '==' else 'is not'} None")
        slow = f"{name}({left.code}, {right.code})"
        guard = _alike(left, right) if symbol in ("==", "!=") else _both_numbers(left, right)
        if guard is None:
            return self.truth(slow)
        return self.truth(f"{left.code} {symbol} {right.code} if {guard} else {slow}")

    def between(self, node: nodes.Between) -> Operand:
        """Write ``value between low and high``."""
        value, low, high = map(self.emit, (node.value, node.low, node.high))
        slow = f"between({value.code}, {low.code}, {high.code})"
        guards = [_both_numbers(value, low), _both_numbers(value, high)]
        if None in guards:
            return self.after(node, self.truth(slow), value, low, high)
        fast = f"{low.code} <= {value.code} <= {high.code}"
        found = self.truth(f"{fast} if {guards[0]} and {guards[1]} else {slow}")
        return self.after(node, found, value, low, high)

    def instance_of(self, node: nodes.InstanceOf) -> Operand:
        """Write ``value instance of type``; null if the type is unknown."""
        value = self.emit(node.value)
        wanted = resolve_type(node.type, self.types)
        if wanted is None:
            return self.after(node, self.constant(None), value)
        return self.truth(f"instance_of({value.code}, {self.module.constant(wanted)})")

    # Membership --------------------------------------------------------------------------------

    def membership(self, node: nodes.In) -> Operand:
        """Write ``value in tests``."""
        return self.after(node, self.tested(self.emit(node.value), node.tests))

    def tested(self, value: Operand, tests: tuple[nodes.Test, ...]) -> Operand:
        """Write whether any of the tests holds for a value, in three-valued logic."""
        if len(tests) == 1:
            return self._test(value, tests[0])
        variable = self.temporary()
        self.line(f"{variable} = False")
        for test in tests:
            with self.function.block(f"if {variable} is not True:"):
                found = self._test(value, test).code
                with self.function.block(f"if {found} is True:"):
                    self.line(f"{variable} = True")
                with self.function.block(f"elif {found} is not False:"):
                    self.line(f"{variable} = None")
        return Operand(variable, is_truth=True)

    def _test(self, value: Operand, test: nodes.Test) -> Operand:
        if isinstance(test, nodes.ComparisonTest):
            operand = self.emit(test.operand)
            return self.after(test.operand, self.compared(test.operator, value, operand), value)
        assert isinstance(test, nodes.ExpressionTest)
        operand = self.emit(test.expression)
        if any(isinstance(node, nodes.InputValue) for node in nodes.walk(test.expression)):
            return self.truth(f"tested_by({value.code}, {operand.code})")
        slow = f"contains({value.code}, {operand.code})"
        fast = self._contained(value, operand) if operand.known else None
        return self.truth(f"{fast} else {slow}" if fast else slow)

    def _contained(self, value: Operand, known: Operand) -> str | None:
        """Return a test against a known value where Python's equality is FEEL's, or None."""
        if isinstance(known.value, list):
            kinds = {type(item) for item in known.value}
            name = _HASHED.get(kinds.pop()) if len(kinds) == 1 else None
            if name is None:
                return None
            items = self.module.constant(frozenset(known.value))
            return f"{value.code} in {items} if type({value.code}) is {name}"
        guard = _alike(value, known)
        return f"{value.code} == {known.code} if {guard}" if guard else None


def _both_numbers(left: Operand, right: Operand) -> str | None:
    """Return the condition under which both are numbers, or None if they cannot be."""
    operands = [operand for operand in (left, right) if not operand.known]
    if any(type(operand.value) is not Decimal for operand in (left, right) if operand.known):
        return None
    return " and ".join(f"type({operand.code}) is Decimal" for operand in operands) or None


def _alike(left: Operand, right: Operand) -> str | None:
    """Return the condition under which Python's ``==`` is FEEL's, or None if it never is."""
    for operand, other in ((left, right), (right, left)):
        if operand.known:
            name = _ALIKE.get(type(operand.value))
            return f"type({other.code}) is {name}" if name and not other.known else None
    kind = f"type({left.code})"
    return f"{kind} is type({right.code}) and ({kind} is Decimal or {kind} is str)"
