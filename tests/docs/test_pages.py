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
    "docs/excel.md": PACKS,
    "docs/portfolio.md": PACKS,
    "docs/register.md": (),
    "docs/report.md": PACKS,
    "docs/rule-tests.md": (),
    "docs/screens.md": PACKS,
    "docs/statements.md": PACKS,
    "docs/unlock.md": PACKS,
    "docs/workbench.md": PACKS,
}
"""Pages with examples, and what is there when the reader starts."""


@pytest.mark.parametrize(
    ("one", "other", "agree"),
    [
        ("320 norms", "321 norms", False),
        ("898 tests, 898 passed", "898 tests, 897 passed", False),
        ("1,981 expressions", "1981 expressions", False),
        ("(sha256:041fba9b599d)", "(sha256:aa8f682f042c)", True),
        ("durable-rules 2.0.28", "chainer", True),
    ],
)
def test_digests_and_engines_may_differ_and_counts_may_not(
    one: str, other: str, agree: bool
) -> None:
    assert same(one, other) is agree


LONG = ("docs/unlock.md", "docs/workbench.md")


@pytest.mark.parametrize(
    "name",
    [pytest.param(name, marks=[pytest.mark.long] if name in LONG else []) for name in PAGES],
)
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
