"""What would make a condition true or false."""

from __future__ import annotations

from datetime import date

from checker.feel.goals.core import Core
from checker.feel.goals.env import Env
from checker.feel.goals.wants import (
    FLIPPED,
    IS_KNOWN,
    NEGATED,
    NOTHING,
    TRUE,
    Target,
    Way,
    is_true,
    joined,
)
from checker.feel.syntax import nodes
from checker.feel.values import Value


class Conditions(Core):
    """The handlers of logic, comparisons and branches."""

    def branches(self, node: nodes.If, env: Env, target: Target) -> list[Way]:
        """Read the branch that is taken, and what would lead to the other one."""
        holds = self.value(node.condition, env) is True
        taken = node.consequent if holds else node.alternative
        other = node.alternative if holds else node.consequent
        ways = [] if isinstance(taken, nodes.Literal) else self.goals(taken, env, target)
        if isinstance(other, nodes.Literal) and not target.met_by(other.value):
            return ways
        if not isinstance(other, nodes.Literal) and not holds:
            ways = ways + [way for way in self.goals(other, env, target) if way]
        return ways + self.goals(node.condition, env, is_true(not holds))

    def all_of(self, node: nodes.Conjunction, env: Env, target: Target) -> list[Way]:
        """Read the first operand that is not true, or how one of them becomes false.

        The others get their turn once it is: what they lack may depend on it.
        """
        if target.met_by(False):
            return [way for each in node.operands for way in self.goals(each, env, target)]
        for each in node.operands:
            if not target.met_by(self.value(each, env)):
                return self.goals(each, env, target)
        return []

    def any_of(self, node: nodes.Disjunction, env: Env, target: Target) -> list[Way]:
        """Read each operand, or how the first that is not false becomes so."""
        if target.met_by(True):
            return [way for each in node.operands for way in self.goals(each, env, target)]
        for each in node.operands:
            if not target.met_by(self.value(each, env)):
                return self.goals(each, env, target)
        return []

    def quantified(self, node: nodes.Quantified, env: Env, target: Target) -> list[Way]:
        """Read the first item for which the condition does not hold, or each that could."""
        if len(node.iterations) != 1 or not isinstance(target.value, bool):
            return []
        (iteration,) = node.iterations
        items = self.value(iteration.source, env)
        if not isinstance(items, list):
            return self.goals(iteration.source, env, IS_KNOWN)
        inner = [env.bound(iteration.name, item) for item in items]
        if (node.quantifier == "every") == target.value:
            failing = [
                each for each in inner if self.value(node.condition, each) is not target.value
            ]
            return self.goals(node.condition, failing[0], target) if failing else []
        return [way for each in inner for way in self.goals(node.condition, each, target)]

    def between(self, node: nodes.Between, env: Env, target: Target) -> list[Way]:
        """Read both ends, where the value has to be between them."""
        if not target.met_by(True):
            return []
        low, high = self.value(node.low, env), self.value(node.high, env)
        at_least = self.goals(node.value, env, Target(">=", low))
        return joined(at_least, self.goals(node.value, env, Target("<=", high)))

    def membership(self, node: nodes.In, env: Env, target: Target) -> list[Way]:
        """Read a value that has to be one of some values."""
        if not target.met_by(True):
            return []
        listed = [each.expression for each in node.tests if isinstance(each, nodes.ExpressionTest)]
        values = [self.value(each, env) for each in listed]
        flat = [item for each in values for item in (each if isinstance(each, list) else [each])]
        return [way for item in flat for way in self.goals(node.value, env, Target("=", item))]

    def comparison(self, node: nodes.Comparison, env: Env, target: Target) -> list[Way]:
        """Read how one side becomes what the other one asks of it."""
        if not isinstance(target.value, bool):
            return []
        operator = node.operator if target.met_by(True) else NEGATED[node.operator]
        if _is_null(node.right) or _is_null(node.left):
            side = node.left if _is_null(node.right) else node.right
            return self.goals(side, env, IS_KNOWN) if operator == "!=" else []
        left, right = self.value(node.left, env), self.value(node.right, env)
        self.note_day(node, left, right)
        ways: list[Way] = []
        if right is not None:
            ways += self.goals(node.left, env, Target(operator, right))
        if left is not None:
            ways += self.goals(node.right, env, Target(FLIPPED[operator], left))
        if left is None and right is None:
            return self.goals(node.left, env, IS_KNOWN) or self.goals(node.right, env, IS_KNOWN)
        return [way for way in ways if way]

    def note_day(self, node: nodes.Comparison, left: Value, right: Value) -> None:
        """Remember a day with which today is compared: it may come."""
        for side, other in ((node.left, right), (node.right, left)):
            if isinstance(side, nodes.Name) and side.name == self.today and isinstance(other, date):
                self.days.add(other)

    def negated(self, node: nodes.Call, env: Env, target: Target) -> list[Way]:
        """Read ``not(condition)``."""
        if not isinstance(target.value, bool):
            return []
        return self.goals(node.arguments[0], env, is_true(not target.met_by(True)))

    def context(self, node: nodes.ContextLiteral, env: Env, target: Target) -> list[Way]:
        """A context by itself is always known."""
        return NOTHING if target.met_by(TRUE) else []


def _is_null(node: nodes.Expression) -> bool:
    return isinstance(node, nodes.Literal) and node.value is None
