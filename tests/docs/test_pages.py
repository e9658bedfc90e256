"""Every example of README and docs, followed as a reader would."""

from __future__ import annotations

from difflib import unified_diff
from pathlib import Path

import pytest

from tests.docs.following import follow
from tests.docs.pages import ROOT, same

PACKS = ("rules", "schemas", "samples")
SOURCES = ("checker", "tests", "pyproject.toml", "README.md")
PAGES: dict[str, tuple[str, ...]] = {
    "README.md": PACKS,
    "CONTRIBUTING.md": (*PACKS, *SOURCES),
    "docs/api.md": PACKS,
    "docs/rule-language.md": (),
    "docs/add-an-agreement.md": (),
    "docs/register.md": (),
    "docs/report.md": PACKS,
    "docs/rule-tests.md": (),
    "docs/statements.md": PACKS,
}
"""Pages with examples, and what is there when the reader starts."""


@pytest.mark.parametrize("name", PAGES)
def test_outputs_are_as_shown(name: str, tmp_path: Path) -> None:
    page = (ROOT / name).read_text(encoding="utf-8")
    changes = follow(page, tmp_path, PAGES[name])
    report = [
        line
        for change in changes
        if not same(change.block.text, change.real)
        for line in unified_diff(change.block.text.splitlines(), change.real.splitlines())
    ]
    assert not report, "\n".join(["run python -m tests.docs.refresh", *report])
