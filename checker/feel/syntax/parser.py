"""Tokens to tree: a recursive descent parser that knows the names in scope.

The grammar (DMN 1.5, 10.3.1.2), from the loosest to the tightest binding; ``{x}`` is any number of
x:

    expression  = conjunction {"or" conjunction}
    conjunction = comparison {"and" comparison}
    comparison  = sum {("=" | "!=" | "<" | "<=" | ">" | ">=") sum
                      | "between" sum "and" sum
                      | "in" (test | "(" test {"," test} ")")}
    sum         = product {("+" | "-") product}
    product     = power {("*" | "/") power}
    power       = unary {"**" unary}                  from the left: 3 ** 4 ** 5 is (3 ** 4) ** 5
    unary       = "-" unary | postfix ["instance" "of" type]
    postfix     = primary {"." name | "[" expression "]" | "(" arguments ")"}
    primary     = number | string | "null" | "true" | "false" | "@" string | name | "?"
                | "(" expression ")" | list | range | context | function | if | for | quantified
    list        = "[" [expression {"," expression}] "]"
    range       = ("[" | "(" | "]") sum ".." sum ("]" | ")" | "[") | "(" operator sum ")"
    context     = "{" [key ":" expression {"," key ":" expression}] "}"     key: name or string
    arguments   = [expression {"," expression} | name ":" expression {"," name ":" expression}]
    function    = "function" "(" [name [":" type] {"," name [":" type]}] ")" expression
    if          = "if" expression "then" expression "else" expression
    for         = "for" name "in" source {"," name "in" source} "return" expression
    source      = expression [".." expression]
    quantified  = ("some" | "every") name "in" expression {"," ...} "satisfies" expression
    test        = operator sum | sum                    operator: those of comparison
    unary tests = "-" | test {"," test} | "not" "(" test {"," test} ")"
    type        = "list" "<" type ">" | "range" "<" type ">" | "context" "<" name ":" type {...} ">"
                | "function" "<" [type {"," type}] ">" "->" type | name {"." name}

A name of several words or with operators in it is read if it is known (the longest that fits): from
the names given, the built-in functions, or an enclosing ``for``, function or context. After a dot
and in a filter, consecutive words are one name, because not all keys of contexts can be known.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import TypeVar, cast

from checker.feel.errors import MAX_NESTING, TOO_DEEP, FeelSyntaxError
from checker.feel.functions import BUILTINS
from checker.feel.syntax import nodes
from checker.feel.syntax.cursor import COMPARISONS
from checker.feel.syntax.lexer import Source, Token
from checker.feel.syntax.names import Names, is_plain
from checker.feel.syntax.primaries import SUM, Primaries

PROPERTIES = ("time offset", "start included", "end included")
"""Properties of values whose names are more than one word."""

_LEVELS = {"or": 1, "and": 2, "between": 3, "in": 3, "+": SUM, "-": SUM, "*": 5, "/": 5, "**": 6}
_LEVELS |= dict.fromkeys(COMPARISONS, 3)
_ORDER = ("<", "<=", ">", ">=")
_ARGUMENT_END = frozenset((":",))
_AFTER_TESTS = frozenset((".", "[", "(", "+", "-", "*", "/", "**", "instance"))
_NO_OPERAND = frozenset(_LEVELS) - {"-"} | frozenset(
    (")", "]", "}", ",", ":", "..", ".", "then", "else", "return", "satisfies", "instance", "")
)

_FEW_TOKENS = MAX_NESTING // 4
"""Tokens that cannot nest too deeply: none makes more than two levels of nodes."""

_Read = TypeVar("_Read", bound=nodes.Node)


def parse(text: str, names: Iterable[str] | Names = ()) -> nodes.Expression:
    """Return the tree of an expression; ``names`` are the known names, which may contain blanks.

    Raises ``FeelSyntaxError`` with the line and column of the first mistake.
    """
    return _whole(text, names, Parser.expression)


def parse_unary_tests(text: str, names: Iterable[str] | Names = ()) -> nodes.UnaryTests:
    """Return the tree of unary tests, such as ``1, < 3`` or ``not("a", "b")``.

    Raises ``FeelSyntaxError`` with the line and column of the first mistake.
    """
    return _whole(text, names, Parser.unary_tests)


def known_names(names: Iterable[str]) -> Names:
    """Return these names and those of the built-in functions, to parse many texts with."""
    return Names(names, outer=_builtin_names())


@lru_cache(maxsize=1)
def _builtin_names() -> Names:
    return Names((*BUILTINS, *PROPERTIES))


def _whole(text: str, names: Iterable[str] | Names, read: Callable[[Parser], _Read]) -> _Read:
    source = Source(text)
    parser = Parser(source, names if isinstance(names, Names) else known_names(names))
    try:
        node = read(parser)
        if parser.current.kind != "end":
            raise parser.rest_failure()
        if len(source.tokens) <= _FEW_TOKENS or nodes.height(node) <= MAX_NESTING:
            return node
    except RecursionError:
        pass
    raise source.failure(TOO_DEEP[0], 0, TOO_DEEP[1])


class Parser(Primaries):
    """Reads operators between primary expressions.

    Few functions call one another for each level of brackets, because each takes a frame of
    Python's stack, which has to suffice for ``MAX_NESTING`` levels.
    """

    def expression(
        self,
        loosest: int = 1,
        *,
        range_end: bool = False,
        first: nodes.Expression | None = None,
    ) -> nodes.Expression:
        """Read operands and the operators between them, down to the level ``loosest``.

        ``first`` is a primary that has been read already.
        """
        self.enter()
        start = first.span.start if first else self.current.start
        left = self._operand(range_end, first)
        while (level := _LEVELS.get(self.current.text, 0)) >= loosest:
            operator = self.advance()
            if level < 3:
                operands = [left, self.expression(level + 1, range_end=range_end)]
                while self.accept(operator.text):
                    operands.append(self.expression(level + 1, range_end=range_end))
                junction = nodes.Disjunction if level == 1 else nodes.Conjunction
                left = junction(tuple(operands), span=self.span_from(start))
            elif operator.text == "in":
                left = self._in(left, start)
            elif operator.text == "between":
                left = self._between(left, start)
            else:
                right = self.expression(level + 1, range_end=range_end)
                left = self._binary(operator, left, right, start)
        self.depth -= 1
        return left

    def _binary(
        self, operator: Token, left: nodes.Expression, right: nodes.Expression, start: int
    ) -> nodes.Expression:
        span = self.span_from(start)
        if operator.text not in COMPARISONS:
            return nodes.Arithmetic(
                cast(nodes.ArithmeticOperator, operator.text), left, right, span=span
            )
        if operator.text in _ORDER and self.current.text in _ORDER:
            raise self.failure(
                "comparisons cannot be chained", "write `x between low and high`, or `and`"
            )
        return nodes.Comparison(
            cast(nodes.ComparisonOperator, operator.text), left, right, span=span
        )

    def _operand(self, range_end: bool, first: nodes.Expression | None) -> nodes.Expression:
        """Read a primary with the signs before it and the paths, filters and calls after it."""
        signs = []
        while not first and self.current.text == "-":
            self.enter()
            signs.append(self.advance().start)
        start = first.span.start if first else self.current.start
        node = first or self.reader()()
        while (symbol := self.current).text in (".", "[", "(", "instance"):
            if symbol.text == "[" and range_end and self.ahead(1).text in _NO_OPERAND:
                break
            self.advance()
            node = self._suffix(symbol, node, start)
        for sign in reversed(signs):
            self.depth -= 1
            node = nodes.Negation(node, span=self.span_from(sign))
        return node

    def _suffix(self, symbol: Token, node: nodes.Expression, start: int) -> nodes.Expression:
        match symbol.text:
            case ".":
                return nodes.Path(node, self.member(), span=self.span_from(start))
            case "[":
                return self._filter(symbol, node, start)
            case "(":
                return self._call(symbol, node, start)
        self.expect("of", "after `instance`")
        return nodes.InstanceOf(node, self.type(), span=self.span_from(start))

    def _filter(self, opener: Token, source: nodes.Expression, start: int) -> nodes.Expression:
        self.filters += 1
        predicate = self.expression()
        self.filters -= 1
        self.close("]", opener)
        return nodes.Filter(source, predicate, span=self.span_from(start))

    # Calls -------------------------------------------------------------------------------------

    def _call(self, opener: Token, function: nodes.Expression, start: int) -> nodes.Expression:
        if self.spelled_until(_ARGUMENT_END):
            named = self._named_arguments()
            self.close(")", opener)
            return nodes.NamedCall(function, named, span=self.span_from(start))
        arguments: list[nodes.Expression] = []
        while arguments or self.current.text != ")":
            arguments.append(self.expression())
            if not self.accept(","):
                break
        self.close(")", opener)
        return nodes.Call(function, tuple(arguments), span=self.span_from(start))

    def _named_arguments(self) -> tuple[nodes.NamedArgument, ...]:
        arguments: list[nodes.NamedArgument] = []
        while True:
            start, first = self.current.start, self.index
            length = self.spelled_until(_ARGUMENT_END)
            if not length:
                raise self.expected("a parameter name and `:`, since the first argument has one")
            self.index += length
            name = self.spelled(first, self.index)
            self.expect(":", "after the name of a parameter")
            value = self.expression()
            arguments.append(nodes.NamedArgument(name, value, span=self.span_from(start)))
            if not self.accept(","):
                return tuple(arguments)

    # Comparisons with words, and unary tests ---------------------------------------------------

    def _between(self, value: nodes.Expression, start: int) -> nodes.Expression:
        low = self.expression(SUM)
        self.expect("and", "between the low and the high end")
        high = self.expression(SUM)
        return nodes.Between(value, low, high, span=self.span_from(start))

    def _in(self, value: nodes.Expression, start: int) -> nodes.Expression:
        if self.current.text != "(":
            return nodes.In(value, (self._test(SUM),), span=self.span_from(start))
        opener = self.advance()
        tests = self._tests()
        only = tests[0] if len(tests) == 1 else None
        if isinstance(only, nodes.ExpressionTest):
            first = only.expression
            if self.current.text == "..":
                first = self.range(opener.start, first, low_closed=False)
            else:
                self.close(")", opener)
            if first is not only.expression or self.current.text in _AFTER_TESTS:
                # Not a list of tests, but an expression that starts with a bracket.
                expression = self.expression(SUM, first=first)
                tests = (nodes.ExpressionTest(expression, span=self.span_from(opener.start)),)
        else:
            self.close(")", opener)
        return nodes.In(value, tests, span=self.span_from(start))

    def _tests(self) -> tuple[nodes.Test, ...]:
        tests = [self._test(loosest=1)]
        while self.accept(","):
            tests.append(self._test(loosest=1))
        return tuple(tests)

    def _test(self, loosest: int) -> nodes.Test:
        """Read a test; a single test after ``in`` ends before comparisons, ``and`` and ``or``."""
        start = self.current.start
        if self.current.text in COMPARISONS:
            operator = cast(nodes.ComparisonOperator, self.advance().text)
            operand = self.expression(SUM)
            return nodes.ComparisonTest(operator, operand, span=self.span_from(start))
        return nodes.ExpressionTest(self.expression(loosest), span=self.span_from(start))

    def unary_tests(self) -> nodes.UnaryTests:
        """Read unary tests."""
        start = self.current.start
        if self.current.text == "-" and self.ahead(1).kind == "end":
            self.advance()
            return nodes.UnaryTests((), span=self.span_from(start))
        negated = self.current.text == "not" and self.ahead(1).text == "("
        if not negated:
            return nodes.UnaryTests(self._tests(), span=self.span_from(start))
        self.advance()
        opener = self.advance()
        tests = self._tests()
        self.close(")", opener)
        return nodes.UnaryTests(tests, negated=True, span=self.span_from(start))

    def rest_failure(self) -> FeelSyntaxError:
        """Return the error to raise at what follows a complete expression."""
        before = self.tokens[self.index - 1]
        if is_plain(self.current) and is_plain(before):
            name = f"{before.text} {self.current.text}"
            return self.expected(f"an operator (`{name}` is not a known name)")
        return self.expected("an operator or the end")
