"""What all emitters share."""

from __future__ import annotations

from checker.feel.compiler.bindings import NameTable
from checker.feel.compiler.emitter import Emitter
from checker.feel.compiler.source import Module
from checker.feel.functions import BUILTINS
from tests.feel.compiler.code import run, source


def emitter() -> Emitter:
    return Emitter(Module(), NameTable(), {})


def test_truth_values_and_null_are_written_as_they_are_and_others_as_constants() -> None:
    plain = emitter()
    assert [plain.constant(value).code for value in (None, True, False)] == [
        "None", "True", "False",
    ]  # fmt: skip
    text = plain.constant("a'b")
    assert (text.code, text.known, text.value) == ("K0", True, "a'b")


def test_a_function_of_the_clock_is_asked_of_the_session() -> None:
    assert emitter().built_in(BUILTINS["today"]).startswith("S.clock.get(")
    assert emitter().built_in(BUILTINS["sum"]) == "K0"


def test_another_scope_holds_only_within_its_block() -> None:
    plain = emitter()
    outer = plain.scope
    with plain.inside(NameTable()):
        assert plain.scope is not outer
    assert plain.scope is outer


def test_deep_nesting_becomes_functions_of_their_own() -> None:
    text = "if x then 1 else " * 30 + "2"
    assert source(text, "x").count("\ndef ") >= 2
    assert run(text, x=False) == 2


def test_no_text_of_an_expression_appears_in_the_source() -> None:
    assert "import os" not in source('"import os" + {"import os": 1}.x', "x")
