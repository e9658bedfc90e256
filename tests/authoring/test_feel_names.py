from __future__ import annotations

from pathlib import Path

import pytest

from checker import feel
from checker.authoring.feel_names import all_names, names_taken, names_used
from checker.packs import load_compiled

NAMES = ("a", "b", "items")


def test_a_pack_knows_its_documents_tables_and_definitions(water: Path) -> None:
    known = all_names(load_compiled(water).pack)
    assert all(name in known for name in ("well_reports", "cap", "drawn", "years", "as_of"))
    assert "kap" not in known


@pytest.mark.parametrize(
    ("text", "used", "taken"),
    [
        ("a + b", {"a", "b"}, {"a", "b"}),
        ("for x in items return x + a", {"x", "items", "a"}, {"items", "a"}),
        ("items[field = a]", {"items", "field", "a"}, {"items"}),  # a may be a field too
    ],
)
def test_names_that_a_text_mentions_and_takes(text: str, used: set[str], taken: set[str]) -> None:
    tree = feel.parse(text, NAMES)
    assert names_used(tree) == used
    assert names_taken(tree) == taken
