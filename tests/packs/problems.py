"""What is wrong with the small pack, in short forms for tests."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from checker.model.problems import Problem
from checker.packs.check import check_files

Edit = Callable[[str, str, str], None]
REPORT = "../../schemas/water/well-report.schema.json"


def found_in(folder: Path) -> list[tuple[str, str]]:
    """Return the codes of all problems with file name, line and column."""
    return [
        (problem.code, str(problem.position).rpartition("/")[2]) for problem in check_files(folder)
    ]


def only_problem(folder: Path) -> Problem:
    """Return the one problem that the pack has."""
    (problem,) = check_files(folder)
    return problem


def add_rules(folder: Path, text: str) -> None:
    """Add a file of rules to the pack."""
    (folder / "more.yaml").write_text(text)
