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
    "docs/workbench.md": PACKS,
