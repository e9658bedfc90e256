"""Random FEEL expressions: texts that are well formed, most of which evaluate to something."""

from __future__ import annotations

from hypothesis import strategies as st

from checker.feel import BUILTINS

NAMES = ("x", "items", "first name", "a-b", "records")
_WORDS = ("year", "amount", "name", "item", "x", "partial", "start", "time offset")

_leaves = st.one_of(
    st.sampled_from(NAMES + _WORDS[:6]),
    st.integers(-5, 2000).map(str),
    st.decimals(allow_nan=False, allow_infinity=False, places=3).map(str),
    st.just("1999"),
    st.sampled_from(("null", "true", "false", '""', '"h1"', '"2020-02-29"', "1e6000", "-0", "0.1")),
    st.sampled_from(('@"2020-02-29"', '@"P1Y"', '@"PT25H"', '@"10:00:00+02:00"', '@"nonsense"')),
    st.sampled_from(('@"2020-02-29T10:00:00"', '@"9999-12-31T23:59:59@Europe/Paris"', '@"-P1D"')),
    st.sampled_from(("[]", "{}", "[1, 2, 3]", "[1..3]", '["a".."c"]', "(< 5)", "?")),
)


def _call(parts: tuple[str, list[str]]) -> str:
    return f"{parts[0]}({', '.join(parts[1])})"


def _larger(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def form(template: str, count: int) -> st.SearchStrategy[str]:
        return st.tuples(*[inner] * count).map(lambda parts: template.format(*parts))

    operators = ("+", "-", "*", "/", "**", "=", "!=", "<", "<=", ">", ">=", "and", "or")
    return st.one_of(
        st.tuples(inner, st.sampled_from(operators), inner).map(
            lambda parts: f"({parts[0]}) {parts[1]} ({parts[2]})"
        ),
        st.tuples(st.sampled_from(sorted(BUILTINS)), st.lists(inner, max_size=4)).map(_call),
        st.tuples(inner, st.sampled_from(_WORDS)).map(lambda parts: f"({parts[0]}).{parts[1]}"),
        form("({})[{}]", 2),
        form("({})[year = {} and amount > {}]", 3),
        form("records[year = {} and name = {}]", 2),
        form("f({}, {})", 2),
        form("if {} then {} else {}", 3),
        form("for x in {} return {}", 2),
        form("for x in {}, y in {} return {}", 3),
        form("for i in 0..3 return [{}, partial]", 1),
        form("some x in {} satisfies {}", 2),
        form("every x in {} satisfies {}", 2),
        form("({}) between ({}) and ({})", 3),
        form("({}) in ({}, > {}, [{}..{}])", 5),
        form("[{}, {}]", 2),
        form("{{a: {}, first name: {}}}", 2),
        form("({}) instance of list<number>", 1),
        form("(function(x, y) {})({}, {})", 3),
        form("sort({}, function(x, y) {})", 2),
        form("-({})", 1),
        form("[{}..{}]", 2),
    )


def expressions() -> st.SearchStrategy[str]:
    """Return texts of expressions over `NAMES`."""
    return st.recursive(_leaves, _larger, max_leaves=12)
