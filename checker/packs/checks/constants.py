"""Values of FEEL texts that need no document, and so are the same in every case."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from itertools import islice

from checker import feel
from checker.feel import nodes, uses
from checker.model.compiled import CompiledPack
from checker.packs.names import DOCUMENT_NAMES, GLOBAL_NAMES

Bindings = dict[str, feel.Value]
MAX_SUBJECTS = 2_000
"""Combinations of constant subjects that are looked at; further ones are left out."""


class Constants:
    """A compiled pack without a case. Tables count as constant, with the values of the pack."""

    def __init__(self, compiled: CompiledPack) -> None:
        """Open a session in which no document exists."""
        self.compiled = compiled
        self.tables = {table.name: table for table in compiled.pack.topic.tables}
        self.definitions = compiled.library.definitions
        lists: Bindings = {name: [] for name in compiled.collections.values()}
        self._session = compiled.library.session(
            {**compiled.constants, **lists, **{name: [] for name in DOCUMENT_NAMES}}
        )
        self._open_names = {*GLOBAL_NAMES, *lists}
        self._open = self._open_definitions()

    def parse(self, text: str) -> nodes.Expression:
        """Return the tree of a text of the pack."""
        return feel.parse(text, self._open_names)

    def is_constant(self, node: nodes.Expression, unknown: Iterable[str] = ()) -> bool:
        """Return whether an expression needs no document, no date, and no unknown variable."""
        variable = {*self._open_names, *self._open, *unknown}
        return not any(use.node.name in variable for use in uses(node))

    def value(self, text: str, bindings: Mapping[str, feel.Value]) -> feel.Value:
        """Return the value of a constant text; null where it grows too large."""
        program = self.compiled.library.compile(text, tuple(bindings))
        try:
            return self._session.evaluate(program, bindings)
        except feel.LimitExceeded:
            return None

    def subjects(
        self,
        for_each: Mapping[str, str],
        outer: tuple[Bindings, ...] = ({},),
        unknown: set[str] | None = None,
    ) -> tuple[tuple[Bindings, ...], set[str]]:
        """Return the combinations of the variables that are constant, and the other variables."""
        combinations, others = outer, set(unknown or ())
        for name, text in for_each.items():
            if self.is_constant(self.parse(text), others):
                extended = (
                    {**bindings, name: item}
                    for bindings in combinations
                    for item in items(self.value(text, bindings))
                )
                combinations = tuple(islice(extended, MAX_SUBJECTS))
            else:
                others.add(name)
        return combinations, others

    def _open_definitions(self) -> set[str]:
        """Return the definitions that need documents or the date, directly or not."""
        needs = {
            name: {use.node.name for use in uses(definition.node)}
            for name, definition in self.definitions.items()
            if name not in self.tables
        }
        found: set[str] = set()
        grown = True
        while grown:
            more = {n for n, used in needs.items() if used & (self._open_names | found)} - found
            grown = bool(more)
            found |= more
        return found


def items(value: feel.Value) -> Iterator[feel.Value]:
    """Yield the items of a list, or the whole numbers of a range; nothing for other values."""
    if isinstance(value, list):
        yield from value
    elif isinstance(value, feel.Range):
        low, high = value.low, value.high
        if isinstance(low, Decimal) and isinstance(high, Decimal) and high - low < MAX_SUBJECTS:
            start, end = int(low) + (not value.low_closed), int(high) + value.high_closed
            yield from map(Decimal, range(start, end))
