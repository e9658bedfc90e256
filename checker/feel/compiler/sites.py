"""Places in a text that can give null, and the reason for it at each."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from checker.feel.values import Value
from checker.feel.values.conformance import type_of

if TYPE_CHECKING:
    from checker.feel.syntax import nodes

_MESSAGES = {
    "missing-item": "is not there: the list has no such item",
    "missing-path": "has no value",
    "no-result": "has no result",
    "unknown-name": "is not known",
}


@dataclass(frozen=True, slots=True)
class NullReason:
    """Why something is null.

    ``kind`` is one of:

    - ``missing-path``: a context has no such key, or null for it
    - ``missing-value``: a name whose value is null
    - ``unknown-name``: a name that has no meaning
    - ``missing-item``: a list has no item at a position
    - ``wrong-types``: an operator or function does not take such values
    - ``no-result``: for example, a division by zero
    - ``compared-with-null``: an equality or ``in`` with an unknown value. FEEL makes ``null = 1``
      false, which says nothing about the missing value; a written ``x = null`` is not reported.
    - ``definition``: a definition gave null (``definition`` is its name, with its ``arguments``)
    - ``null``: null as written

    ``text`` is the expression, at a 1-based line and column of the program's text, or of the
    definition named by ``within``. ``document`` and ``field`` name a field of a document that has
    no value.
    """

    kind: str
    message: str
    text: str
    line: int
    column: int
    definition: str | None = None
    arguments: tuple[Value, ...] = ()
    within: str | None = None
    document: str | None = None
    field: str | None = None


@dataclass(frozen=True, slots=True, eq=False)
class Site:
    """A place in a text about which generated code may record something."""

    kind: str
    """The kind of the reason for a null here."""

    text: str
    """The source text of the expression."""

    line: int
    column: int
    within: str | None

    def reason(self, message: str, kind: str | None = None) -> NullReason:
        """Return the reason for a null at this place."""
        return NullReason(
            kind or self.kind, message, self.text, self.line, self.column, within=self.within
        )

    def explain(self, operands: tuple[Value, ...]) -> NullReason:
        """Return why an operator or function gave null for operands that were not null."""
        if self.kind in _MESSAGES:
            return self.reason(f"`{self.text}` {_MESSAGES[self.kind]}")
        if all(type(each) is Decimal for each in operands):
            return self.reason(f"`{self.text}` {_MESSAGES['no-result']}", "no-result")
        kinds = " and ".join(map(_kind_name, operands))
        return self.reason(f"`{self.text}` is not defined for {kinds}")


def site_of(node: nodes.Node, text: str, within: str | None, kind: str) -> Site:
    """Return the site of a node, with runs of blanks in its text made single."""
    span = node.span
    written = " ".join(text[span.start : span.end].split())
    return Site(kind, written, span.line, span.column, within)


def _kind_name(value: Value) -> str:
    if isinstance(value, dict):
        return "a context"
    return "a list" if isinstance(value, list) else str(type_of(value))
