"""The function on booleans."""

from __future__ import annotations

import pytest

from tests.feel.builders import call


@pytest.mark.parametrize(
    ("value", "result"),
    [(True, False), (False, True), (None, None), ("true", None), ([True], False), ([], None)],
)
def test_not(value: object, result: bool | None) -> None:
    assert call("not", value) is result
