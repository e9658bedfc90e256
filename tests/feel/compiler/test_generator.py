"""A tree as a Python function."""

from __future__ import annotations

from decimal import Decimal

from checker.feel.compiler.bindings import NameTable
from checker.feel.compiler.environment import ENVIRONMENT
from checker.feel.compiler.generator import Generator, generator
from checker.feel.errors import Limits
from checker.feel.runtime.execution import Runtime
from checker.feel.syntax import nodes
from checker.feel.syntax.parser import parse, parse_unary_tests
from tests.feel.compiler.code import source

SESSION = Runtime({}, Limits())


def test_only_names_that_are_used_are_fetched_and_missing_ones_are_null() -> None:
    assert source("b + 1", "a", "b").count(" = V[") == 1
    compiled = generator(NameTable(), {}).expression(parse("[a, b]", ["a", "b"]), ["a", "b"])
    assert compiled.function(ENVIRONMENT)(SESSION, {"a": Decimal(1)}) == [Decimal(1), None]


def test_unary_tests_take_the_value_under_test_and_may_be_negated() -> None:
    for text, expected in (("< 3", True), ("not(< 3)", False), ("-", True), ("3, 2", True)):
        compiled = generator(NameTable(), {}).unary_tests(parse_unary_tests(text), [])
        assert compiled.function(ENVIRONMENT)(SESSION, {"?": Decimal(2)}) is expected, text


def test_a_definition_takes_its_arguments_by_position() -> None:
    compiled = generator(NameTable(), {}).definition(parse("a - b", ["a", "b"]), ["a", "b"])
    assert compiled.function(ENVIRONMENT)(SESSION, Decimal(5), Decimal(3)) == Decimal(2)


def test_every_expression_of_the_syntax_has_a_method() -> None:
    known = {each for each in vars(nodes).values() if isinstance(each, type)}
    expressions = {each for each in known if issubclass(each, nodes.Expression)}
    assert expressions - {nodes.Expression, nodes.IterationRange} == set(Generator.HANDLERS)
    assert all(hasattr(Generator, method) for method in Generator.HANDLERS.values())
