"""Compiled code that outlives its library."""

from __future__ import annotations

import marshal
from decimal import Decimal
from typing import Any

import pytest

from checker import feel
from checker.feel.runtime.saved import SavedCode

DEFINITIONS = [
    feel.Definition("made", "sum(reports[year = y and kind in [1, 2]].amount)", ("y",)),
    feel.Definition("factorial", "if n = 0 then 1 else n * factorial(n - 1)", ("n",)),
    feel.Definition("doubled", "for x in [1, 2] return (function(z) 2 * z)(x)"),
]
TEXTS = ["made(1) + factorial(4)", "doubled", 'if made(2) > 1 then "a" else date("1998-05-15")']
REPORTS = [
    feel.Record({"year": Decimal(1 + at % 2), "kind": Decimal(1), "amount": Decimal(at)}, f"R{at}")
    for at in range(20)
]


def library(saved: SavedCode | None = None) -> feel.Library:
    return feel.Library(DEFINITIONS, ("reports",), saved=saved)


def results(of: feel.Library) -> list[Any]:
    session = of.session({"reports": list(REPORTS)})
    programs = [of.compile(text) for text in TEXTS]
    return [*map(session.evaluate, programs), *map(session.trace, programs)]


def passed_on(saved: SavedCode) -> SavedCode:
    """Return the code as another process would read it."""
    kept = marshal.loads(marshal.dumps(saved.kept()))
    return SavedCode(saved.recursive, kept)


def test_code_from_before_gives_the_same_values_and_traces() -> None:
    first = library()
    expected = results(first)
    later = library(passed_on(first.saved))
    assert results(later) == expected
    assert not later.saved.has_new


def test_what_has_code_is_not_parsed_again(monkeypatch: pytest.MonkeyPatch) -> None:
    first = library()
    results(first)
    later = library(passed_on(first.saved))

    def refuse(*_: object) -> None:
        raise AssertionError("parsed again")

    monkeypatch.setattr(later.trees, "expression", refuse)
    results(later)


def test_definitions_that_call_themselves_are_known_without_parsing() -> None:
    first = library()
    results(first)
    later = library(passed_on(first.saved))
    assert [each.name for each in later.definitions.values() if each.is_recursive] == ["factorial"]


def test_a_text_that_was_not_compiled_before_is_compiled() -> None:
    first = library()
    later = library(passed_on(first.saved))
    assert later.session().evaluate(later.compile("factorial(3)")) == 6
    assert later.saved.has_new
    with pytest.raises(feel.FeelSyntaxError):
        later.compile("1 +")


@pytest.mark.parametrize(
    "broken",
    [
        (b"not code", {}, None),
        (marshal.dumps(1), {}, None),
        (b"", {"K0": ("definition", "nowhere")}, None),
        (b"", {"K0": ("strange", 1)}, None),
        (b"", {"K0": ("number", "one")}, None),
    ],
)
def test_code_that_cannot_be_read_is_compiled_again(
    broken: tuple[bytes, dict[str, Any], None],
) -> None:
    saved = SavedCode((), {("", "1 + x", ("x",), each): broken for each in (True, False)})
    later = feel.Library(saved=saved)
    program = later.compile("1 + x", ("x",))
    assert later.session().evaluate(program, {"x": Decimal(2)}) == 3
    assert (program.site.line, program.site.text) == (1, "1 + x")
