"""What an expression can start with: literals, names, brackets and keywords."""

from __future__ import annotations

from collections.abc import Callable
from decimal import DecimalException
from typing import Final, cast
from typing import Literal as OneOf

from checker.feel.errors import FeelSyntaxError
from checker.feel.syntax import nodes
from checker.feel.syntax.cursor import COMPARISONS
from checker.feel.syntax.lexer import unescape
from checker.feel.syntax.type_expressions import TypeParser
from checker.feel.values import NUMBER_CONTEXT

SUM = 4
"""The level of ``+`` among the operators; comparisons, ``and`` and ``or`` are below it."""

MAX_ITERATIONS = 8
"""The most lists that one ``for``, ``some`` or ``every`` may iterate over."""

_IN = frozenset(("in",))
_PARAMETER_END = frozenset((":", ",", ")"))
_KEY_END = frozenset((":",))
_READERS: Final = {
    "(": "_parenthesis",
    "[": "_bracket",
    "]": "_open_range",
    "{": "_context_literal",
    "@": "_at_literal",
    "?": "_input_value",
    "null": "_constant",
    "true": "_constant",
    "false": "_constant",
    "if": "_if",
    "for": "_for",
    "some": "_quantified",
    "every": "_quantified",
    "function": "_function_literal",
}
"""The method that reads what starts with a symbol or keyword."""

_READERS_BY_KIND: Final = {"number": "_number", "string": "_string", "word": "_name"}


class Primaries(TypeParser):
    """Reads primary expressions; ``Parser`` reads the operators between them."""

    def expression(
        self,
        loosest: int = 1,
        *,
        range_end: bool = False,
        first: nodes.Expression | None = None,
    ) -> nodes.Expression:
        """Read an expression with operators down to the level ``loosest``.

        In the high end of a range, a ``[`` that no operand follows closes the range.
        """
        raise NotImplementedError

    def reader(self) -> Callable[[], nodes.Expression]:
        """Return the method that reads the primary expression that comes next.

        Calling it is left to the caller, which saves a frame for each level of brackets. A known
        name of several words takes precedence over keywords.
        """
        token = self.current
        if token.kind == "word" and self.names.longest(self.tokens, self.index)[1]:
            return self._name
        name = _READERS.get(token.text) or _READERS_BY_KIND.get(token.kind)
        if name is None:
            raise self._no_value()
        read: Callable[[], nodes.Expression] = getattr(self, name)
        return read

    def _no_value(self) -> FeelSyntaxError:
        if self.current.text == "'":
            return self.failure("a string goes in double quotation marks", 'write `"text"`')
        return self.expected("a value")

    def _number(self) -> nodes.Expression:
        token = self.current
        try:
            value = NUMBER_CONTEXT.create_decimal(token.text)
        except DecimalException:
            too_large = self.failure("this number is too large", "a number is less than 1e6145")
            raise too_large from None
        self.advance()
        return nodes.Literal(value, span=self.span_from(token.start))

    def _string(self) -> nodes.Expression:
        token = self.advance()
        return nodes.Literal(unescape(token.text), span=self.span_from(token.start))

    def _constant(self) -> nodes.Expression:
        token = self.advance()
        value = {"null": None, "true": True, "false": False}[token.text]
        return nodes.Literal(value, span=self.span_from(token.start))

    def _input_value(self) -> nodes.Expression:
        return nodes.InputValue(span=self.span_from(self.advance().start))

    def _name(self) -> nodes.Expression:
        start = self.current.start
        name = self.name("a value")
        return nodes.Name(name, span=self.span_from(start))

    def _at_literal(self) -> nodes.Expression:
        start = self.advance().start
        if self.current.kind != "string":
            raise self.expected('a string after `@`, such as @"1998-05-15"')
        text = unescape(self.advance().text)
        return nodes.AtLiteral(text, span=self.span_from(start))

    # Brackets ----------------------------------------------------------------------------------

    def _parenthesis(self) -> nodes.Expression:
        opener = self.advance()
        if self.current.text in COMPARISONS:
            return self._half_range(opener.start)
        inner = self.expression()
        if self.current.text == "..":
            return self.range(opener.start, inner, low_closed=False)
        self.close(")", opener)
        return inner

    def _bracket(self) -> nodes.Expression:
        opener = self.advance()
        items: list[nodes.Expression] = []
        while items or self.current.text != "]":
            items.append(self.expression())
            if len(items) == 1 and self.current.text == "..":
                return self.range(opener.start, items[0], low_closed=True)
            if not self.accept(","):
                break
        self.close("]", opener)
        return nodes.ListLiteral(tuple(items), span=self.span_from(opener.start))

    def _open_range(self) -> nodes.Expression:
        start = self.advance().start
        return self.range(start, self.expression(SUM), low_closed=False)

    def range(self, start: int, low: nodes.Expression, *, low_closed: bool) -> nodes.Expression:
        """Read the rest of a range, from ``..`` on; its opening bracket is at ``start``."""
        opener = next(token for token in self.tokens if token.start == start)
        self.expect("..", "after the low end of a range")
        high = self.expression(SUM, range_end=True)
        closer = self.close("])[", opener)
        return nodes.RangeLiteral(
            low, high, low_closed, closer.text == "]", span=self.span_from(start)
        )

    def _half_range(self, start: int) -> nodes.Expression:
        opener = self.tokens[self.index - 1]
        operator = cast(nodes.ComparisonOperator, self.advance().text)
        end = self.expression(SUM)
        self.close(")", opener)
        span = self.span_from(start)
        match operator:
            case "<" | "<=":
                return nodes.RangeLiteral(None, end, False, operator == "<=", span=span)
            case ">" | ">=":
                return nodes.RangeLiteral(end, None, operator == ">=", False, span=span)
        return nodes.EqualityRange(operator, end, span=span)

    def _context_literal(self) -> nodes.Expression:
        opener = self.advance()
        entries: list[nodes.ContextEntry] = []
        while entries or self.current.text != "}":
            start = self.current.start
            key = self._key()
            self.expect(":", "after the key of a context")
            value = self.expression()
            entries.append(nodes.ContextEntry(key, value, span=self.span_from(start)))
            if not self.accept(","):
                break
        self.close("}", opener)
        return nodes.ContextLiteral(tuple(entries), span=self.span_from(opener.start))

    def _key(self) -> str:
        if self.current.kind == "string":
            key = unescape(self.advance().text)
            self.names.add(key)
            return key
        return self.declared(_KEY_END, "the key of a context, a name or a string, and `:`")

    # Forms with a keyword ----------------------------------------------------------------------

    def _if(self) -> nodes.Expression:
        start = self.advance().start
        condition = self.expression()
        self.expect("then", "after the condition of `if`")
        consequent = self.expression()
        self.expect("else", "after `then`", "every `if` has an `else`; `else null` for nothing")
        alternative = self.expression()
        return nodes.If(condition, consequent, alternative, span=self.span_from(start))

    def _for(self) -> nodes.Expression:
        start = self.advance().start
        iterations = self._iterations(ranges=True)
        self.names.add("partial")
        self.expect("return", "after the lists of `for`")
        return nodes.For(iterations, self.expression(), span=self.span_from(start))

    def _quantified(self) -> nodes.Expression:
        token = self.advance()
        iterations = self._iterations(ranges=False)
        self.expect("satisfies", f"after the lists of `{token.text}`")
        quantifier = cast(OneOf["some", "every"], token.text)
        condition = self.expression()
        return nodes.Quantified(quantifier, iterations, condition, span=self.span_from(token.start))

    def _iterations(self, *, ranges: bool) -> tuple[nodes.Iteration, ...]:
        iterations: list[nodes.Iteration] = []
        while True:
            start = self.current.start
            name = self.declared(_IN, "a name for the items and `in`")
            self.expect("in", "after the name for the items")
            source = self._iterated(ranges=ranges)
            iterations.append(nodes.Iteration(name, source, span=self.span_from(start)))
            if not self.accept(","):
                return tuple(iterations)
            if len(iterations) == MAX_ITERATIONS:
                many = f"more than {MAX_ITERATIONS} lists are gone over at once"
                raise self.failure(many, "put one `for` into another")

    def _iterated(self, *, ranges: bool) -> nodes.Expression:
        start = self.current.start
        source = self.expression()
        if not ranges or not self.accept(".."):
            return source
        high = self.expression()
        return nodes.IterationRange(source, high, span=self.span_from(start))

    def _function_literal(self) -> nodes.Expression:
        start = self.advance().start
        self.expect("(", "after `function`")
        opener = self.tokens[self.index - 1]
        parameters: list[nodes.Parameter] = []
        while parameters or self.current.text != ")":
            parameters.append(self._parameter())
            if not self.accept(","):
                break
        self.close(")", opener)
        if self.current.text == "external":
            raise self.failure(
                "functions written in Java or PMML are not supported", "write it in FEEL"
            )
        body = self.expression()
        return nodes.FunctionLiteral(tuple(parameters), body, span=self.span_from(start))

    def _parameter(self) -> nodes.Parameter:
        start = self.current.start
        name = self.declared(_PARAMETER_END, "the name of a parameter")
        of_type = self.type() if self.accept(":") else None
        return nodes.Parameter(name, of_type, span=self.span_from(start))
