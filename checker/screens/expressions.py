"""From a tree of FEEL to SQL: every construct that has an equal there.

A value in SQL is the value of FEEL, or null where that is null or SQL is not sure of it. What has
no equal raises ``UntranslatableError``.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Final

from sqlglot import exp

from checker.feel import nodes
from checker.feel.types import BOOLEAN, DATE, NUMBER, STRING, Type
from checker.model.compiled import CompiledPack
from checker.screens import lists
from checker.screens.functions import FUNCTIONS, as_one_list, in_order, single
from checker.screens.lists import Items, OnePaper, Paper, PaperList, Papers
from checker.screens.names import Around, Found, Named, Postponed
from checker.screens.tables import looked_up
from checker.screens.values import (
    MIRRORED,
    Kind,
    Scalar,
    UntranslatableError,
    all_of,
    any_of,
    arithmetic,
    chosen,
    compared,
    is_null,
    literal,
    negated,
    quotient_compared,
)

_LONGEST_RANGE: Final = 64
_MOST_NODES: Final = 2_000
"""Definitions are written out where they are called; a longer rule is left to FEEL."""
_KINDS: Final[Mapping[Type, Kind]] = {
    NUMBER: Kind.NUMBER,
    STRING: Kind.TEXT,
    BOOLEAN: Kind.TRUTH,
    DATE: Kind.DAY,
}


@dataclass(slots=True)
class Translator:
    """Translates the texts of one rule.

    ``papers`` gives the table of each list of papers by its name in FEEL; ``used`` are the lists
    that were looked into so far.
    """

    compiled: CompiledPack
    papers: Mapping[str, Papers]
    as_of: date
    needs_papers: bool
    used: list[PaperList] = field(default_factory=list)
    _aliases: int = 0
    _nodes: int = 0
    _open: list[str] = field(default_factory=list)

    def scalar(self, node: nodes.Node, around: Around) -> Scalar:
        """Return the value of an expression that is no list."""
        return single(self.value(node, around))

    def value(self, node: nodes.Node, around: Around) -> Found:
        """Return the value of an expression."""
        self._nodes += 1
        if self._nodes > _MOST_NODES:
            raise UntranslatableError("a rule that is too long with its definitions")
        if type(node) not in _TRANSLATIONS:
            raise UntranslatableError(f"`{_WORDS.get(type(node), type(node).__name__.lower())}`")
        return _TRANSLATIONS[type(node)](self, node, around)

    # Names -------------------------------------------------------------------------------------

    def _name(self, node: nodes.Name, around: Around) -> Found:
        named = around.find(node.name)
        if isinstance(named, Postponed):
            return self.value(named.node, named.around)
        if isinstance(named, Scalar) and named.is_field and not named.is_sure:
            self._refuse_global(node.name)
        if named is not None:
            return named
        if node.name in self.compiled.library.definitions:
            return self._defined(node.name, ())
        if node.name in self.papers:
            return self._all_papers(node.name)
        if node.name == "as_of":
            return literal(self.as_of)
        constant = self.compiled.constants.get(node.name)
        if isinstance(constant, list):
            return Items(tuple(literal(item) for item in constant))
        raise UntranslatableError(f"`{node.name}`")

    def _refuse_global(self, name: str) -> None:
        """Refuse a field that a paper may lack, where its name then has a value all the same."""
        library = self.compiled.library
        if name in library.definitions or name in library.names:
            raise UntranslatableError(f"`{name}`, which is a field or means something else")

    def _all_papers(self, name: str) -> PaperList:
        self._aliases += 1
        paper = Paper(self.papers[name], f"p{self._aliases}")
        return PaperList(paper, paper)

    def _defined(self, name: str, arguments: tuple[Found, ...]) -> Found:
        definition = self.compiled.library.definitions[name]
        if name in self._open:
            raise UntranslatableError(f"`{name}`, which calls itself")
        if len(arguments) != len(definition.parameters):
            raise UntranslatableError(f"`{name}` with other arguments than it has")
        for argument, wanted in zip(arguments, definition.parameter_types, strict=False):
            _check_type(argument, wanted)
        table = next((t for t in self.compiled.pack.topic.tables if t.name == name), None)
        if table is not None:
            return looked_up(self.compiled, table, arguments, self.papers)
        self._open.append(name)
        names = dict(zip(definition.parameters, arguments, strict=True))
        found = self.value(definition.node, Around((names,)))
        self._open.pop()
        _check_type(found, definition.result_type)
        return found

    def _path(self, node: nodes.Path, around: Around) -> Found:
        if isinstance(node.source, nodes.ContextLiteral):
            return self._entry(node.source, node.name, around)
        source = self.value(node.source, around)
        if isinstance(source, Paper | OnePaper):
            return source.field(node.name)
        if isinstance(source, PaperList) and isinstance(source.item, Paper):
            return replace(source, item=source.item.field(node.name))
        raise UntranslatableError(f"`.{node.name}`")

    def _entry(self, node: nodes.ContextLiteral, name: str, around: Around) -> Found:
        """Return an entry of a context, as steps of a definition are written."""
        names: dict[str, Named] = {}
        for entry in node.entries:
            if entry.key == name:
                return self.value(entry.value, around.within(names))
            names = {**names, entry.key: Postponed(entry.value, around.within(names))}
        raise UntranslatableError(f"`.{name}`")

    # Operators ---------------------------------------------------------------------------------

    def _literal(self, node: nodes.Literal, around: Around) -> Found:
        return literal(node.value)

    def _at_literal(self, node: nodes.AtLiteral, around: Around) -> Found:
        return _day(node.text)

    def _arithmetic(self, node: nodes.Arithmetic, around: Around) -> Found:
        left, right = self.scalar(node.left, around), self.scalar(node.right, around)
        return arithmetic(node.operator, left, right)

    def _negation(self, node: nodes.Negation, around: Around) -> Found:
        return arithmetic("-", literal(Decimal(0)), self.scalar(node.operand, around))

    def _comparison(self, node: nodes.Comparison, around: Around) -> Found:
        for one, other in ((node.left, node.right), (node.right, node.left)):
            if isinstance(one, nodes.Literal) and one.value is None:
                return self._null_test(node.operator, self.value(other, around))
        return self.comparison(node.operator, node.left, node.right, around)

    def comparison(
        self, operator: str, left: nodes.Expression, right: nodes.Expression, around: Around
    ) -> Scalar:
        """Return whether ``left operator right``; a quotient on one side is multiplied away."""
        if (parts := _quotient(left)) is not None:
            over, under = (self.scalar(each, around) for each in parts)
            return quotient_compared(operator, over, under, self.scalar(right, around))
        if _quotient(right) is not None:
            return self.comparison(MIRRORED[operator], right, left, around)
        return compared(operator, self.scalar(left, around), self.scalar(right, around))

    def _null_test(self, operator: str, value: Found) -> Scalar:
        if operator not in ("=", "!=") or not isinstance(value, Scalar | OnePaper):
            raise UntranslatableError("null in a comparison")
        found = is_null(value) if isinstance(value, Scalar) else value.is_null()
        return found if operator == "=" else negated(found)

    def _between(self, node: nodes.Between, around: Around) -> Found:
        value = self.scalar(node.value, around)
        low, high = self.scalar(node.low, around), self.scalar(node.high, around)
        return all_of((compared(">=", value, low), compared("<=", value, high)))

    def _conjunction(self, node: nodes.Conjunction, around: Around) -> Found:
        return all_of([self.scalar(each, around) for each in node.operands])

    def _disjunction(self, node: nodes.Disjunction, around: Around) -> Found:
        return any_of([self.scalar(each, around) for each in node.operands])

    def _if(self, node: nodes.If, around: Around) -> Found:
        condition = self.scalar(node.condition, around)
        if isinstance(node.alternative, nodes.Literal) and node.alternative.value is None:
            return self._or_null(condition, self.scalar(node.consequent, around))
        if isinstance(node.consequent, nodes.Literal) and node.consequent.value is None:
            return self._or_null(negated(condition), self.scalar(node.alternative, around))
        one, other = (self.scalar(each, around) for each in (node.consequent, node.alternative))
        return chosen(condition, one, other)

    def _or_null(self, condition: Scalar, value: Scalar) -> Scalar:
        sql = exp.paren(exp.case().when(condition.sql, value.sql))
        reads = condition.reads or value.reads
        return replace(value, sql=sql, is_sure=False, reads=reads, is_field=False)

    def _in(self, node: nodes.In, around: Around) -> Found:
        value = self.scalar(node.value, around)
        return any_of([self._test(value, test, around) for test in node.tests])

    def _test(self, value: Scalar, test: nodes.Test, around: Around) -> Scalar:
        if isinstance(test, nodes.ComparisonTest):
            return compared(test.operator, value, self.scalar(test.operand, around))
        if not isinstance(test, nodes.ExpressionTest):
            raise UntranslatableError("a test")
        tested = test.expression
        if isinstance(tested, nodes.RangeLiteral):
            return self._in_range(value, tested, around)
        found = self.value(tested, around)
        if isinstance(found, Items):
            return any_of([compared("=", value, each) for each in found.items])
        if isinstance(found, Scalar):
            return compared("=", value, found)
        raise UntranslatableError("`in` a list of papers")

    def _in_range(self, value: Scalar, tested: nodes.RangeLiteral, around: Around) -> Scalar:
        parts = []
        if tested.low is not None:
            low = self.scalar(tested.low, around)
            parts.append(compared(">=" if tested.low_closed else ">", value, low))
        if tested.high is not None:
            high = self.scalar(tested.high, around)
            parts.append(compared("<=" if tested.high_closed else "<", value, high))
        return all_of(parts)

    # Lists -------------------------------------------------------------------------------------

    def _list(self, node: nodes.ListLiteral, around: Around) -> Found:
        return Items(tuple(self.scalar(each, around) for each in node.items))

    def _range(self, node: nodes.RangeLiteral | nodes.IterationRange, around: Around) -> Found:
        ends = [_whole(each) for each in (node.low, node.high)]
        closed = isinstance(node, nodes.IterationRange) or (node.low_closed and node.high_closed)
        low, high = ends
        if low is None or high is None or not closed or not 0 <= high - low < _LONGEST_RANGE:
            raise UntranslatableError("a range that is not written out in numbers")
        return Items(tuple(literal(Decimal(number)) for number in range(low, high + 1)))

    def _filter(self, node: nodes.Filter, around: Around) -> Found:
        if _whole(node.predicate) in (1, -1):
            return self._one_of(self.value(_unsorted(node.source), around))
        source = self.value(node.source, around)
        if not isinstance(source, PaperList):
            raise UntranslatableError("a filter of what are not papers")
        inside = around.within(source.item)
        if source.is_distinct:
            raise UntranslatableError("a filter of distinct values")
        parts = (
            node.predicate.operands
            if isinstance(node.predicate, nodes.Conjunction)
            else (node.predicate,)
        )
        for part in parts:
            source = source.filtered(self.scalar(part, inside))
        return source

    def _one_of(self, source: Found) -> OnePaper:
        """Return the paper at a place of a list; a value there may be null, unlike a paper."""
        if not (isinstance(source, PaperList) and isinstance(source.item, Paper)):
            raise UntranslatableError("a place in a list of what are not papers")
        self.used.append(source)
        return OnePaper(source, source.item)

    def _for(self, node: nodes.For, around: Around) -> Found:
        if len(node.iterations) != 1:
            raise UntranslatableError("`for` with several lists")
        name, source = node.iterations[0].name, self.value(node.iterations[0].source, around)
        if isinstance(source, Items):
            return Items(
                tuple(
                    self.scalar(node.result, around.within({name: each})) for each in source.items
                )
            )
        if not isinstance(source, PaperList) or source.is_distinct:
            raise UntranslatableError("`for` over what are not papers")
        return replace(source, item=self.scalar(node.result, around.within({name: source.item})))

    def _quantified(self, node: nodes.Quantified, around: Around) -> Found:
        if len(node.iterations) != 1:
            raise UntranslatableError(f"`{node.quantifier}` with several lists")
        name, source = node.iterations[0].name, self.value(node.iterations[0].source, around)
        if isinstance(source, Items):
            join = any_of if node.quantifier == "some" else all_of
            return join(
                [self.scalar(node.condition, around.within({name: x})) for x in source.items]
            )
        if not isinstance(source, PaperList):
            raise UntranslatableError(f"`{node.quantifier}` of what are not papers")
        condition = self.scalar(node.condition, around.within({name: source.item}))
        self.used.append(source)
        work = lists.some if node.quantifier == "some" else lists.every
        return work(source, condition, needs_papers=self.needs_papers)

    # Calls -------------------------------------------------------------------------------------

    def _call(self, node: nodes.Call, around: Around) -> Found:
        if not isinstance(node.function, nodes.Name):
            raise UntranslatableError("a call of what is not a name")
        name = node.function.name
        if around.find(name) is not None:
            raise UntranslatableError(f"`{name}`, which is not a function here")
        if name in self.compiled.library.definitions:
            arguments = tuple(self.value(each, around) for each in node.arguments)
            return self._defined(name, arguments)
        if name == "sort" and len(node.arguments) == 2:
            return in_order(self.value(node.arguments[0], around), node.arguments[1])
        if name == "date" and len(node.arguments) == 1:
            return self._date(node.arguments[0])
        if name not in FUNCTIONS:
            raise UntranslatableError(f"`{name}`")
        arguments = tuple(self.value(each, around) for each in node.arguments)
        if name != "distinct values":  # which is a list itself
            self.used += [each for each in arguments if isinstance(each, PaperList)]
        return FUNCTIONS[name](self.needs_papers, *as_one_list(name, arguments))

    def _date(self, node: nodes.Expression) -> Scalar:
        if not (isinstance(node, nodes.Literal) and isinstance(node.value, str)):
            raise UntranslatableError("`date` of what is not written out")
        return _day(node.value)


_WORDS: Final[Mapping[type[nodes.Node], str]] = {
    nodes.FunctionLiteral: "function",
    nodes.InstanceOf: "instance of",
    nodes.NamedCall: "named arguments",
    nodes.ContextLiteral: "context",
}
_TRANSLATIONS: Final[Mapping[type[nodes.Node], Callable[..., Found]]] = {
    nodes.Name: Translator._name,
    nodes.Path: Translator._path,
    nodes.Literal: Translator._literal,
    nodes.AtLiteral: Translator._at_literal,
    nodes.Arithmetic: Translator._arithmetic,
    nodes.Negation: Translator._negation,
    nodes.Comparison: Translator._comparison,
    nodes.Between: Translator._between,
    nodes.Conjunction: Translator._conjunction,
    nodes.Disjunction: Translator._disjunction,
    nodes.If: Translator._if,
    nodes.In: Translator._in,
    nodes.ListLiteral: Translator._list,
    nodes.RangeLiteral: Translator._range,
    nodes.IterationRange: Translator._range,
    nodes.Filter: Translator._filter,
    nodes.For: Translator._for,
    nodes.Quantified: Translator._quantified,
    nodes.Call: Translator._call,
}


def _check_type(value: Found, wanted: Type | None) -> None:
    """Raise UntranslatableError where FEEL would make a value null for its declared type."""
    kind = None if wanted is None else _KINDS.get(wanted)
    if kind is not None and not (isinstance(value, Scalar) and value.kind is kind):
        raise UntranslatableError(f"a value that is not a {kind}, where one is declared")


def _quotient(node: nodes.Expression) -> tuple[nodes.Expression, nodes.Expression] | None:
    if isinstance(node, nodes.Arithmetic) and node.operator == "/":
        return node.left, node.right
    return None


def _whole(node: nodes.Expression | None) -> int | None:
    """Return a whole number that is written out, or None."""
    if isinstance(node, nodes.Negation):
        inner = _whole(node.operand)
        return None if inner is None else -inner
    if isinstance(node, nodes.Literal) and isinstance(node.value, Decimal):
        return int(node.value) if node.value == node.value.to_integral_value() else None
    return None


def _unsorted(node: nodes.Expression) -> nodes.Expression:
    """Return what is sorted, for a place in it: the order of one paper is any order."""
    match node:
        case nodes.Call(nodes.Name("sort"), (source, _)):
            return source
    return node


def _day(text: str) -> Scalar:
    try:
        return literal(date.fromisoformat(text))
    except ValueError:
        raise UntranslatableError("a time or duration") from None
