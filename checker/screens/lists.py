"""Lists in SQL: papers of a type that fit conditions, and what is worked out from all of them.

A list is not a value of SQL but a part of a query. Papers may be in doubt (``in_doubt`` of their
table), and so may conditions: what is worked out from a list in which anything is in doubt is null.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import reduce
from typing import Final

from sqlglot import exp

from checker.screens.values import (
    NONE,
    Digits,
    Kind,
    Scalar,
    UntranslatableError,
    arithmetic,
    cast,
    chosen,
    compared,
    literal,
    within,
)

ID: Final = "id"
IN_DOUBT: Final = "in_doubt"
"""The column that is true where a paper may not count."""
COUNT_DIGITS: Final = Digits(18, 0)
_ITEMS_DIGITS: Final = 10
"""A sum may have so many digits more than what is added: ten thousand million items."""


@dataclass(frozen=True, slots=True)
class Column:
    """A field of papers: its kind, None where it has no equal in SQL, and whether all have it."""

    kind: Kind | None
    digits: Digits = NONE
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Papers:
    """The table of the papers of a type."""

    type: str
    table: str
    columns: Mapping[str, Column]
    is_empty: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper of a query: a row of ``papers`` under an alias."""

    papers: Papers
    alias: str

    def field(self, name: str) -> Scalar:
        """Return a field of the paper."""
        column = self.papers.columns.get(name)
        if column is None or column.kind is None:
            raise UntranslatableError(f"`{name}`, which is not a number, text, date or truth value")
        sql = exp.column(name, table=self.alias, quoted=True)
        return Scalar(
            sql, column.kind, column.digits, column.is_required, reads=True, is_field=True
        )

    @property
    def doubt(self) -> exp.Expr:
        """Return whether the paper may not count."""
        return exp.column(IN_DOUBT, table=self.alias)


@dataclass(frozen=True, slots=True)
class PaperList:
    """Papers for which all conditions are true; ``item`` is what the list has of each."""

    paper: Paper
    item: Paper | Scalar
    conditions: tuple[Scalar, ...] = ()
    is_distinct: bool = False

    def filtered(self, condition: Scalar) -> PaperList:
        """Return the items for which a condition is true."""
        if condition.kind is not Kind.TRUTH:
            raise UntranslatableError("a filter by what is not true or false")
        return replace(self, conditions=(*self.conditions, condition))

    def query(self, *shown: exp.Expr) -> exp.Select:
        """Return the query of its items, of which those in doubt are some."""
        table = exp.to_table(self.paper.papers.table, alias=self.paper.alias)
        query = exp.select(*shown).from_(table)
        for each in self.conditions:
            query = query.where(not_false(each))
        return query

    @property
    def doubt(self) -> exp.Expr:
        """Return whether anything is in doubt among the items of the query, when grouped."""
        unsure = [each.sql.is_(exp.null()) for each in self.conditions if not each.is_sure]
        return exp.func(
            "COALESCE", exp.LogicalOr(this=exp.or_(self.paper.doubt, *unsure)), exp.false()
        )


@dataclass(frozen=True, slots=True)
class Items:
    """A list that is written out, such as ``[a, b]`` or ``1..4``, with one item at least.

    Raises UntranslatableError where there is none.
    """

    items: tuple[Scalar, ...]

    def __post_init__(self) -> None:
        """Refuse a list of nothing, which has no kind."""
        if not self.items:
            raise UntranslatableError("an empty list")


@dataclass(frozen=True, slots=True)
class OnePaper:
    """The paper of a list that has only one: whichever place in it is asked for."""

    list: PaperList
    item: Paper

    def field(self, name: str) -> Scalar:
        """Return a field of the paper; not sure where the list has not just one."""
        found = self.item.field(name)
        one = exp.EQ(this=exp.Count(this=exp.Star()), expression=exp.Literal.number(1))
        sql = _worked_out(self.list, one, exp.Max(this=found.sql))
        return Scalar(sql, found.kind, found.digits, reads=True)

    def is_null(self) -> Scalar:
        """Return whether there is none."""
        there = exp.GT(this=exp.Count(this=exp.Star()), expression=exp.Literal.number(0))
        sql = _worked_out(self.list, exp.true(), exp.not_(exp.paren(there)))
        return Scalar(sql, Kind.TRUTH)


List = PaperList | Items


def not_false(condition: Scalar) -> exp.Expr:
    """Return whether a condition is true or not sure.

    One that is always sure stays as it is: by equalities DuckDB joins in one pass.
    """
    if condition.is_sure:
        return condition.sql
    return exp.func("COALESCE", condition.sql, exp.true())


# What is worked out from a list ----------------------------------------------------------------


def count(items: List, *, needs_papers: bool) -> Scalar:
    """Return how many items there are; with ``needs_papers`` none is not sure."""
    if isinstance(items, Items):
        return replace(literal(Decimal(len(items.items))), digits=COUNT_DIGITS)
    of = exp.Star() if not items.is_distinct else _distinct(items)
    number = cast(exp.Count(this=of), COUNT_DIGITS.sql)
    where: exp.Expr = _each_known(items) if items.is_distinct else exp.true()
    if needs_papers:
        where = exp.and_(where, _any())
    return Scalar(_worked_out(items, where, number), Kind.NUMBER, COUNT_DIGITS, reads=needs_papers)


def total(items: List, *, empty: Decimal | None) -> Scalar:
    """Return the sum of numbers; ``empty`` is that of none, None where it has to be null."""
    if isinstance(items, Items):
        return reduce(lambda one, other: arithmetic("+", one, other), items.items)
    each = _value(items, Kind.NUMBER)
    digits = within(Digits(each.digits.before + _ITEMS_DIGITS, each.digits.after))
    added = cast(exp.Sum(this=_distinct(items)), digits.sql)
    if empty is None:
        sql = _worked_out(items, exp.and_(_each_known(items), _any()), added)
        return Scalar(sql, Kind.NUMBER, digits, reads=True)
    nothing = cast(exp.convert(empty), digits.sql)
    sql = _worked_out(items, _each_known(items), exp.func("COALESCE", added, nothing))
    return Scalar(sql, Kind.NUMBER, digits)


def extreme(items: List, name: str) -> Scalar:
    """Return the least (``min``) or greatest (``max``) of numbers or dates."""
    if isinstance(items, Items):
        return _extreme_of(items.items, name)
    each = _value(items, Kind.NUMBER, Kind.DAY)
    function = exp.Min(this=each.sql) if name == "min" else exp.Max(this=each.sql)
    sql = _worked_out(items, exp.and_(_each_known(items), _any()), function)
    return Scalar(sql, each.kind, each.digits, reads=True)


def _extreme_of(items: Sequence[Scalar], name: str) -> Scalar:
    if {each.kind for each in items} not in ({Kind.NUMBER}, {Kind.DAY}):
        raise UntranslatableError(f"`{name}` of what are not all numbers, or all dates")
    better = "<=" if name == "min" else ">="

    def of_two(one: Scalar, other: Scalar) -> Scalar:
        return chosen(compared(better, one, other), one, other)

    return reduce(of_two, items)


def some(items: PaperList, condition: Scalar, *, needs_papers: bool) -> Scalar:
    """Return whether a condition holds for an item; not sure where it is not for any of them."""
    return _quantified(items, condition, exp.LogicalOr, exp.false(), needs_papers)


def every(items: PaperList, condition: Scalar, *, needs_papers: bool) -> Scalar:
    """Return whether a condition holds for all items; not sure where it is not for any of them."""
    return _quantified(items, condition, exp.LogicalAnd, exp.true(), needs_papers)


def _quantified(
    items: PaperList,
    condition: Scalar,
    function: type[exp.AggFunc],
    nothing: exp.Expr,
    needs_papers: bool,
) -> Scalar:
    if condition.kind is not Kind.TRUTH:
        raise UntranslatableError("`some` or `every` of what is not true or false")
    known = _all_known(condition.sql)
    where = exp.and_(known, _any()) if needs_papers else known
    found = exp.func("COALESCE", function(this=condition.sql), nothing)
    return Scalar(_worked_out(items, where, found), Kind.TRUTH, reads=needs_papers)


def _value(items: PaperList, *kinds: Kind) -> Scalar:
    """Return the value of each item; raises UntranslatableError where it is of no such kind."""
    if not isinstance(items.item, Scalar) or items.item.kind not in kinds:
        raise UntranslatableError(f"a list of what is not a {' or '.join(kinds)}")
    return items.item


def _distinct(items: PaperList) -> exp.Expr:
    value = _value(items, *Kind).sql
    return exp.Distinct(expressions=[value]) if items.is_distinct else value


def _each_known(items: PaperList) -> exp.Expr:
    value = _value(items, *Kind)
    return exp.true() if value.is_sure else _all_known(value.sql)


def _all_known(sql: exp.Expr) -> exp.Expr:
    return exp.EQ(this=exp.Count(this=exp.Star()), expression=exp.Count(this=sql))


def _any() -> exp.Expr:
    return exp.GT(this=exp.Count(this=exp.Star()), expression=exp.Literal.number(0))


def _worked_out(papers: PaperList, where: exp.Expr, result: exp.Expr) -> exp.Expr:
    """Return the subquery of a result of all items; null where anything is in doubt."""
    known = exp.and_(exp.not_(papers.doubt), where)
    return papers.query(exp.case().when(known, result)).subquery()
