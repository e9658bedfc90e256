"""Whatever an author writes, the answer is a list of problems."""

from __future__ import annotations

import random
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.model.problems import InputError
from checker.packs import load_compiled
from checker.packs.check import check_files

FILES = ("pack.yaml", "norms.yaml", "wells.yaml", "grants.yaml")
SCRAPS = (
    "",
    "[",
    "{",
    ":",
    "- ",
    "null",
    "  ",
    '"',
    "year",
    "0",
    "x: ",
    ")",
    "}",
    "~",
    "true",
    "..",
)
EXAMPLE = Path(__file__).parent / "example"


def spoiled(text: str, chance: random.Random) -> str:
    """Return a text with a few words, lines or characters of it changed."""
    for _ in range(chance.randint(1, 3)):
        start = chance.randrange(len(text))
        end = min(len(text), start + chance.choice((0, 1, 2, 5, 20)))
        text = text[:start] + chance.choice(SCRAPS) + text[end:]
    return text


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(seed=st.integers(0, 2**32))
def test_any_change_of_a_file_is_told_or_harmless(tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    shutil.copytree(EXAMPLE, tmp_path / "root", dirs_exist_ok=True)
    folder = tmp_path / "root" / "rules" / "water"
    path = folder / chance.choice(FILES)
    path.write_text(spoiled(path.read_text(), chance))
    for problem in check_files(folder):
        assert problem.message
        assert problem.position.file


@pytest.mark.parametrize(
    "data",
    [b"\x00\xff" * 1000, b"[" * 100_000, b"- " * 100_000, b"x" * 50_000_000, b"a: &a [*a]", b""],
)
@pytest.mark.parametrize("name", ["pack.yaml", "wells.yaml"])
def test_garbage_ends_with_problems(water: Path, name: str, data: bytes) -> None:
    (water / name).write_bytes(data)
    with pytest.raises(InputError):
        load_compiled(water)
