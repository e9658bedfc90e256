"""What README says of installing agrees with pyproject.toml, and its links lead somewhere."""

from __future__ import annotations

import re

import pytest

from tests.docs.installing import without_a_compiler
from tests.docs.pages import ROOT, blocks

README = (ROOT / "README.md").read_text(encoding="utf-8")
PAGES = ("README.md", "CONTRIBUTING.md", *(f"docs/{path.name}" for path in ROOT.glob("docs/*.md")))
LINK = re.compile(r"\]\(([^)\s]+)\)")


def section(title: str) -> str:
    return README.split(f"\n## {title}\n")[1].split("\n## ")[0]


def test_the_two_commands_come_first() -> None:
    install, tests = blocks(section("Two commands"))
    assert "pip install" in install.text
    assert "checker assess samples/" in install.text
    assert "pytest" in tests.text


def test_without_a_compiler_every_other_dependency_is_installed_by_hand() -> None:
    (block,) = blocks(section("Without a compiler"))
    assert block.text == without_a_compiler()
    assert "durable" not in block.text


def anchors(page: str) -> set[str]:
    titles = re.findall(r"^#+ (.+)$", page, re.M)
    return {re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-") for title in titles}


@pytest.mark.parametrize("name", PAGES)
def test_links_lead_somewhere(name: str) -> None:
    path = ROOT / name
    for link in LINK.findall(path.read_text(encoding="utf-8")):
        if link.startswith("http"):
            continue
        target, _, anchor = link.partition("#")
        file = (path.parent / target).resolve() if target else path
        assert file.exists(), f"{name} links to {link}"
        if anchor:
            assert anchor in anchors(file.read_text(encoding="utf-8")), f"{name} links to {link}"
