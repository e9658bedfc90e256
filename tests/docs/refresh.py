"""Bring outputs and tables of keys in README and docs up to date: ``python -m tests.docs.refresh``.

Blocks in which only digests and the like differ stay as they are; with ``--digests`` they are
renewed too, as before a release.
"""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from tests.docs.following import follow, renewed
from tests.docs.installing import without_a_compiler
from tests.docs.key_tables import with_words
from tests.docs.pages import ROOT, same
from tests.docs.test_pages import PAGES

BY_HAND = re.compile(r"(?<=```sh\n)python3 -m venv \.venv\n.*?(?=```)", re.S)
"""The commands that README gives for computers without a compiler."""

WITH_KEYS = ("docs/register.md",)
"""Pages with new keys at each run: their blocks are renewed when something else has changed."""


def main() -> None:
    """Rewrite each page whose outputs are out of date; print its name."""
    for name in PAGES:
        path = ROOT / name
        page = path.read_text(encoding="utf-8")
        page = with_words(page)
        if name == "README.md":
            page = BY_HAND.sub(lambda _: without_a_compiler(), page)
        with tempfile.TemporaryDirectory() as folder:
            changes = follow(page, Path(folder), PAGES[name])
        if name in WITH_KEYS or "--digests" not in sys.argv:
            changes = [each for each in changes if not same(each.block.text, each.real)]
        new = renewed(page, changes)
        if new != path.read_text(encoding="utf-8"):
            path.write_text(new, encoding="utf-8", newline="\n")
            sys.stdout.write(f"{name}: renewed\n")


if __name__ == "__main__":
    main()
