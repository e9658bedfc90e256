"""Python functions under construction."""

from __future__ import annotations

from checker.feel.compiler.source import Function, Module


def test_blocks_indent_what_belongs_to_them() -> None:
    function = Function("f", ("p0",))
    with function.block("if p0:"):
        function.line("return 1")
    function.line("return 2")
    assert function.text() == "def f(S, p0):\n    if p0:\n        return 1\n    return 2"


def test_a_variable_from_outside_becomes_a_parameter_once() -> None:
    function = Function("f", ("p0",))
    function.own("t0")
    for variable in ("t0", "p0", "x0", "x0"):
        function.use(variable)
    assert function.captured == ["x0"]
    assert function.text().startswith("def f(S, x0, p0):")


def test_equal_strings_share_a_constant_and_other_values_do_not() -> None:
    module = Module()
    assert module.constant("a") == module.constant("a")
    assert module.constant("a") != module.constant("b")
    assert module.constant(1) != module.constant(True)


def test_missing_keys_are_fetched_as_null() -> None:
    module = Module()
    function = Function("main")
    function.fetch("v0", module.constant("a"))
    function.fetch("v1", module.constant("b"))
    function.line("return [v0, v1]")
    module.add(function.text("S, V"))
    code = module.compiled().function({})
    assert code(None, {"a": 1, "b": 2}) == [1, 2]
    assert code(None, {"b": 2}) == [None, 2]


def test_functions_of_a_module_call_one_another() -> None:
    module = Module()
    for name, body in (("f0", "one + 1"), ("main", "f0(S)")):
        function = Function(name)
        function.line(f"return {body}")
        module.add(function.text())
    assert module.compiled().function({"one": 1})(None) == 2
