from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent / "example"


@pytest.fixture
def water(tmp_path: Path) -> Path:
    """The folder of a sound small pack, to be changed at will."""
    shutil.copytree(EXAMPLE, tmp_path / "root")
    return tmp_path / "root" / "rules" / "water"


@pytest.fixture
def edit(water: Path) -> Callable[[str, str, str], None]:
    """Replace a text that a file of the pack holds once."""

    def replace(name: str, old: str, new: str) -> None:
        path = water / name
        text = path.read_text()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new))

    return replace
