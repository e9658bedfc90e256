"""The tree of a FEEL expression: one frozen class per construct, each with its span.

The tree describes syntax only, not evaluation, so that it can have several readers: the compiler,
the type check, explanations. Trees are equal if they read the same, wherever they stand: spans do
not take part in the comparison.

Section numbers in brackets are those of DMN 1.5, chapter 10.3.1.2 (grammar rules).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from decimal import Decimal
from typing import Literal as OneOf

ArithmeticOperator = OneOf["+", "-", "*", "/", "**"]
ComparisonOperator = OneOf["=", "!=", "<", "<=", ">", ">="]


@dataclass(frozen=True, slots=True)
class Span:
    """The place of a node in its text: offsets [start, end) and the 1-based line and column."""

    start: int
    end: int
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Node:
    """The base of all nodes: a place in the text."""

    span: Span = field(kw_only=True, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Expression(Node):
    """A node that has a value."""


# Literals and names ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Literal(Expression):
    """``null``, ``true``, ``12.50`` or ``"text"`` (rules 33 to 37); the value is already exact."""

    value: Decimal | str | bool | None


@dataclass(frozen=True, slots=True)
class AtLiteral(Expression):
    """``@"1998-05-15"``: a date, time, date and time or duration as text (rule 65)."""

    text: str


@dataclass(frozen=True, slots=True)
class Name(Expression):
    """A name, with single blanks between its parts (rules 27 to 32)."""

    name: str


@dataclass(frozen=True, slots=True)
class InputValue(Expression):
    """``?`` in a unary test: the value under test."""


@dataclass(frozen=True, slots=True)
class Path(Expression):
    """``source.name`` (rule 45)."""

    source: Expression
    name: str


# Operators -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Arithmetic(Expression):
    """``left operator right`` (rules 21 to 25)."""

    operator: ArithmeticOperator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Negation(Expression):
    """``-operand`` (rule 26)."""

    operand: Expression


@dataclass(frozen=True, slots=True)
class Comparison(Expression):
    """``left operator right`` (rule 51a)."""

    operator: ComparisonOperator
    left: Expression
    right: Expression


@dataclass(frozen=True, slots=True)
class Between(Expression):
    """``value between low and high``, both ends included (rule 51b)."""

    value: Expression
    low: Expression
    high: Expression


@dataclass(frozen=True, slots=True)
class Conjunction(Expression):
    """``a and b and c`` (rule 50): two or more operands, three-valued."""

    operands: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class Disjunction(Expression):
    """``a or b or c`` (rule 49): two or more operands, three-valued."""

    operands: tuple[Expression, ...]


# Unary tests -----------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Test(Node):
    """One positive unary test (rule 7)."""


@dataclass(frozen=True, slots=True)
class ComparisonTest(Test):
    """``< operand``: the value under test compared with the operand (rule 7a)."""

    operator: ComparisonOperator
    operand: Expression


@dataclass(frozen=True, slots=True)
class ExpressionTest(Test):
    """An expression as a test: equal to it, in it (range or list), or true where it uses ``?``."""

    expression: Expression


@dataclass(frozen=True, slots=True)
class UnaryTests(Node):
    """``1, < 3`` or ``not(1, < 3)`` or ``-`` (rule 15), which has no test and is always true."""

    tests: tuple[Test, ...]
    negated: bool = False


@dataclass(frozen=True, slots=True)
class In(Expression):
    """``value in test`` or ``value in (test, test)`` (rule 51c): true when any test holds."""

    value: Expression
    tests: tuple[Test, ...]


# Types -----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class TypeNode(Node):
    """A type as written (rule 54)."""


@dataclass(frozen=True, slots=True)
class NamedType(TypeNode):
    """``number``, ``days and time duration``, or a type named elsewhere."""

    name: str


@dataclass(frozen=True, slots=True)
class ListTypeNode(TypeNode):
    """``list<of>``."""

    of: TypeNode


@dataclass(frozen=True, slots=True)
class RangeTypeNode(TypeNode):
    """``range<of>``."""

    of: TypeNode


@dataclass(frozen=True, slots=True)
class ContextTypeNode(TypeNode):
    """``context<name: type, ...>``."""

    fields: tuple[tuple[str, TypeNode], ...]


@dataclass(frozen=True, slots=True)
class FunctionTypeNode(TypeNode):
    """``function<type, ...> -> result``."""

    parameters: tuple[TypeNode, ...]
    result: TypeNode


@dataclass(frozen=True, slots=True)
class InstanceOf(Expression):
    """``value instance of type`` (rule 53)."""

    value: Expression
    type: TypeNode


# Structures ------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ListLiteral(Expression):
    """``[a, b]`` (rule 56)."""

    items: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class ContextEntry(Node):
    """``key: value``; a later entry may use the keys of those before it."""

    key: str
    value: Expression


@dataclass(frozen=True, slots=True)
class ContextLiteral(Expression):
    """``{key: value, ...}`` (rule 59)."""

    entries: tuple[ContextEntry, ...]


@dataclass(frozen=True, slots=True)
class RangeLiteral(Expression):
    """``[low..high)`` (rule 66), or ``(< high)``, where the missing end is None."""

    low: Expression | None
    high: Expression | None
    low_closed: bool
    high_closed: bool


@dataclass(frozen=True, slots=True)
class EqualityRange(Expression):
    """``(= operand)`` or ``(!= operand)`` where a value is expected."""

    operator: ComparisonOperator
    operand: Expression


@dataclass(frozen=True, slots=True)
class Filter(Expression):
    """``source[predicate]`` (rule 52): the items for which it is true, or the item at a position.

    In the predicate, ``item`` is the item, and if the item is a context, its keys are names.
    """

    source: Expression
    predicate: Expression


# Control ---------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class If(Expression):
    """``if condition then consequent else alternative`` (rule 47)."""

    condition: Expression
    consequent: Expression
    alternative: Expression


@dataclass(frozen=True, slots=True)
class IterationRange(Expression):
    """``low..high`` after ``in`` of a ``for``: whole numbers or days, upwards or downwards."""

    low: Expression
    high: Expression


@dataclass(frozen=True, slots=True)
class Iteration(Node):
    """``name in source``; the source may use the names of the iterations before it."""

    name: str
    source: Expression


@dataclass(frozen=True, slots=True)
class For(Expression):
    """``for x in xs, y in ys return result`` (rule 46); ``partial`` is what came before."""

    iterations: tuple[Iteration, ...]
    result: Expression


@dataclass(frozen=True, slots=True)
class Quantified(Expression):
    """``some x in xs satisfies condition``, or ``every`` (rule 48)."""

    quantifier: OneOf["some", "every"]
    iterations: tuple[Iteration, ...]
    condition: Expression


# Functions -------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Parameter(Node):
    """``name`` or ``name: type`` of a function definition."""

    name: str
    type: TypeNode | None = None


@dataclass(frozen=True, slots=True)
class FunctionLiteral(Expression):
    """``function(a, b: number) body`` (rule 57)."""

    parameters: tuple[Parameter, ...]
    body: Expression


@dataclass(frozen=True, slots=True)
class Call(Expression):
    """``function(a, b)`` (rules 40 and 44)."""

    function: Expression
    arguments: tuple[Expression, ...]


@dataclass(frozen=True, slots=True)
class NamedArgument(Node):
    """``name: value`` of a call."""

    name: str
    value: Expression


@dataclass(frozen=True, slots=True)
class NamedCall(Expression):
    """``function(a: 1, b: 2)`` (rules 40 and 42)."""

    function: Expression
    arguments: tuple[NamedArgument, ...]


# Walking ---------------------------------------------------------------------------------------


def children(node: Node) -> Iterator[Node]:
    """Return the nodes directly below a node, in the order of the text."""
    for name in _parts(type(node)):
        value = getattr(node, name)
        if isinstance(value, Node):
            yield value
        elif type(value) is tuple:
            yield from _nodes_in(value)


def walk(node: Node) -> Iterator[Node]:
    """Return a node and all nodes below it, each before those below it."""
    waiting = [node]
    while waiting:
        current = waiting.pop()
        yield current
        waiting.extend(reversed(list(children(current))))


_PARTS: dict[type[Node], tuple[str, ...]] = {}
"""The fields in which nodes may be, by class of node."""


def _parts(kind: type[Node]) -> tuple[str, ...]:
    if kind not in _PARTS:
        _PARTS[kind] = tuple(each.name for each in fields(kind) if each.name != "span")
    return _PARTS[kind]


def _nodes_in(value: object) -> Iterator[Node]:
    if isinstance(value, Node):
        yield value
    elif isinstance(value, tuple):
        for part in value:
            yield from _nodes_in(part)


def height(node: Node) -> int:
    """Return how many levels of nodes there are, from this one down."""
    deepest = 0
    waiting = [(node, 1)]
    while waiting:
        current, level = waiting.pop()
        deepest = max(deepest, level)
        waiting.extend((child, level + 1) for child in children(current))
    return deepest
