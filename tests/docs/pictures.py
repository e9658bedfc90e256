"""The pictures of README and docs: ``python -m tests.docs.pictures`` takes them anew.

It needs Chromium, and a font for Chinese.
"""

from __future__ import annotations

import tempfile
from datetime import date
from pathlib import Path

from checker import pipeline
from checker.reports import Assessment, Style, render
from tests.browser import chromium
from tests.docs.pages import ROOT
from tests.web.serving import served

PICTURES = ROOT / "docs" / "pictures"
SAMPLE, DAY = "halon-1999-overproduction", date(1999, 7, 31)
VIEW = {"width": 1120, "height": 820}
REPORTS = {"report.png": "en", "report-zh.png": "zh"}
PAGES = {
    "workbench.png": f"/?as_of={DAY}&lang=en",
    "form.png": f"/cases/{SAMPLE}/form?as_of={DAY}&type=remedial-plan&year=1998&lang=en",
    "form-zh.png": f"/cases/{SAMPLE}/form?as_of={DAY}&type=remedial-plan&year=1998&lang=zh",
}


def main() -> None:
    """Take every picture."""
    PICTURES.mkdir(exist_ok=True)
    with (
        chromium() as browser,
        served(ROOT / "samples") as address,
        tempfile.TemporaryDirectory() as folder,
    ):
        page = browser.new_page(viewport=VIEW, color_scheme="light")
        for name, language in REPORTS.items():
            file = Path(folder, "report.html")
            file.write_text(_report(language), encoding="utf-8")
            page.goto(file.as_uri())
            page.screenshot(path=PICTURES / name)
        for name, path in PAGES.items():
            page.goto(address + path)
            page.screenshot(path=PICTURES / name)


def _report(language: str) -> str:
    loaded = pipeline.load(ROOT / "samples" / SAMPLE)
    verdict = pipeline.assess(loaded, DAY)
    one = Assessment(verdict, loaded.compiled.pack, loaded.case)
    return render([one], "html", Style(language=language))


if __name__ == "__main__":
    main()
