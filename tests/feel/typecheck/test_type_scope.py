"""The names in scope, from the outside inwards."""

from __future__ import annotations

from checker.feel.syntax import nodes, parser
from checker.feel.typecheck.type_scope import TypeScope
from checker.feel.types import NUMBER, STRING


def test_inner_names_hide_outer_ones_and_the_outer_scope_stays_as_it_is() -> None:
    outer = TypeScope({"a": NUMBER, "b": NUMBER})
    inner = outer.within({"a": STRING})
    assert inner.names == {"a": STRING, "b": NUMBER}
    assert outer.names == {"a": NUMBER, "b": NUMBER}


def test_within_unknown_keys_no_scope_is_complete_again() -> None:
    unknown = TypeScope({}).within({}, complete=False)
    assert not unknown.within({}, complete=True).complete


def test_a_problem_found_further_in_is_reported_outside() -> None:
    outer = TypeScope({})
    node = parser.parse("1 +\n  x", ["x"])
    assert isinstance(node, nodes.Arithmetic)
    outer.within({}).report(node.right, "unknown-name", "what", "how")
    assert [(each.line, each.column, each.hint) for each in outer.problems] == [(2, 3, "how")]
