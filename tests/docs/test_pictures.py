"""The pictures that README and docs show are there, and those that are there are shown."""

from __future__ import annotations

import re

from tests.docs.pages import ROOT
from tests.docs.pictures import PAGES, PICTURES, REPORTS


def test_each_picture_is_shown_and_can_be_taken_anew() -> None:
    shown = set()
    for page in (ROOT / "README.md", *(ROOT / "docs").glob("*.md")):
        for words, target in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.read_text("utf-8")):
            assert words, f"{page.name}: {target} says nothing to those who cannot see it"
            shown.add((page.parent / target).resolve())
    assert shown == {(PICTURES / name).resolve() for name in (*PAGES, *REPORTS)}
    assert all(picture.is_file() for picture in shown)
