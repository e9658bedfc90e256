"""Definitions and expressions, compiled when they are needed."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker import feel
from checker.feel.types import NUMBER


@pytest.mark.parametrize(
    ("definition", "text", "value"),
    [
        (feel.Definition("d", "1"), "d", 1),
        (feel.Definition("d", "1"), "d()", None),
        (feel.Definition("d", "1", is_function=True), "d()", 1),
        (feel.Definition("d", "n", ("n",)), "d(2)", 2),
        (feel.Definition("d", "n", ("n", "m"), parameter_types=(NUMBER,)), 'd(2, "a")', 2),
        (feel.Definition("d", "n", ("n", "m"), parameter_types=(NUMBER,)), 'd("a", 2)', None),
    ],
)
def test_a_definition_is_a_value_or_a_function(
    definition: feel.Definition, text: str, value: int | None
) -> None:
    library = feel.Library([definition])
    assert library.session().evaluate(library.compile(text)) == value


def test_the_traced_form_is_compiled_once_and_gives_the_same_value() -> None:
    library = feel.Library()
    program = library.compile("x + 1", ("x",))
    assert program.traced_code is program.traced_code
    session, values = library.session(), {"x": Decimal(1)}
    assert session.trace(program, values).value == session.evaluate(program, values) == 2
