"""What ``import checker`` offers to other programs."""

from __future__ import annotations

import subprocess
import sys

import checker


def test_every_public_name_is_there() -> None:
    for name in checker.__all__:
        assert getattr(checker, name) is not None


def test_feel_is_reachable_without_a_further_import() -> None:
    program = "import checker; print(checker.feel.to_literal(checker.feel.evaluate('1 + 1')))"
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "2\n"
