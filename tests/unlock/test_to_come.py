"""Which tranches a case may have with further papers."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.unlock.to_come import tranches_to_come
from tests.unlock.plots import world


@pytest.mark.parametrize(
    ("wanted", "keys"),
    [
        ("grant/2002", ["grant/2002"]),
        ("2002/grant", ["grant/2002"]),
        ("grant", []),
        ("2002", []),
        ("grant/2002/east", []),
        ("loan/2002", []),
    ],
)
def test_a_rule_and_a_value_name_a_tranche(tmp_path: Path, wanted: str, keys: list[str]) -> None:
    pack = world(tmp_path).load([]).compiled.pack
    assert [each.key for each in tranches_to_come(pack, wanted)] == keys
