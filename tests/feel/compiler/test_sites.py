"""Why something is null, in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from checker.feel.compiler.sites import Site
from checker.feel.values import Value


@pytest.mark.parametrize(
    ("kind", "operands", "message", "told"),
    [
        ("wrong-types", (Decimal(1), Decimal(0)), "`a / b` has no result", "no-result"),
        (
            "wrong-types",
            ("a", {}),
            "`a / b` is not defined for string and a context",
            "wrong-types",
        ),
        ("wrong-types", ([], None), "`a / b` is not defined for a list and Null", "wrong-types"),
        ("unknown-name", (), "`a / b` is not known", "unknown-name"),
        ("missing-item", (), "`a / b` is not there: the list has no such item", "missing-item"),
    ],
)
def test_a_null_is_explained_by_its_operands(
    kind: str, operands: tuple[Value, ...], message: str, told: str
) -> None:
    reason = Site(kind, "a / b", 2, 7, "share").explain(operands)
    assert (reason.message, reason.kind) == (message, told)
    assert (reason.text, reason.line, reason.column, reason.within) == ("a / b", 2, 7, "share")
