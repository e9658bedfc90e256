from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parents[1] / "packs" / "example"
TESTS = Path(__file__).parent / "water"
# In the example the list of the obligation ignores its year: the documents' own hides it.
SHADOWED = (
    """    for_each: {year: years}
    due: date(year + 1, 1, 31)
    fulfilled_by: well_reports[item.year = year]
""",
    """    for_each: {of_year: years}
    due: date(of_year + 1, 1, 31)
    fulfilled_by: well_reports[year = of_year]
""",
)


@pytest.fixture
def water(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a small pack with tests, in the working directory as ``rules/water``."""
    root = tmp_path / "new"
    shutil.copytree(EXAMPLE, root)
    shutil.copytree(TESTS, root / "rules" / "water" / "tests")
    wells = root / "rules" / "water" / "wells.yaml"
    wells.write_text(wells.read_text().replace(*SHADOWED))
    monkeypatch.chdir(root)
    return Path("rules/water")


@pytest.fixture
def edit(water: Path) -> Callable[[str, str, str], None]:
    """Replace a text that a file of the pack holds once."""

    def replace(name: str, old: str, new: str) -> None:
        path = water / name
        text = path.read_text()
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new))

    return replace
