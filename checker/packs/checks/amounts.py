"""Shares of the same sum that the tranches of one subject pay: they have to add up to all of it.

Amounts are read as sums of parts with fixed shares, such as ``0.5 * (grants(year) + fee(year))``.
Definitions are followed, constant tables are looked up, and rounding is ignored, since the last
tranche pays the rest. Amounts of another form are not checked.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from decimal import Decimal
from typing import Any

from checker import feel
from checker.feel import nodes
from checker.feel.values import operations
from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import Pack, TrancheRule
from checker.model.problems import Problem
from checker.packs.checks.constants import Constants
from checker.packs.sources import nearest_position

ROUNDING = frozenset(
    {
        "ceiling", "decimal", "floor", "round down", "round half down", "round half even",
        "round half up", "round up",
    }
)  # fmt: skip
MAX_CALLS = 12
_LEAST, _MOST = Decimal("0.5"), Decimal("1.5")
Shares = dict[nodes.Expression, Decimal]
"""The parts of an amount, with the share that is paid of each; `_ONE` stands for plain numbers."""

_ONE = nodes.Literal(Decimal(1), span=nodes.Span(0, 0, 1, 1))


@dataclass(frozen=True, slots=True)
class _Frame:
    """A text being read: what its names stand for, and their values where they are constant."""

    text: str
    meanings: Mapping[str, nodes.Expression]
    values: Mapping[str, feel.Value]
    depth: int = 0


def amount_problems(compiled: CompiledPack) -> Iterator[Problem]:
    """Yield a problem for each sum of which the tranches do not pay the whole, or more."""
    reader = _Amounts(Constants(compiled))
    for tranches in _groups(compiled.pack):
        shares = {tranche.id: reader.of(tranche) for tranche in tranches}
        for part in {part: None for each in shares.values() for part in each}:
            paid = {name: each[part] for name, each in shares.items() if each.get(part)}
            total = sum(paid.values(), Decimal(0))
            if _look_like_shares(paid.values()) and total != 1:
                last = next(tranche for tranche in reversed(tranches) if tranche.id in paid)
                position = nearest_position(compiled.pack, last, "/amount")
                what = reader.written.get(part, gettext("one sum"))
                message = gettext(
                    "{names} together pay {total:f} of {what}, not all of it",
                    names=", ".join(paid),
                    total=total,
                    what=what,
                )
                hint = gettext("let the shares add up to 1, or the last tranche pay the rest")
                yield Problem(position, "amounts", message, hint=hint)


def _look_like_shares(factors: Iterable[Decimal]) -> bool:
    """Return whether factors are meant as shares of a whole, and not as rates or prices."""
    found = list(factors)
    total = sum(found, Decimal(0))
    fractions = any(0 < factor < 1 for factor in found) and all(abs(f) <= 1 for f in found)
    return len(found) > 1 and fractions and _LEAST <= total <= _MOST


def _groups(pack: Pack) -> list[list[TrancheRule]]:
    """Return the tranches of the same subjects; those that may not apply are left out."""
    groups: dict[tuple[tuple[str, str], ...], list[TrancheRule]] = {}
    for tranche in pack.topic.tranches:
        if tranche.applying is None:
            groups.setdefault(tuple(tranche.for_each.items()), []).append(tranche)
    return [group for group in groups.values() if len(group) > 1]


class _Amounts:
    """Reads amounts as shares; ``written`` keeps the text of each part for messages."""

    def __init__(self, constants: Constants) -> None:
        self.constants = constants
        self.written: dict[nodes.Expression, str] = {}

    def of(self, tranche: TrancheRule) -> Shares:
        """Return the shares that the tranche pays of sums that depend on the case."""
        frame = _Frame(tranche.whole, {}, {})
        self.variables = set(tranche.for_each)
        found = self._shares(self.constants.parse(tranche.whole), frame)
        return {part: share for part, share in found.items() if part != _ONE}

    def _shares(self, node: nodes.Expression, frame: _Frame) -> Shares:
        if (number := self._number(node, frame)) is not None:
            return {_ONE: number}
        match node:
            case nodes.Arithmetic(operator="+" | "-" as sign):
                left, right = self._shares(node.left, frame), self._shares(node.right, frame)
                return _plus(left, right, Decimal(1 if sign == "+" else -1))
            case nodes.Arithmetic(operator="*" | "/"):
                return self._scaled(node, frame)
            case nodes.Negation():
                return _plus({}, self._shares(node.operand, frame), Decimal(-1))
            case nodes.If() if self._constant(node.condition, frame):
                holds = self._value(node.condition, frame) is True
                return self._shares(node.consequent if holds else node.alternative, frame)
            case nodes.Call(function=nodes.Name(name=name)) if name in ROUNDING:
                return self._shares(node.arguments[0], frame)
            case nodes.Call(function=nodes.Name(name=name)):
                return self._called(name, node, frame)
            case nodes.Name(name=name) if name not in frame.meanings:
                return self._called(name, node, frame)
            case _:
                return self._part(node, frame)

    def _scaled(self, node: nodes.Arithmetic, frame: _Frame) -> Shares:
        """Return a product with, or a quotient by, a constant."""
        factor = self._number(node.right, frame)
        other = node.left
        if factor is None and node.operator == "*":
            factor, other = self._number(node.left, frame), node.right
        elif factor is not None and node.operator == "/":
            inverse = operations.divide(Decimal(1), factor)
            factor = inverse if isinstance(inverse, Decimal) else None
        if factor is None:
            return self._part(node, frame)
        return _plus({}, self._shares(other, frame), factor)

    def _called(self, name: str, node: nodes.Expression, frame: _Frame) -> Shares:
        """Return the shares of a definition, with the arguments in place of its parameters."""
        definition = self.constants.definitions.get(name)
        known = definition is not None and name not in self.constants.tables
        if definition is None or not known or frame.depth >= MAX_CALLS:
            return self._part(node, frame)
        arguments = node.arguments if isinstance(node, nodes.Call) else ()
        pairs = list(zip(definition.parameters, arguments, strict=False))
        inner = _Frame(
            definition.definition.expression,
            {name: _substituted(argument, frame.meanings) for name, argument in pairs},
            {n: self._value(a, frame) for n, a in pairs if self._constant(a, frame)},
            frame.depth + 1,
        )
        return self._shares(definition.node, inner)

    def _part(self, node: nodes.Expression, frame: _Frame) -> Shares:
        part: nodes.Expression = _substituted(node, frame.meanings)
        self.written.setdefault(part, frame.text[node.span.start : node.span.end])
        return {part: Decimal(1)}

    def _number(self, node: nodes.Expression, frame: _Frame) -> Decimal | None:
        value = self._value(node, frame) if self._constant(node, frame) else None
        return value if isinstance(value, Decimal) else None

    def _constant(self, node: nodes.Expression, frame: _Frame) -> bool:
        unknown = (set(frame.meanings) - set(frame.values)) | (
            self.variables if frame.depth == 0 else set()
        )
        return self.constants.is_constant(node, unknown)

    def _value(self, node: nodes.Expression, frame: _Frame) -> feel.Value:
        return self.constants.value(frame.text[node.span.start : node.span.end], frame.values)


def _plus(left: Shares, right: Shares, factor: Decimal) -> Shares:
    total = dict(left)
    for part, share in right.items():
        total[part] = total.get(part, Decimal(0)) + share * factor
    return total


def _substituted(value: Any, meanings: Mapping[str, nodes.Expression]) -> Any:
    """Return a tree in which names are replaced by what they stand for."""
    if isinstance(value, nodes.Name):
        return meanings.get(value.name, value)
    if isinstance(value, tuple):
        return tuple(_substituted(item, meanings) for item in value)
    if isinstance(value, nodes.Node):
        parts = {each.name: getattr(value, each.name) for each in fields(value)}
        return replace(value, **{k: _substituted(part, meanings) for k, part in parts.items()})
    return value
