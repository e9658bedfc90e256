"""A plain install stays small, and starts as fast: the register's libraries load when needed."""

from __future__ import annotations

import subprocess
import sys

import pytest

PROGRAM = """
import sys
from click.testing import CliRunner
from checker.cli import main
result = CliRunner().invoke(main, {arguments!r})
loaded = {{"sqlalchemy", "alembic", "cryptography", "securesystemslib"}} & set(sys.modules)
print(result.exit_code, sorted(loaded))
"""


@pytest.mark.parametrize(
    "arguments",
    [["--help"], ["register", "--help"], ["assess", "--help"], ["precheck", "--help"]],
)
def test_help_loads_none_of_the_register_s_libraries(arguments: list[str]) -> None:
    program = PROGRAM.format(arguments=arguments)
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "0 []\n"
