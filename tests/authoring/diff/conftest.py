from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from checker.authoring.diff.comparison import Comparison, compare
from checker.authoring.revisions import tree

Edit = Callable[[str, str, str], None]


@pytest.fixture
def comparison(water: Path, edit: Edit) -> Comparison:
    """The small pack before and after its cap of one well is lowered by one."""
    shutil.copytree(".", "../old")
    edit("wells.yaml", "north: {2001: 100,", "north: {2001: 99,")
    with tree("../old") as old, tree(".") as new:
        return compare(old, new)
