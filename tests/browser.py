"""A real browser for tests of pages: they are skipped where there is none."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from typing import Any

import pytest

from tests.programs import desktop_program

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WIDTHS = (375, 1280)
SCHEMES = ("light", "dark")


@contextmanager
def chromium() -> Iterator[Any]:
    """Yield a browser; skip the test where Chromium or Playwright is not installed."""
    playwright = pytest.importorskip("playwright.sync_api")
    program = desktop_program("chromium", "Chromium")
    with playwright.sync_playwright() as driver:
        browser = driver.chromium.launch(executable_path=program, args=ARGUMENTS)
        yield browser
        browser.close()


def breaches(page: Any) -> list[str]:
    """Return what axe-core finds on a page with everything unfolded: rule, and the element."""
    page.evaluate("document.querySelectorAll('details').forEach((each) => { each.open = true })")
    page.evaluate(_axe())
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{one['id']}: {one['nodes'][0]['html'][:200]}: {one['nodes'][0]['failureSummary']}"
        for one in found["violations"]
    ]


def is_too_wide(page: Any) -> bool:
    """Return whether a page has to be scrolled sideways."""
    wide: bool = page.evaluate(
        "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    )
    return wide


@cache
def _axe() -> str:
    """Return axe-core as a script, from the package that brings it along."""
    package = pytest.importorskip("axe_playwright_python")
    from importlib.resources import files

    return files(package).joinpath("axe.min.js").read_text(encoding="utf-8")
