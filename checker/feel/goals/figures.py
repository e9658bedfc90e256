"""What would make a figure as wanted: arithmetic is inverted, sums and extremes are taken apart."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal

from checker.feel.goals.core import Core
from checker.feel.goals.env import Env, Written
from checker.feel.goals.wants import FLIPPED, IS_KNOWN, KNOWN, Need, Target, Want, Way, joined
from checker.feel.syntax import nodes
from checker.feel.values import Value
from checker.feel.values import operations as op

_UPWARDS = (">", ">=")
_DOWNWARDS = ("<", "<=")
_MOST_SHARES = 8
"""Sums of so many terms are shared out among fields of one item."""


class Figures(Core):
    """The handlers of arithmetic and of functions that make one figure of several."""

    def arithmetic(self, node: nodes.Arithmetic, env: Env, target: Target) -> list[Way]:
        """Read the operand that is not known, or each of them with what the other one leaves."""
        left, right = self.value(node.left, env), self.value(node.right, env)
        if (left is None and right is None) or target.operator == KNOWN:
            unknown = node.left if left is None else node.right
            return self.goals(unknown, env, IS_KNOWN)
        ways: list[Way] = []
        if (wanted := _of_left(node.operator, target, right)) is not None:
            ways += self.goals(node.left, env, wanted)
        if (wanted := _of_right(node.operator, target, left)) is not None:
            ways += self.goals(node.right, env, wanted)
        if node.operator == "+":
            ways += self.shared([Written(node.left, env), Written(node.right, env)], target)
        return [way for way in ways if way]

    def negation(self, node: nodes.Negation, env: Env, target: Target) -> list[Way]:
        """Read ``-x``."""
        if target.operator == KNOWN:
            return self.goals(node.operand, env, target)
        wanted = Target(FLIPPED[target.operator], op.negate(target.value))
        return self.goals(node.operand, env, wanted)

    def summed(self, node: nodes.Call, env: Env, target: Target) -> list[Way]:
        """Read the terms of a sum: all that are not known, or one that takes the difference."""
        terms = self.terms(node.arguments, env)
        if terms is None:
            return self.grown(node.arguments[0], env, target, self.value(node, env))
        values = [self.value(each.node, each.env) for each in terms]
        unknown = [each for each, value in zip(terms, values, strict=True) if value is None]
        known = _total(values)
        if len(unknown) == 1 and target.operator != KNOWN:
            rest = Target(target.operator, op.subtract(target.value, known))
            return self.goals(unknown[0].node, unknown[0].env, rest)
        if unknown:
            return self.each_known(unknown)
        known = self.value(node, env)
        ways: list[Way] = []
        for term, value in zip(terms, values, strict=True):
            rest = Target(target.operator, op.subtract(target.value, op.subtract(known, value)))
            ways += self.goals(term.node, term.env, rest)
        rest = Target(target.operator, op.subtract(target.value, known))
        if target.operator in _UPWARDS:
            ways += [way for each in node.arguments for way in self.more(each, env, rest)]
        return [way for way in (*ways, *self.shared(terms, target)) if way]

    def shared(self, terms: list[Written], target: Target) -> list[Way]:
        """Return the way in which fields of one item have equal shares of what their sum may be."""
        if target.operator not in _DOWNWARDS or not 1 < len(terms) <= _MOST_SHARES:
            return []
        share = Target(target.operator, op.divide(target.value, Decimal(len(terms))))
        above = [each for each in terms if not share.met_by(self.value(each.node, each.env))]
        needs: list[Need] = []
        for each in above:
            found = [way[0] for way in self.goals(each.node, each.env, share) if len(way) == 1]
            same = (one for one in found if not needs or _same_item(one, needs[0]))
            if (need := next(same, None)) is None:
                return []
            needs.append(need)
        if len(needs) < 2:
            return []
        wants = tuple({repr(want): want for need in needs for want in need.wants}.values())
        return [(replace(needs[0], wants=wants),)]

    def more(self, node: nodes.Expression, env: Env, target: Target) -> list[Way]:
        """Return the ways to add an item of such a size to a list of figures."""
        return self.find(node, env, (Want((), target),))

    def grown(self, node: nodes.Expression, env: Env, target: Target, value: Value) -> list[Way]:
        """Return the ways to let the sum of a list that cannot be taken apart grow."""
        if value is None:
            return self.more(node, env, target)
        if target.operator not in _UPWARDS:
            return []
        return self.more(node, env, Target(target.operator, op.subtract(target.value, value)))

    def each_known(self, unknown: Iterable[Written]) -> list[Way]:
        """Return the one way, or those of a single figure, to get to know all of these."""
        found = [self.goals(each.node, each.env, IS_KNOWN) for each in unknown]
        if len(found) == 1:
            return found[0]
        ways: list[Way] = [()]
        for each in found:
            ways = joined(ways, each[:1])
        return ways

    def extreme(self, node: nodes.Call, env: Env, target: Target, of: str) -> list[Way]:
        """Read the largest (``max``) or smallest (``min``) of some values."""
        terms = self.terms(node.arguments, env)
        if terms is None:
            return self.find(node.arguments[0], env, (Want((), target),))
        every = _DOWNWARDS if of == "max" else _UPWARDS
        if target.operator in every:
            for term in terms:
                value = self.value(term.node, term.env)
                if value is not None and not target.met_by(value):
                    return self.goals(term.node, term.env, target)
        return [way for each in terms for way in self.goals(each.node, each.env, target) if way]

    def terms(self, arguments: tuple[nodes.Expression, ...], env: Env) -> list[Written] | None:
        """Return the expressions of which a list consists; None where it cannot be taken apart."""
        if len(arguments) != 1:
            return [Written(each, env) for each in arguments]
        return self.members(arguments[0], env)

    def members(self, node: nodes.Expression, env: Env) -> list[Written] | None:
        """Return the expressions of the items of a list, of which those unknown may be left out."""
        if (written := self.behind(node, env)) is not None:
            return self.members(written.node, written.env)
        if isinstance(node, nodes.ListLiteral):
            return [Written(each, env) for each in node.items]
        if isinstance(node, nodes.Filter) and _drops_unknown(node.predicate):
            return self.members(node.source, env)
        if isinstance(node, nodes.For):
            return self.results(node, env)
        if isinstance(node, nodes.Call) and _calls(node, "concatenate"):
            parts = [self.members(each, env) for each in node.arguments]
            known = [part for part in parts if part is not None]
            return [each for part in known for each in part] if known else None
        return None

    def results(self, node: nodes.For, env: Env) -> list[Written] | None:
        """Return the result of a loop for each of its rounds."""
        rounds = [env]
        for iteration in node.iterations:
            inner: list[Env] = []
            for each in rounds:
                items = self.items_of(iteration.source, each)
                if items is None:
                    return None
                inner += [each.bound(iteration.name, item) for item in items]
            rounds = inner
        return [Written(node.result, each) for each in rounds]

    def items_of(self, source: nodes.Node, env: Env) -> list[Value] | None:
        """Return what a loop iterates over."""
        if isinstance(source, nodes.IterationRange):
            low, high = self.value(source.low, env), self.value(source.high, env)
            if not isinstance(low, Decimal) or not isinstance(high, Decimal):
                return None
            return [Decimal(each) for each in range(int(low), int(high) + 1)]
        items = self.value(source, env) if isinstance(source, nodes.Expression) else None
        return items if isinstance(items, list) else None


def _same_item(one: Need, other: Need) -> bool:
    """Return whether two needs are of one item: the fields that are fixed are the same."""
    return (one.collection, one.base, one.refers, _fixed(one)) == (
        other.collection,
        other.base,
        other.refers,
        _fixed(other),
    )


def _fixed(need: Need) -> str:
    return repr([want for want in need.wants if want.target.operator == "="])


def _of_left(operator: str, target: Target, right: Value) -> Target | None:
    """Return what the left operand has to be for the whole to be as wanted."""
    if right is None:
        return None
    if operator == "+":
        return _unless_null(target, op.subtract(target.value, right))
    if operator == "-":
        return _unless_null(target, op.add(target.value, right))
    return _scaled(operator, target, right)


def _of_right(operator: str, target: Target, left: Value) -> Target | None:
    """Return what the right operand has to be for the whole to be as wanted."""
    if left is None:
        return None
    if operator == "+":
        return _unless_null(target, op.subtract(target.value, left))
    if operator == "-":
        wanted = _unless_null(target, op.subtract(left, target.value))
        return wanted and Target(FLIPPED[wanted.operator], wanted.value)
    return _scaled(operator, target, left) if operator == "*" else None


def _scaled(operator: str, target: Target, factor: Value) -> Target | None:
    if not isinstance(factor, Decimal) or factor <= 0 or operator not in ("*", "/"):
        return None
    inverse = op.divide if operator == "*" else op.multiply
    return _unless_null(target, inverse(target.value, factor))


def _unless_null(target: Target, value: Value) -> Target | None:
    return None if value is None else Target(target.operator, value)


def _total(values: Iterable[Value]) -> Value:
    total: Value = None
    for value in (each for each in values if each is not None):
        total = value if total is None else op.add(total, value)
    return Decimal(0) if total is None else total


def _drops_unknown(predicate: nodes.Expression) -> bool:
    """Return whether a filter is ``[item != null]``."""
    match predicate:
        case nodes.Comparison(operator="!=", left=nodes.Name(name="item"), right=right):
            return isinstance(right, nodes.Literal) and right.value is None
    return False


def _calls(node: nodes.Call, name: str) -> bool:
    return isinstance(node.function, nodes.Name) and node.function.name == name
