"""Code for logic, conditions, loops, lists, contexts and ranges."""

from __future__ import annotations

from checker.feel.compiler.emitter import NULL, Emitter, Operand
from checker.feel.compiler.environment import make_range
from checker.feel.syntax import nodes

BOOLEAN_NODES = (
    nodes.Comparison,
    nodes.Conjunction,
    nodes.Disjunction,
    nodes.Between,
    nodes.In,
    nodes.InstanceOf,
    nodes.Quantified,
)
"""Nodes whose value is always true, false or null."""

_COPY_FREE = frozenset(
    (
        "sum",
        "sum from zero",
        "count",
        "min",
        "max",
        "mean",
        "product",
        "median",
        "mode",
        "stddev",
        "all",
        "any",
    )
)
"""Functions of a list whose result is never the list and never contains it."""


class ControlEmitter(Emitter):
    """Writes logic, conditions, loops, lists, contexts and ranges."""

    # Logic -------------------------------------------------------------------------------------

    def conjunction(self, node: nodes.Conjunction) -> Operand:
        """Write ``a and b``: operands after a false one are skipped."""
        return self.junction(node.operands, decisive="False", neutral="True")

    def disjunction(self, node: nodes.Disjunction) -> Operand:
        """Write ``a or b``: operands after a true one are skipped."""
        return self.junction(node.operands, decisive="True", neutral="False")

    def junction(
        self, operands: tuple[nodes.Expression, ...], decisive: str, neutral: str
    ) -> Operand:
        """Write ``and`` or ``or``: one decisive value decides it, neutral values leave it open."""
        variable = self.temporary()
        first = self.emit(operands[0])
        is_truth = f"{first.code} is {decisive} or {first.code} is {neutral}"
        value = first.code if first.is_truth else f"{first.code} if {is_truth} else None"
        self.line(f"{variable} = {value}")
        for operand in operands[1:]:
            with self.function.block(f"if {variable} is not {decisive}:"):
                found = self.emit(operand).code
                with self.function.block(f"if {found} is not {neutral}:"):
                    self.line(f"{variable} = {decisive} if {found} is {decisive} else None")
        return Operand(variable, is_truth=True)

    def conditional(self, node: nodes.If) -> Operand:
        """Write ``if condition then a else b``: ``b`` unless the condition is true."""
        condition, variable = self.emit(node.condition).code, self.temporary()
        with self.function.block(f"if {condition} is True:"):
            self.line(f"{variable} = {self.emit(node.consequent).code}")
        with self.function.block("else:"):
            self.line(f"{variable} = {self.emit(node.alternative).code}")
        return Operand(variable)

    # Loops -------------------------------------------------------------------------------------

    def loop(self, node: nodes.For) -> Operand:
        """Write ``for``: a list, or null if it iterates over null."""
        result, scope = self.temporary(), self.scope
        self.line(f"{result} = []")
        self.iterate(node, node.iterations, result, "None", _partial(node.result, result))
        self.scope = scope
        return self.after(node, Operand(result))

    def quantified(self, node: nodes.Quantified) -> Operand:
        """Write ``some`` or ``every``: the loop ends at the first item that decides."""
        result, scope = self.temporary(), self.scope
        self.line(f"{result} = {'False' if node.quantifier == 'some' else 'True'}")
        decisive = "True" if node.quantifier == "some" else "False"
        self.iterate(node, node.iterations, result, decisive, "")
        self.scope = scope
        return self.after(node, Operand(result, is_truth=True))

    def iterate(
        self,
        node: nodes.For | nodes.Quantified,
        iterations: tuple[nodes.Iteration, ...],
        result: str,
        stop: str,
        partial: str,
    ) -> None:
        """Write a loop for the first iteration and, within it, those for the others.

        The loop ends as soon as the result is ``stop``: null for a ``for``, because an inner loop
        iterates over null; the deciding value for a quantified expression. ``partial`` is the code
        for that name in the result of a ``for``, or empty if it does not occur there.
        """
        first, *rest = iterations
        items = self._items(first.source).code
        with self.function.block(f"if {items} is None:"):
            self.no_items(node, result, stop)
        variable = self.temporary("x")
        with self.function.block("else:"), self.function.block(f"for {variable} in {items}:"):
            scope = self.scope
            self.scope = scope.with_variables({first.name: variable})
            if rest:
                self.iterate(node, tuple(rest), result, stop, partial)
                with self.function.block(f"if {result} is {stop}:"):
                    self.line("break")
            elif isinstance(node, nodes.For):
                self._collect(node, result, partial)
            else:
                self.decide(node, result, stop)
            self.scope = scope

    def _collect(self, node: nodes.For, result: str, partial: str) -> None:
        if partial:
            before = self.result(partial, "x").code
            self.scope = self.scope.with_variables({"partial": before})
        self.line(f"{result}.append({self.emit(node.result).code})")

    def decide(self, node: nodes.Quantified, result: str, decisive: str) -> None:
        """Write the test of one item, which may end the loop."""
        found = self.emit(node.condition).code
        neutral = "False" if decisive == "True" else "True"
        with self.function.block(f"if {found} is not {neutral}:"):
            with self.function.block(f"if {found} is {decisive}:"):
                self.line(f"{result} = {decisive}")
                self.line("break")
            self.line(f"{result} = None")

    def no_items(self, node: nodes.For | nodes.Quantified, result: str, stop: str) -> None:
        """Write what happens if the value to iterate over is null."""
        self.line(f"{result} = None")

    def _items(self, source: nodes.Expression) -> Operand:
        """Write what to iterate over: a Python sequence, or null."""
        if isinstance(source, nodes.IterationRange):
            low, high = self.emit(source.low), self.emit(source.high)
            return self.after(source, self.result(f"S.counted({low.code}, {high.code})"), low, high)
        return self.result(f"S.items({self.emit(source).code})")

    # Structures --------------------------------------------------------------------------------

    def list_literal(self, node: nodes.ListLiteral) -> Operand:
        """Write a list; if all items are known, it is built once."""
        items = [self.emit(item) for item in node.items]
        if all(item.known for item in items):
            return self.constant([item.value for item in items])
        return self.result(f"[{', '.join(item.code for item in items)}]")

    def context_literal(self, node: nodes.ContextLiteral) -> Operand:
        """Write a context, whose entries see those before them; null if a key is repeated."""
        keys = [entry.key for entry in node.entries]
        if len(set(keys)) < len(keys):
            return self.after(node, NULL)
        scope, entries = self.scope, []
        for entry in node.entries:
            value = self.emit(entry.value)
            variable = self.result(value.code, "x").code
            self.scope = self.scope.with_variables({entry.key: variable})
            entries.append(f"{self.text(entry.key)}: {variable}")
        self.scope = scope
        return self.result("{" + ", ".join(entries) + "}")

    def range_literal(self, node: nodes.RangeLiteral) -> Operand:
        """Write a range; null if its ends cannot be compared."""
        low = NULL if node.low is None else self.emit(node.low)
        high = NULL if node.high is None else self.emit(node.high)
        shape = (node.low_closed, node.high_closed, node.low is None, node.high is None)
        if low.known and high.known and (made := make_range(low.value, high.value, *shape)):
            return self.constant(made)
        code = f"make_range({low.code}, {high.code}, {', '.join(map(repr, shape))})"
        return self.after(node, self.result(code), low, high)

    def equality_range(self, node: nodes.EqualityRange) -> Operand:
        """Write ``(= operand)`` where a value is expected: FEEL has no such value."""
        return self.after(node, NULL)


def _partial(body: nodes.Expression, result: str) -> str:
    """Return the code of ``partial`` in the body of a loop, or an empty string if it is not used.

    It is a copy of the list under construction, unless the body only reads from it: a list that
    ended up in the result would go on growing there.
    """
    below = list(nodes.walk(body))
    used = sum(map(_is_partial, below))
    kept = any(isinstance(node, nodes.FunctionLiteral) for node in below)
    if used and (kept or used > sum(map(_looks_into_partial, below))):
        return f"S.copied({result})"
    return result if used else ""


def _looks_into_partial(node: nodes.Node) -> bool:
    if isinstance(node, nodes.Filter):
        return _is_partial(node.source)
    if not isinstance(node, nodes.Call) or not isinstance(node.function, nodes.Name):
        return False
    of_one = len(node.arguments) == 1 and _is_partial(node.arguments[0])
    return of_one and node.function.name in _COPY_FREE


def _is_partial(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Name) and node.name == "partial"
