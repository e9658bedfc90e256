"""Where a node stands, and the traced code beside the plain code."""

from __future__ import annotations

import pytest

from checker import feel
from checker.feel.compiler.sites import site_of
from checker.feel.syntax import nodes
from checker.feel.syntax.parser import parse


def test_a_site_has_the_text_of_its_node_on_one_line() -> None:
    text = "1 +\n  sum(a,\n   b)"
    node = parse(text, ["a", "b"])
    assert isinstance(node, nodes.Arithmetic)
    site = site_of(node.right, text, "total", "no-result")
    assert (site.text, site.line, site.column, site.within) == ("sum(a, b)", 2, 3, "total")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("x.a", "missing-path"),
        ("unknown", "unknown-name"),
        ("missing + 1", "missing-value"),
        ("[1][2]", "missing-item"),
        ('1 + "a"', "wrong-types"),
        ("1 / 0", "no-result"),
        ('date("no date")', "no-result"),
        ("if missing = 1 then 1 else null", "compared-with-null"),
        ("if missing in [1, 2] then 1 else null", "compared-with-null"),
        ("null", "null"),
    ],
)
def test_a_null_has_the_kind_of_its_reason(text: str, kind: str) -> None:
    library = feel.Library()
    program = library.compile(text, ("x", "missing"))
    trace = library.session().trace(program, {"x": {}, "missing": None})
    assert trace.value is None
    assert kind in [reason.kind for reason in trace.nulls]


def test_a_null_that_was_written_is_not_something_unknown() -> None:
    library = feel.Library()
    program = library.compile("x = null", ("x",))
    trace = library.session().trace(program, {"x": None})
    assert trace.value is True
    assert [reason.kind for reason in trace.nulls] == ["missing-value"]
