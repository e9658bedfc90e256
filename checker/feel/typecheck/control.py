"""Types of filters, conditions, iterations, quantifiers and ``instance of``."""

from __future__ import annotations

from collections.abc import Sequence

from checker.feel.syntax import nodes
from checker.feel.typecheck.comparison import check_condition, check_order
from checker.feel.typecheck.declared_types import read_type
from checker.feel.typecheck.type_scope import TypeScope, infer
from checker.feel.types import (
    ANY,
    BOOLEAN,
    DATE,
    NUMBER,
    ContextType,
    ListType,
    RangeType,
    Type,
)
from checker.feel.types.compatibility import base, common, describe, is_open, items_of


@infer.register
def _filter(node: nodes.Filter, scope: TypeScope) -> Type:
    item = items_of(scope.type_of(node.source))
    predicate = filter_scope(scope, item).type_of(node.predicate)
    if base(predicate) == NUMBER:
        if isinstance(node.predicate, nodes.Literal) and node.predicate.value == 0:
            hint = "the first item is `[1]`, the last `[-1]`"
            scope.report(node.predicate, "wrong-type", "no item has the position 0", hint)
        return item
    if predicate == BOOLEAN:
        return ListType(item)
    if not is_open(predicate):
        message = f"a filter must be a condition or a position, not {describe(predicate)}"
        scope.report(node.predicate, "wrong-type", message)
    return ANY


def filter_scope(scope: TypeScope, item: Type) -> TypeScope:
    """Return the scope of a filter's predicate: ``item``, and the keys of the item if known."""
    if isinstance(item, ContextType) and item.entries:
        return scope.within({"item": item, **item.fields})
    unknown = isinstance(item, ContextType) or is_open(item)
    return scope.within({"item": item}, complete=not unknown)


@infer.register
def _if(node: nodes.If, scope: TypeScope) -> Type:
    check_condition(node.condition, scope, "the condition of `if`")
    return common((scope.type_of(node.consequent), scope.type_of(node.alternative)))


@infer.register
def _for(node: nodes.For, scope: TypeScope) -> Type:
    inner = _iterate(node.iterations, scope)
    if "partial" not in inner.names:
        inner = inner.within({"partial": ListType(ANY)})
    return ListType(inner.type_of(node.result))


@infer.register
def _quantified(node: nodes.Quantified, scope: TypeScope) -> Type:
    inner = _iterate(node.iterations, scope)
    check_condition(node.condition, inner, f"the condition of `{node.quantifier}`")
    return BOOLEAN


def _iterate(iterations: Sequence[nodes.Iteration], scope: TypeScope) -> TypeScope:
    """Return the scope with the variables of the iterations, each visible to those after it."""
    for iteration in iterations:
        scope = scope.within({iteration.name: _element(iteration.source, scope)})
    return scope


def _element(source: nodes.Expression, scope: TypeScope) -> Type:
    of = scope.type_of(source)
    if isinstance(of, (ListType, RangeType)):
        return of.of
    if not is_open(of):
        message = f"`in` needs a list or a range, not {describe(of)}"
        scope.report(source, "wrong-type", message)
    return ANY


@infer.register
def _iteration_range(node: nodes.IterationRange, scope: TypeScope) -> Type:
    low, high = scope.type_of(node.low), scope.type_of(node.high)
    for end, of in ((node.low, low), (node.high, high)):
        if not is_open(of) and base(of) not in (NUMBER, DATE):
            message = f"an iteration runs over whole numbers or days, not {describe(of)}"
            scope.report(end, "wrong-type", message)
            return RangeType(ANY)
    check_order(node, low, high, scope)
    return RangeType(common((low, high)))


@infer.register
def _instance_of(node: nodes.InstanceOf, scope: TypeScope) -> Type:
    scope.type_of(node.value)
    read_type(node.type, scope)
    return BOOLEAN
