"""The front of the reader: what to do with each construct of FEEL."""

from __future__ import annotations

from collections.abc import Mapping
from typing import ClassVar

from checker.feel.goals.env import Env, Written
from checker.feel.goals.lists import Lists
from checker.feel.goals.wants import TRUE, Target, Way
from checker.feel.syntax import nodes
from checker.feel.values import Value


class Reader(Lists):
    """Reads what expressions lack in one session."""

    HANDLERS: ClassVar[Mapping[type[nodes.Node], str]] = {
        nodes.Name: "name",
        nodes.Path: "path",
        nodes.Filter: "found",
        nodes.Call: "call",
        nodes.If: "branches",
        nodes.Comparison: "comparison",
        nodes.Between: "between",
        nodes.In: "membership",
        nodes.Conjunction: "all_of",
        nodes.Disjunction: "any_of",
        nodes.Quantified: "quantified",
        nodes.Arithmetic: "arithmetic",
        nodes.Negation: "negation",
        nodes.ContextLiteral: "context",
        nodes.ListLiteral: "listed",
        nodes.For: "loop",
    }

    def ways(self, text: str, values: Mapping[str, Value], target: Target) -> list[Way]:
        """Return the ways to give an expression with these local names a value as wanted.

        The list is empty where none is known, and has the empty way where it is so already.
        """
        node = self.library.compile(text, tuple(values)).node
        if not isinstance(node, nodes.Expression):
            raise TypeError("unary tests have no ways")
        return self.goals(node, Env(dict(values)), target)

    def compared(
        self, left: str, operator: str, right: str, values: Mapping[str, Value]
    ) -> list[Way]:
        """Return the ways to make ``left operator right`` true, of two expressions."""
        return self.ways(f"({left}) {operator} ({right})", values, TRUE)

    # Names and calls ---------------------------------------------------------------------------

    def name(self, node: nodes.Name, env: Env, target: Target) -> list[Way]:
        """Follow a name to the tree behind it, or to the list of that name."""
        if (written := self.behind(node, env)) is None:
            return self.item(node, env, target)
        return self.read_behind(written, target)

    def call(self, node: nodes.Call, env: Env, target: Target) -> list[Way]:
        """Follow a call into a definition, or read what a built-in function makes of its list."""
        if (written := self.behind(node, env)) is not None:
            return self.read_behind(written, target)
        return self.built_in(node, env, target)

    def read_behind(self, written: Written, target: Target) -> list[Way]:
        """Read a tree behind a name, or take what its definition declares."""
        with self.asking(written) as is_new:
            if not is_new:
                return []
            declared = self.as_declared(written)
            return self.goals(written.node, written.env, target) if declared is None else declared
