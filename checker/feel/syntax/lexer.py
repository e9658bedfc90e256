"""Text to tokens. The parser, which knows the names in scope, joins tokens into names."""

from __future__ import annotations

import re
from typing import Literal as OneOf
from typing import NamedTuple, cast

from checker.feel.errors import MAX_LENGTH, FeelSyntaxError, SyntaxProblem
from checker.feel.syntax.nodes import Span

TokenKind = OneOf["word", "number", "string", "symbol", "end"]

KEYWORDS = frozenset(
    [
        *("and", "or", "in", "between", "instance", "of", "null", "true", "false", "function"),
        *("if", "then", "else", "for", "return", "some", "every", "satisfies"),
    ]
)
"""Words that are never a name alone, but may be part of a name of several words."""

NAME_SYMBOLS = frozenset("./-'+*")
"""Symbols that a name may contain after its first part (rule 31)."""

# Rules 28 and 29: a name may contain digits but not begin with one.
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c-\u200d"
    "\u2070-\u218f\u2c00-\u2fef\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_TOKEN = re.compile(
    rf"""
      (?P<foreign>== | => | =<)
    | (?P<blank>[\s\u0085\u180e\u200b\ufeff]+ | //[^\n\r]* | /\*.*?\*/)
    | (?P<string>"(?:[^"\\\n\r]|\\[^\n\r])*")
    | (?P<number>(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)
    | (?P<word>[{_START}][{_START}0-9\u00b7\u0300-\u036f\u203f-\u2040]*)
    | (?P<symbol>\.\. | \*\* | != | <= | >= | -> | [-+*/=<>()\[\]{{}},:.?@'])
    """,
    re.VERBOSE | re.DOTALL,
)
_ESCAPE = re.compile(
    r"\\(?:u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})"
    r"|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{6})|(.))"
)
_PLAIN_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", '"': '"', "'": "'", "\\": "\\"}

# What people used to other languages write, and what FEEL has for it.
_FOREIGN = (
    ("==", "`==` is not an operator of FEEL", "write `=`"),
    ("=>", "`=>` is not an operator of FEEL", "write `>=`"),
    ("=<", "`=<` is not an operator of FEEL", "write `<=`"),
    ("&&", "`&&` is not an operator of FEEL", "write `and`"),
    ("||", "`||` is not an operator of FEEL", "write `or`"),
    ("!", "`!` is not an operator of FEEL", "write `not(...)`, or `!=` for `is not equal`"),
    ("%", "`%` is not an operator of FEEL", "write `modulo(a, b)`, or 0.05 for 5%"),
    ("^", "`^` is not an operator of FEEL", "write `**`"),
    ('"', "this string has no end on its line", 'close it with `"`; a line break is `\\n`'),
    ("/*", "this comment has no end", "close it with `*/`"),
    ("≤", "`≤` is not an operator of FEEL", "write `<=`"),
    ("≥", "`≥` is not an operator of FEEL", "write `>=`"),
    ("≠", "`≠` is not an operator of FEEL", "write `!=`"),
    ("‘", "curly quotation marks do not make a string", 'write `"`'),
    ("’", "curly quotation marks do not make a string", 'write `"`'),
    ("“", "curly quotation marks do not make a string", 'write `"`'),
    ("”", "curly quotation marks do not make a string", 'write `"`'),
)


class Token(NamedTuple):
    """A piece of text; ``spaced`` says whether a blank or comment comes before it."""

    kind: TokenKind
    text: str
    start: int
    end: int
    spaced: bool


class Source:
    """A text with its tokens, the last of kind ``end``, and its lines and columns."""

    def __init__(self, text: str) -> None:
        """Split a text; raises ``FeelSyntaxError`` at a character without meaning."""
        self.text = text
        if len(text) > MAX_LENGTH:
            raise self.failure(
                f"the expression has {len(text):,} characters, more than {MAX_LENGTH:,}",
                0,
                "split it into definitions",
            )
        self.tokens = self._scan()

    def span(self, start: int, end: int) -> Span:
        """Return the span of the text between two offsets."""
        line_start = self.text.rfind("\n", 0, start) + 1
        return Span(start, end, self.text.count("\n", 0, start) + 1, start - line_start + 1)

    def failure(self, message: str, offset: int, hint: str = "") -> FeelSyntaxError:
        """Return the error to raise at an offset."""
        span = self.span(offset, offset)
        return FeelSyntaxError(SyntaxProblem(message, span.line, span.column, hint))

    def _scan(self) -> list[Token]:
        tokens: list[Token] = []
        text, offset, spaced = self.text, 0, False
        while offset < len(text):
            found = _TOKEN.match(text, offset)
            # Operators of other languages would otherwise scan as two tokens of FEEL.
            if found is None or found.lastgroup == "foreign":
                raise self._refusal(offset)
            end = found.end()
            is_blank = found.lastgroup == "blank"
            if not is_blank:
                kind = cast(TokenKind, found.lastgroup)
                tokens.append(Token(kind, found[0], offset, end, spaced))
            offset, spaced = end, is_blank
        tokens.append(Token("end", "", offset, offset, spaced))
        return tokens

    def _refusal(self, offset: int) -> FeelSyntaxError:
        for start, message, hint in _FOREIGN:
            if self.text.startswith(start, offset):
                return self.failure(message, offset, hint)
        character = self.text[offset]
        shown = f"`{character}`" if character.isprintable() else f"U+{ord(character):04X}"
        return self.failure(
            f"{shown} has no meaning in FEEL", offset, "remove it, or put it in a string"
        )


def unescape(literal: str) -> str:
    """Return the text of a string literal, which is given with its quotation marks.

    A backslash before a character that is not in rule 64 is kept, so that regular expressions can
    be written without doubling it.
    """
    return _ESCAPE.sub(_replacement, literal[1:-1])


def _replacement(found: re.Match[str]) -> str:
    high, low, four, six, plain = found.groups()
    if high:
        return (bytes.fromhex(high) + bytes.fromhex(low)).decode("utf-16-be")
    if four or six:
        code = int(four or six, 16)
        is_character = code <= 0x10FFFF and not 0xD800 <= code <= 0xDFFF
        return chr(code) if is_character else found.group()
    return _PLAIN_ESCAPES.get(plain, found.group())
