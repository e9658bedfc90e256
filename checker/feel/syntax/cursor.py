"""A position in the tokens of a text: reading tokens and names, and reporting mistakes."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from checker.feel.errors import MAX_NESTING, TOO_DEEP, FeelSyntaxError
from checker.feel.syntax.full_width import full_width_hint
from checker.feel.syntax.lexer import KEYWORDS, NAME_SYMBOLS, Source, Token
from checker.feel.syntax.names import Names, is_plain
from checker.feel.syntax.nodes import Span

COMPARISONS = frozenset(("=", "!=", "<", "<=", ">", ">="))

_HINTS = {
    "AND": "keywords are in lower case: `and`",
    "OR": "keywords are in lower case: `or`",
    "NOT": "write `not(...)`, in lower case",
    "is": "write `=` to compare, or `instance of` for a type",
    "not": "write `not(...)` around what is negated, or `!=`",
    "contains": "write `list contains(list, element)` or `element in list`",
    "where": "a filter is written `list[condition]`",
    "!": "write `not(...)`",
}


class Cursor:
    """Reads the tokens of one text from left to right."""

    def __init__(self, source: Source, names: Names) -> None:
        self.source = source
        self.tokens = source.tokens
        self.index = 0
        self.names = Names(outer=names)
        self.depth = 0
        self.filters = 0

    @property
    def current(self) -> Token:
        """Return the next token."""
        return self.tokens[self.index]

    def ahead(self, count: int) -> Token:
        """Return the token a number of places further on, or the end."""
        return self.tokens[min(self.index + count, len(self.tokens) - 1)]

    def advance(self) -> Token:
        """Return the next token and step over it."""
        token = self.tokens[self.index]
        if token.kind != "end":
            self.index += 1
        return token

    def accept(self, text: str) -> bool:
        """Step over the next token if it is this symbol or word; return whether it was."""
        if self.current.text == text:
            self.advance()
            return True
        return False

    def expect(self, text: str, after: str, hint: str = "") -> Token:
        """Step over this symbol or word and return it; ``after`` is for the error."""
        if self.current.text != text:
            raise self.expected(f"`{text}` {after}", hint)
        return self.advance()

    def close(self, closers: str, opener: Token) -> Token:
        """Step over one of the closing brackets; an error names the opening one."""
        if self.current.kind == "symbol" and self.current.text in closers:
            return self.advance()
        opened = self.source.span(opener.start, opener.end)
        expected = " or ".join(f"`{closer}`" for closer in closers)
        where = f"line {opened.line}, column {opened.column}"
        raise self.expected(f"{expected} for the `{opener.text}` of {where}")

    def span_from(self, start: int) -> Span:
        """Return the span from an offset to the end of the token before the next one."""
        return self.source.span(start, self.tokens[self.index - 1].end)

    def failure(self, message: str, hint: str = "") -> FeelSyntaxError:
        """Return the error to raise at the next token."""
        return self.source.failure(message, self.current.start, hint)

    def expected(self, expected: str, hint: str = "") -> FeelSyntaxError:
        """Return the error to raise: what is expected in place of the next token."""
        token = self.current
        found = "the expression ends here" if token.kind == "end" else f"found `{token.text}`"
        before = self.tokens[self.index - 1] if self.index else token
        if not hint and token.text == ">" and before.text == "<" and not token.spaced:
            hint = "FEEL writes `!=` for `<>`"
        return self.failure(
            f"expected {expected}; {found}",
            hint or _HINTS.get(token.text, "") or full_width_hint(token.text),
        )

    @contextmanager
    def nested(self) -> Iterator[None]:
        """Count one more level of nesting within the block."""
        self.enter()
        yield
        self.depth -= 1

    def enter(self) -> None:
        """Count one more level of nesting; raise ``FeelSyntaxError`` if there are too many."""
        self.depth += 1
        if self.depth > MAX_NESTING:
            raise self.failure(*TOO_DEEP)

    # Names -------------------------------------------------------------------------------------

    def name(self, what: str) -> str:
        """Read a name in use: the longest known one, otherwise one word."""
        known, length = self.names.longest(self.tokens, self.index)
        if length:
            self.index += length
            return known
        if not is_plain(self.current):
            hint = f"`{self.current.text}` is a keyword" if self.current.text in KEYWORDS else ""
            raise self.expected(what, hint)
        first = self.advance().text
        return self._joined(first) if self.filters else first

    def member(self) -> str:
        """Read the name after a dot: a known one, otherwise all consecutive words."""
        known, length = self.names.longest(self.tokens, self.index)
        if length:
            self.index += length
            return known
        if self.current.kind != "word":
            raise self.expected("a name after `.`")
        return self._joined(self.advance().text)

    def declared(self, end: frozenset[str], what: str) -> str:
        """Read a new name, up to one of the tokens in ``end``, and make it known."""
        start = self.index
        length = self.spelled_until(end)
        if not length:
            raise self.expected(what)
        self.index += length
        name = self.spelled(start, self.index)
        self.names.add(name)
        return name

    def spelled_until(self, end: frozenset[str]) -> int:
        """Return how many tokens from here spell a name before one in ``end``, or 0."""
        if not is_plain(self.current):
            return 0
        length = 1
        while self.ahead(length).text not in end:
            token = self.ahead(length)
            if token.kind not in ("word", "number") and token.text not in NAME_SYMBOLS:
                return 0
            length += 1
        return length

    def spelled(self, start: int, end: int) -> str:
        """Return the name that the tokens from ``start`` to ``end`` spell, with single blanks."""
        name = ""
        for token in self.tokens[start:end]:
            name += (" " if token.spaced and name else "") + token.text
        return name

    def _joined(self, name: str) -> str:
        while is_plain(self.current):
            name += " " + self.advance().text
        return name
