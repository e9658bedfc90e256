"""The same surroundings for every test, and the small pack that many of them change."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

EXAMPLE = Path(__file__).parent / "packs" / "example"

os.environ["COLUMNS"] = "100"
os.environ["CHECKER_CACHE"] = "off"  # many packs that live for one test, and nobody's folder
for name in ("NO_COLOR", "FORCE_COLOR", "CHECKER_INFERENCE"):
    os.environ.pop(name, None)

# No deadlines: files and busy machines may be slow. In CI the same examples each time, so that a
# change is judged by what it changed; elsewhere new ones, to find what nobody thought of.
settings.register_profile("checker", deadline=None, derandomize="CI" in os.environ)
settings.load_profile("checker")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Skip what takes long where it is not asked for: more of a kind that has a short test."""
    if os.environ.get("CHECKER_TEST_LONG"):
        return
    skip = pytest.mark.skip(reason="takes long: set CHECKER_TEST_LONG=1")
    for item in items:
        if item.get_closest_marker("long"):
            item.add_marker(skip)


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
