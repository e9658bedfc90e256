"""What the predicate of a filter asks of an item that is still to come."""

from __future__ import annotations

from collections.abc import Collection

from checker.feel.goals.core import Core
from checker.feel.goals.env import Env, Written
from checker.feel.goals.wants import ABSENT, EACH, FLIPPED, IS_KNOWN, NEGATED, Need, Target, Want
from checker.feel.syntax import nodes
from checker.feel.values import Value

Path = tuple[str, ...]
Part = tuple[Want | tuple[Path, Need], ...]
"""What one reading of a predicate asks for: fields, and items to which fields refer."""
OPEN: list[Part] = [()]
"""The reading of a predicate that says nothing about the item, or that cannot be read."""
_SELECTING = ("max", "min")


class Predicates(Core):
    """Reads predicates; ``fields`` are the names that the item can have."""

    def read(
        self,
        node: nodes.Expression,
        env: Env,
        path: Path,
        fields: Collection[str],
        truth: bool = True,
    ) -> list[Part]:
        """Return the alternatives of what an item must have to pass, or to fail, a predicate."""
        if not path and not self.mentions(node, fields):
            value = self.value(node, env)
            return OPEN if value is truth or value is None else []
        match node:
            case nodes.Conjunction() | nodes.Disjunction():
                parts = [self.read(each, env, path, fields, truth) for each in node.operands]
                return (
                    _product(parts)
                    if isinstance(node, nodes.Conjunction) == truth
                    else _union(parts)
                )
            case nodes.Comparison():
                operator = node.operator if truth else NEGATED[node.operator]
                return self.read_comparison(node, operator, env, path, fields)
            case nodes.If():
                return self.read_branch(node, env, path, fields, truth)
            case nodes.Call(function=nodes.Name(name="not")):
                return self.read(node.arguments[0], env, path, fields, not truth)
            case nodes.Call(function=nodes.Name(name="list contains")) if truth:
                return self.read_containing(node, env, path, fields)
        place = self.place(node, env, path, fields)
        return OPEN if place is None else [(Want(place, Target("=", truth)),)]

    def read_branch(
        self, node: nodes.If, env: Env, path: Path, fields: Collection[str], truth: bool
    ) -> list[Part]:
        """Read the branch that applies to any item, or both."""
        if not self.mentions(node.condition, fields):
            holds = self.value(node.condition, env) is True
            taken = node.consequent if holds else node.alternative
            return self.read(taken, env, path, fields, truth)
        first = self.read(node.condition, env, path, fields, True)
        second = self.read(node.condition, env, path, fields, False)
        return _union(
            [
                _product([first, self.read(node.consequent, env, path, fields, truth)]),
                _product([second, self.read(node.alternative, env, path, fields, truth)]),
            ]
        )

    def read_comparison(
        self,
        node: nodes.Comparison,
        operator: str,
        env: Env,
        path: Path,
        fields: Collection[str],
    ) -> list[Part]:
        """Read what a comparison asks of the field on one of its sides."""
        for side, other, seen in (
            (node.left, node.right, operator),
            (node.right, node.left, FLIPPED[operator]),
        ):
            place = self.place(side, env, path, fields)
            if place is None or (not path and self.mentions(other, fields)):
                continue
            return self.read_field(place, seen, other, env)
        return OPEN

    def read_field(
        self, place: Path, operator: str, other: nodes.Expression, env: Env
    ) -> list[Part]:
        """Read what a comparison asks of a field."""
        value = self.value(other, env)
        if isinstance(other, nodes.Literal) and other.value is None:
            wanted = Target(ABSENT) if operator == "=" else IS_KNOWN
            return [(Want(place, wanted),)] if operator in ("=", "!=") else OPEN
        if operator == "=" and self.selects(other, env):
            return OPEN
        if value is None:
            return self.read_reference(place, other, env) if operator == "=" else OPEN
        return [(Want(place, Target(operator, value)),)]

    def read_reference(self, place: Path, other: nodes.Expression, env: Env) -> list[Part]:
        """Read the id of an item that is not there: it has to come too."""
        written = self.behind(other, env)
        if written is not None:
            return self.read_reference(place, written.node, written.env)
        if not isinstance(other, nodes.Path) or other.name != "id":
            return OPEN
        needs = [way[0] for way in self.find(other.source, env, ()) if len(way) == 1]
        return [((place, need),) for need in needs]

    def read_containing(
        self, node: nodes.Call, env: Env, path: Path, fields: Collection[str]
    ) -> list[Part]:
        """Read ``list contains``: a field is one of some values, or holds one."""
        listed, element = node.arguments
        place = self.place(element, env, path, fields)
        if place == ("id",):
            return OPEN  # what is not there is named nowhere yet
        if place is not None and not self.mentions(listed, fields):
            values = self.value(listed, env)
            known = values if isinstance(values, list) else []
            parts: list[Part] = [(Want(place, Target("=", each)),) for each in reversed(known)]
            return parts + self.read_member(place, listed, env)
        place = self.place(listed, env, path, fields)
        value = self.value(element, env)
        return OPEN if place is None else [(Want((*place, EACH), Target("=", value)),)]

    def read_member(self, place: Path, listed: nodes.Expression, env: Env) -> list[Part]:
        """Read a list of ids of items: one that is still to come may be meant."""
        parts: list[Part] = []
        for way in self.find(listed, env, (Want((), IS_KNOWN),)):
            if len(way) == 1 and any(each.path == ("id",) for each in way[0].wants):
                parts.append(((place, way[0]),))
        return parts

    def selects(self, node: nodes.Expression, env: Env) -> bool:
        """Return whether a value is the largest or smallest of a list: it takes what there is."""
        written = self.behind(node, env) or Written(node, env)
        called = written.node
        return isinstance(called, nodes.Call) and (
            isinstance(called.function, nodes.Name) and called.function.name in _SELECTING
        )

    def mentions(self, node: nodes.Expression, fields: Collection[str]) -> bool:
        """Return whether an expression uses the item or one of its fields."""
        names = self.library.names_outside(node)
        return "item" in names or not names.isdisjoint(fields)

    def place(
        self, node: nodes.Expression, env: Env, path: Path, fields: Collection[str]
    ) -> Path | None:
        """Return the path of the field that an expression is, from the item of the list."""
        match node:
            case nodes.Name(name="item"):
                return path
            case nodes.Name(name=name) if name in fields:
                return (*path, name)
            case nodes.Path(source=source, name=name):
                above = self.place(source, env, path, fields)
                return None if above is None else (*above, name)
            case nodes.Call(function=nodes.Name(name="get value"), arguments=(source, key)):
                above = self.place(source, env, path, fields)
                field: Value = self.value(key, env)
                return (*above, field) if above is not None and isinstance(field, str) else None
        return None


def _union(parts: list[list[Part]]) -> list[Part]:
    return [each for part in parts for each in part]


def _product(parts: list[list[Part]]) -> list[Part]:
    found: list[Part] = [()]
    for part in parts:
        found = [(*one, *other) for one in found for other in part]
    return found
