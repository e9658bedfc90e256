"""Type expressions, as they follow ``instance of`` and parameter names."""

from __future__ import annotations

from checker.feel.syntax import nodes
from checker.feel.syntax.cursor import Cursor

TYPE_NAMES = (
    "date and time",
    "days and time duration",
    "day-time duration",
    "years and months duration",
    "year-month duration",
)
"""Names of types of more than one word."""

_COLON = frozenset((":",))


class TypeParser(Cursor):
    """Reads type expressions."""

    def type(self) -> nodes.TypeNode:
        """Read a type expression."""
        start = self.current.start
        with self.nested():
            if self.ahead(1).text == "<":
                match self.current.text:
                    case "list" | "range":
                        return self._collection(start)
                    case "context":
                        return self._context(start)
                    case "function":
                        return self._function(start)
            return self._named(start)

    def _named(self, start: int) -> nodes.TypeNode:
        name = self._type_name()
        while self.accept("."):
            name += "." + self._type_name()
        return nodes.NamedType(name, span=self.span_from(start))

    def _type_name(self) -> str:
        for known in TYPE_NAMES:
            length = self._spells(known)
            if length:
                self.index += length
                return known
        return self.name("a type") if self.current.text != "null" else self.advance().text

    def _spells(self, name: str) -> int:
        """Return how many tokens from here spell a name, or 0."""
        spelled = ""
        for length in range(6):
            token = self.ahead(length)
            spelled += (" " if token.spaced and spelled else "") + token.text
            if spelled == name:
                return length + 1
        return 0

    def _collection(self, start: int) -> nodes.TypeNode:
        kind = self.advance().text
        opener = self.advance()
        of = self.type()
        self.close(">", opener)
        span = self.span_from(start)
        return (
            nodes.ListTypeNode(of, span=span)
            if kind == "list"
            else nodes.RangeTypeNode(of, span=span)
        )

    def _context(self, start: int) -> nodes.TypeNode:
        self.advance()
        opener = self.advance()
        fields: list[tuple[str, nodes.TypeNode]] = []
        while fields or self.current.text != ">":
            name = self.declared(_COLON, "the name of an entry and `:`")
            self.expect(":", "after the name of an entry")
            fields.append((name, self.type()))
            if not self.accept(","):
                break
        self.close(">", opener)
        return nodes.ContextTypeNode(tuple(fields), span=self.span_from(start))

    def _function(self, start: int) -> nodes.TypeNode:
        self.advance()
        opener = self.advance()
        parameters: list[nodes.TypeNode] = []
        while parameters or self.current.text != ">":
            parameters.append(self.type())
            if not self.accept(","):
                break
        self.close(">", opener)
        self.expect("->", "and the type of the result, after the types of the parameters")
        return nodes.FunctionTypeNode(tuple(parameters), self.type(), span=self.span_from(start))
