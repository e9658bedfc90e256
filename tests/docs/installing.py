"""The command that installs checker without durable-rules, as pyproject.toml has it."""

from __future__ import annotations

import textwrap
import tomllib

from tests.docs.pages import ROOT

FIRST = ".venv/bin/pip install --quiet "


def without_a_compiler() -> str:
    """Return the shell commands; every dependency without a marker is installed by hand."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    plain = [f"'{needed}'" for needed in project["dependencies"] if ";" not in needed]
    lines = textwrap.wrap(
        FIRST + " ".join(plain),
        width=95,
        subsequent_indent="    ",
        break_long_words=False,
        break_on_hyphens=False,
    )
    by_hand = " \\\n".join(lines)
    return f"python3 -m venv .venv\n{by_hand}\n.venv/bin/pip install --quiet --no-deps .\n"
