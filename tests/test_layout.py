"""The tests are laid out as the sources are, so that the test of a module is found by name."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def holds_behaviour(path: Path) -> bool:
    """Return whether a module has a function or method; declarations alone need no test."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) for node in ast.walk(tree))


VERSIONS = "register/store/migrations/versions"
"""Steps between versions of the tables: the tests of upgrades run all of them, in their order."""
MODULES = [
    path.relative_to(ROOT / "checker")
    for path in sorted(ROOT.glob("checker/**/*.py"))
    if not path.name.startswith("__") and VERSIONS not in path.as_posix() and holds_behaviour(path)
]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_each_module_has_its_tests_by_name(module: Path) -> None:
    expected = ROOT / "tests" / module.parent / f"test_{module.name}"
    assert expected.exists(), f"tests of {module} are looked for in {expected.relative_to(ROOT)}"
