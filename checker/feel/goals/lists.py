"""Which item a list would have to have: from a filter down to the list of a session."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from decimal import Decimal

from checker.feel.goals.conditions import Conditions
from checker.feel.goals.env import Asked, Env, Kept, Written
from checker.feel.goals.figures import Figures
from checker.feel.goals.predicates import Predicates
from checker.feel.goals.wants import IS_KNOWN, IS_SOME, KNOWN, Need, Target, Want, Way, is_true
from checker.feel.syntax import nodes
from checker.feel.values import Record, Value

_OF_FIRST_LIST = ("sort", "distinct values", "flatten", "reverse", "sublist")
_OF_ALL_LISTS = ("concatenate", "union", "append")


class Lists(Predicates, Figures, Conditions):
    """The handlers of lists, their items, and the fields of these."""

    def found(self, node: nodes.Expression, env: Env, target: Target) -> list[Way]:
        """Read a filter: some item has to be as wanted."""
        if isinstance(node, nodes.Filter) and isinstance(node.source, nodes.ListLiteral):
            return [way for each in node.source.items for way in self.goals(each, env, target)]
        return self.find(node, env, (Want((), target),))

    item = found

    def path(self, node: nodes.Path, env: Env, target: Target) -> list[Way]:
        """Read an entry of a context, or a field of an item."""
        return self.find(node, env, (Want((), target),))

    def listed(self, node: nodes.ListLiteral, env: Env, target: Target) -> list[Way]:
        """A list that is written is known; its items are read where they are asked for."""
        return []

    def loop(self, node: nodes.For, env: Env, target: Target) -> list[Way]:
        """Read the results of a loop that are not known."""
        results = self.results(node, env)
        if results is None or target.operator != KNOWN:
            return []
        return self.each_known([e for e in results if self.value(e.node, e.env) is None])

    def find(self, node: nodes.Expression, env: Env, asked: Asked) -> list[Way]:
        """Return the ways to let a list, or an item by itself, have what is asked."""
        written = self.behind(node, env)
        if written is not None:
            return self.find_behind(written, asked)
        match node:
            case nodes.Name():
                return self.from_list(node, env, asked)
            case nodes.Filter():
                kept = () if self.is_position(node, env) else (Kept(node.predicate, env),)
                return self.find(node.source, env, (*asked, *kept))
            case nodes.Path():
                return self.entry(node, env, asked)
            case nodes.If():
                return self.found_in_branch(node, env, asked)
            case nodes.Call():
                return self.found_in_call(node, env, asked)
            case nodes.ListLiteral():
                return [way for each in node.items for way in self.find(each, env, asked)]
            case _:
                return self.as_value(node, env, asked)

    def find_behind(self, written: Written, asked: Asked) -> list[Way]:
        """Look into a tree behind a name, or take what its definition declares."""
        with self.asking(written) as is_new:
            if not is_new:
                return []
            declared = self.as_declared(written, asked)
            return self.find(written.node, written.env, asked) if declared is None else declared

    def entry(self, node: nodes.Path, env: Env, asked: Asked) -> list[Way]:
        """Read an entry of a written context, or what is below a field."""
        literal, inner = self.context_behind(node.source, env)
        if literal is None:
            return self.find(node.source, env, tuple(each.below(node.name) for each in asked))
        for each in literal.entries:
            if each.key == node.name:
                return self.find_or_reach(each.value, inner, asked)
            inner = inner.bound(each.key, self.value(each.value, inner), Written(each.value, inner))
        return []

    def find_or_reach(self, node: nodes.Expression, env: Env, asked: Asked) -> list[Way]:
        """Return the ways to a value itself where only that is asked, else those to an item."""
        if isinstance(self.value(node, env), list):
            return self.find(node, env, asked)
        return self.as_value(node, env, asked) or self.find(node, env, asked)

    def as_value(self, node: nodes.Expression, env: Env, asked: Asked) -> list[Way]:
        """Return the ways to a value itself; none where more than that is asked."""
        match asked:
            case (Want(path=(), target=target),):
                return self.goals(node, env, target)
        return []

    def found_in_branch(self, node: nodes.If, env: Env, asked: Asked) -> list[Way]:
        """Look into the branch that is taken, and into the other one where it is not a literal."""
        holds = self.value(node.condition, env) is True
        taken = node.consequent if holds else node.alternative
        other = node.alternative if holds else node.consequent
        ways = self.find(taken, env, asked)
        return ways if isinstance(other, nodes.Literal) else ways + self.find(other, env, asked)

    def found_in_call(self, node: nodes.Call, env: Env, asked: Asked) -> list[Way]:
        """Look through the functions that hand on the items of their lists."""
        name = node.function.name if isinstance(node.function, nodes.Name) else ""
        if name in _OF_FIRST_LIST:
            return self.find(node.arguments[0], env, asked)
        if name in _OF_ALL_LISTS:
            return [way for each in node.arguments for way in self.find(each, env, asked)]
        if name == "get value" and len(node.arguments) == 2:
            key = self.value(node.arguments[1], env)
            if not isinstance(key, str):
                return []
            return self.find(node.arguments[0], env, tuple(each.below(key) for each in asked))
        return self.as_value(node, env, asked)

    def is_position(self, node: nodes.Filter, env: Env) -> bool:
        """Return whether a filter takes the item at a position."""
        if isinstance(node.predicate, (nodes.Literal, nodes.Negation)):
            return True
        return isinstance(self.value(node.predicate, env), Decimal)

    def from_list(self, node: nodes.Name, env: Env, asked: Asked) -> list[Way]:
        """Return the needs of an item of a list of the session, or of an item that is there."""
        name = node.name
        if name in env.values:
            record = env.values[name]
            if not isinstance(record, Record):
                return []
            wants = tuple(each for each in asked if isinstance(each, Want))
            return [(Need("", wants, base=record.origin, via=self.via()),)]
        if name not in self.collections:
            return []
        needs = [Need(name, via=self.via())]
        for each in asked:
            if isinstance(each, Want):
                needs = [replace(need, wants=(*need.wants, each)) for need in needs]
            else:
                fields = self.collections[name] if not each.path else ()
                read = self.read(each.predicate, each.env, each.path, fields)
                needs = [_with(need, part) for need in needs for part in read]
        new: list[Way] = [(need,) for need in needs if _is_possible(need)]
        return new + self.named(node, env, asked)

    def named(self, node: nodes.Name, env: Env, asked: Asked) -> list[Way]:
        """Return the ways to have an item that is there named in a list that has to hold its id.

        It passes all else that is asked, and so it is for ``ids`` in ``list contains(ids, id)`` to
        grow.
        """
        fields = self.collections[node.name]
        predicates = [
            Written(part, each.env)
            for each in asked
            if isinstance(each, Kept) and not each.path
            for part in _conjuncts(each.predicate)
        ]
        naming = [each for each in predicates if self.names_item(each, fields)]
        items = self.value(node, env) if naming else None
        ways: list[Way] = []
        for item in items if isinstance(items, list) else ():
            inside = [(each, _inside(each.env, item)) for each in predicates]
            lacking = [each for each in inside if self.value(each[0].node, each[1]) is not True]
            if lacking and all(each in naming for each, _ in lacking):
                written, around = lacking[0]
                ways += self.goals(written.node, around, is_true(True))
        return ways

    def names_item(self, written: Written, fields: Collection[str]) -> bool:
        """Return whether a predicate asks for the id of the item in a list of ids."""
        match written.node:
            case nodes.Call(function=nodes.Name(name="list contains"), arguments=(listed, element)):
                is_id = self.place(element, written.env, (), fields) == ("id",)
                return is_id and not self.mentions(listed, fields)
        return False

    def built_in(self, node: nodes.Call, env: Env, target: Target) -> list[Way]:
        """Read a built-in function of which can be told what its arguments have to be."""
        name = node.function.name if isinstance(node.function, nodes.Name) else ""
        match name:
            case "not":
                return self.negated(node, env, target)
            case "count":
                return self.counted(node, env, target)
            case "sum" | "sum from zero":
                return self.summed(node, env, target)
            case "max" | "min":
                return self.extreme(node, env, target, name)
            case "list contains":
                return self.containing(node, env, target)
            case "get value" | "concatenate" | "sort" | "distinct values" | "flatten":
                return self.find(node, env, (Want((), target),))
        if target.operator == KNOWN:
            for each in node.arguments:
                if self.value(each, env) is None:
                    return self.goals(each, env, IS_KNOWN)
        return []

    def counted(self, node: nodes.Call, env: Env, target: Target) -> list[Way]:
        """Read ``count(list)``: where there have to be more, one more item."""
        if not isinstance(target.value, Decimal):
            return []
        value = self.value(node, env)
        count = value if isinstance(value, Decimal) else Decimal(0)
        if target.met_by(max(count + 1, target.value)) and target.value >= count:
            return self.find(node.arguments[0], env, (Want((), IS_SOME),))
        return self.dropped(node.arguments[0], env) if target.met_by(Decimal(0)) else []

    def dropped(self, node: nodes.Expression, env: Env) -> list[Way]:
        """Return the ways to let the first item of a filtered list not pass its filter."""
        written = self.behind(node, env)
        if written is not None:
            with self.asking(written) as is_new:
                return self.dropped(written.node, written.env) if is_new else []
        match node:
            case nodes.If():
                holds = self.value(node.condition, env) is True
                return self.dropped(node.consequent if holds else node.alternative, env)
            case nodes.Filter():
                items = self.value(node, env)
                if not isinstance(items, list) or not items:
                    return []
                return self.goals(node.predicate, _inside(env, items[0]), is_true(False))
        return []

    def containing(self, node: nodes.Call, env: Env, target: Target) -> list[Way]:
        """Read ``list contains(list, element)``: an item of the list becomes the element."""
        if not target.met_by(True):
            return []
        element = self.value(node.arguments[1], env)
        if element is None:
            return self.goals(node.arguments[1], env, IS_KNOWN)
        return self.find(node.arguments[0], env, (Want((), Target("=", element)),))


def _conjuncts(node: nodes.Expression) -> tuple[nodes.Expression, ...]:
    return node.operands if isinstance(node, nodes.Conjunction) else (node,)


def _inside(env: Env, item: Value) -> Env:
    """Return the names of a predicate that is asked of an item."""
    for name, value in item.items() if isinstance(item, dict) else ():
        env = env.bound(name, value)
    return env.bound("item", item)


def _with(need: Need, part: Sequence[Want | tuple[tuple[str, ...], Need]]) -> Need:
    """Return a need with what one reading of a predicate asks for."""
    wants = tuple(each for each in part if isinstance(each, Want))
    refers = tuple(each for each in part if not isinstance(each, Want))
    return replace(need, wants=(*need.wants, *wants), refers=(*need.refers, *refers))


def _is_possible(need: Need) -> bool:
    """Return whether no two equalities of a need exclude each other."""
    equal: dict[tuple[str, ...], object] = {}
    for want in need.wants:
        value = want.target.value
        if want.target.operator == "=" and equal.setdefault(want.path, value) != value:
            return False
    return True
