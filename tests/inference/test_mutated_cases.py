"""A few of what ``python -m tests.inference.mutated_cases`` does by the thousand."""

from __future__ import annotations

import pytest

from tests.inference.mutated_cases import PACKS, Found, mutated


@pytest.mark.long
@pytest.mark.parametrize("pack", PACKS)
def test_engines_and_orders_agree_on_changed_cases(pack: str) -> None:
    pytest.importorskip("durable.engine", exc_type=ImportError)
    found = Found()
    mutated(pack, 6, 7, found)
    assert found.judged == 6
    assert (found.disagreements, found.orders) == ([], [])
