"""Values in SQL: what a translated expression is, and how exact a number of it is."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Final

from sqlglot import exp

DIGITS: Final = 34
"""FEEL rounds to so many digits: a number that cannot have more of them is the same in SQL."""
_MARGIN: Final = 2
"""Digits less for a quotient, whose own rounding must not make it equal to its bound."""


class UntranslatableError(Exception):
    """An expression that has no equal in SQL; the text says what in it has none."""


class Kind(StrEnum):
    """What a value is."""

    NUMBER = "number"
    TEXT = "text"
    TRUTH = "truth value"
    DAY = "date"


@dataclass(frozen=True, slots=True)
class Digits:
    """The most digits that a number can have before and after the point."""

    before: int
    after: int

    @property
    def total(self) -> int:
        """Return how many there are together."""
        return self.before + self.after

    @property
    def sql(self) -> exp.DataType:
        """Return the type that holds every such number."""
        return exp.DataType.build(f"DECIMAL({max(self.total, 1)}, {self.after})")

    def __or__(self, other: Digits) -> Digits:
        """Return what holds the numbers of both."""
        return Digits(max(self.before, other.before), max(self.after, other.after))


_DATE: Final = exp.DataType.build("DATE")
NONE: Final = Digits(0, 0)
"""The digits of what is not a number."""


@dataclass(frozen=True, slots=True)
class Scalar:
    """A value in SQL that is the value of FEEL, or null where that is null or not sure.

    ``digits`` are those of a number. ``is_sure`` says that it is never null; ``reads`` that it is
    null unless a paper was read; ``is_field`` that it is null only where FEEL's is.
    """

    sql: exp.Expr
    kind: Kind
    digits: Digits = NONE
    is_sure: bool = False
    reads: bool = False
    is_field: bool = False


def cast(sql: exp.Expr, kind: exp.DataType) -> exp.Cast:
    """Return an expression in a type; sqlglot's own function leaves out what only widens."""
    return exp.Cast(this=sql, to=kind)


def literal(value: object) -> Scalar:
    """Return a number, text, date or truth value that stands in the rules."""
    if isinstance(value, bool):
        return Scalar(exp.convert(value), Kind.TRUTH, is_sure=True)
    if isinstance(value, str):
        return Scalar(exp.Literal.string(value), Kind.TEXT, is_sure=True)
    if isinstance(value, date):
        return Scalar(cast(exp.Literal.string(str(value)), _DATE), Kind.DAY, is_sure=True)
    if not isinstance(value, Decimal):
        raise UntranslatableError("a value that is not a number, text, date or truth value")
    digits = digits_of(value)
    number = cast(exp.Literal.string(format(value, "f")), within(digits).sql)
    return Scalar(number, Kind.NUMBER, digits, is_sure=True)


def digits_of(value: Decimal) -> Digits:
    """Return the digits that one number has."""
    _, digits, exponent = value.as_tuple()
    places = -int(exponent) if int(exponent) < 0 else 0
    return Digits(max(len(digits) + int(exponent), 1), places)


def within(digits: Digits, margin: int = 0) -> Digits:
    """Return the digits; raises UntranslatableError where FEEL could round such a number."""
    if digits.total > DIGITS - margin:
        raise UntranslatableError(f"a number that can have {digits.total} digits")
    return digits


# Arithmetic and comparison ---------------------------------------------------------------------

_SHORT: Final = 18
"""DuckDB keeps the product of two numbers up to this width as short as they are, and fails."""
_ARITHMETIC: Final[Mapping[str, type[exp.Binary]]] = {"+": exp.Add, "-": exp.Sub, "*": exp.Mul}
_COMPARISON: Final[Mapping[str, type[exp.Binary]]] = {
    "=": exp.EQ,
    "!=": exp.NEQ,
    "<": exp.LT,
    "<=": exp.LTE,
    ">": exp.GT,
    ">=": exp.GTE,
}
MIRRORED: Final = {"=": "=", "!=": "!=", "<": ">", "<=": ">=", ">": "<", ">=": "<="}
"""The comparison that says the same with its sides exchanged."""


def arithmetic(operator: str, left: Scalar, right: Scalar) -> Scalar:
    """Return ``left operator right`` for numbers."""
    if operator not in _ARITHMETIC:
        raise UntranslatableError(f"`{operator}` outside a comparison")
    if {left.kind, right.kind} != {Kind.NUMBER}:
        raise UntranslatableError(f"`{operator}` of what is not a number")
    one, two = left.digits, right.digits
    if operator == "*":
        digits = within(Digits(one.before + two.before, one.after + two.after))
        if max(one.total, two.total) <= _SHORT < digits.total:
            one = Digits(_SHORT + 1 - one.after, one.after)
    else:
        digits = within(Digits((one | two).before + 1, (one | two).after))
        one = two = digits
    made = _ARITHMETIC[operator](this=cast(left.sql, one.sql), expression=cast(right.sql, two.sql))
    return Scalar(
        cast(exp.paren(made), digits.sql),
        Kind.NUMBER,
        digits,
        left.is_sure and right.is_sure,
        left.reads or right.reads,
    )


def compared(operator: str, left: Scalar, right: Scalar) -> Scalar:
    """Return whether ``left operator right``; not sure where one of them is not."""
    if left.kind is not right.kind:
        raise UntranslatableError(f"a {left.kind} compared with a {right.kind}")
    if operator not in ("=", "!=") and left.kind in (Kind.TEXT, Kind.TRUTH):
        raise UntranslatableError(f"`{operator}` of a {left.kind}")
    one, two = left.sql, right.sql
    if left.kind is Kind.NUMBER and (left.digits.after or right.digits.after):
        both = within(left.digits | right.digits)
        one, two = cast(one, both.sql), cast(two, both.sql)
    sql = exp.paren(_COMPARISON[operator](this=one, expression=two))
    sure = left.is_sure and right.is_sure
    return Scalar(sql, Kind.TRUTH, is_sure=sure, reads=left.reads or right.reads)


def quotient_compared(operator: str, over: Scalar, under: Scalar, bound: Scalar) -> Scalar:
    """Return whether ``over / under operator bound``, without a division, which is not exact.

    Both sides are multiplied by ``under``, which turns the comparison round where it is negative;
    it is not sure where it is zero.
    """
    product = arithmetic("*", bound, under)
    within(over.digits | product.digits, _MARGIN)
    zero = literal(Decimal(0))
    straight = compared(operator, over, product)
    turned = compared(MIRRORED[operator], over, product)
    sql = (
        exp.case()
        .when(compared(">", under, zero).sql, straight.sql)
        .when(compared("<", under, zero).sql, turned.sql)
    )
    return Scalar(exp.paren(sql), Kind.TRUTH, reads=straight.reads)


# Logic -----------------------------------------------------------------------------------------


def all_of(operands: Sequence[Scalar]) -> Scalar:
    """Return the three-valued ``and``: false where one is, however unsure the others are."""
    return _logic(exp.and_, operands, any(each.reads for each in operands))


def any_of(operands: Sequence[Scalar]) -> Scalar:
    """Return the three-valued ``or``: true where one is, however unsure the others are."""
    return _logic(exp.or_, operands, all(each.reads for each in operands))


def _logic(join: Callable[..., exp.Condition], operands: Sequence[Scalar], reads: bool) -> Scalar:
    if any(each.kind is not Kind.TRUTH for each in operands):
        raise UntranslatableError("`and` or `or` of what is not true or false")
    sure = all(each.is_sure for each in operands)
    sql = exp.paren(join(*(each.sql for each in operands)))
    return Scalar(sql, Kind.TRUTH, is_sure=sure, reads=reads)


def negated(operand: Scalar) -> Scalar:
    """Return ``not(operand)``."""
    if operand.kind is not Kind.TRUTH:
        raise UntranslatableError("`not` of what is not true or false")
    return replace(operand, sql=exp.paren(exp.not_(operand.sql)), is_field=False)


def is_null(value: Scalar) -> Scalar:
    """Return whether a value is null: that is known of a field, and else only where it is not."""
    null = exp.paren(value.sql.is_(exp.null()))
    if value.is_field:
        return Scalar(null, Kind.TRUTH, is_sure=True, reads=value.reads)
    sql = exp.paren(exp.case().when(exp.not_(null), exp.false()))
    return Scalar(sql, Kind.TRUTH, is_sure=value.is_sure, reads=value.reads)


def chosen(condition: Scalar, one: Scalar, other: Scalar) -> Scalar:
    """Return ``if condition then one else other``; not sure where the condition is not."""
    if condition.kind is not Kind.TRUTH or one.kind is not other.kind:
        raise UntranslatableError("`if` with values of two kinds")
    digits = one.digits | other.digits
    first, second = (wide(each, digits) for each in (one, other))
    no = exp.not_(condition.sql)
    return Scalar(
        exp.paren(exp.case().when(condition.sql, first.sql).when(no, second.sql)),
        one.kind,
        digits,
        condition.is_sure and one.is_sure and other.is_sure,
        condition.reads or (one.reads and other.reads),
    )


def wide(number: Scalar, digits: Digits) -> Scalar:
    """Return a number in a type that holds so many digits; anything else as it is."""
    if number.kind is not Kind.NUMBER or number.digits == digits:
        return number
    return replace(number, sql=cast(number.sql, within(digits).sql), digits=digits)
