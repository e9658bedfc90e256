from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)


def test_a_page_is_written_once_and_checked_afterwards(water: Path) -> None:
    assert run("doc", str(water), "--check").exit_code == 1
    first = run("doc", str(water))
    assert (first.exit_code, first.output) == (0, "wrote docs/rules/water.md\n")
    assert Path("docs/rules/water.md").read_text().startswith("<!-- Made by")
    again = run("doc", str(water), "--check")
    assert (again.exit_code, again.output) == (0, "")


def test_a_page_that_is_out_of_date_is_named_and_left_alone(water: Path) -> None:
    page = Path("pages/water.md")
    page.parent.mkdir()
    page.write_text("old\n")
    result = run("doc", str(water), "--in", "pages", "--check")
    assert (result.exit_code, result.output) == (1, "out of date: pages/water.md\n")
    assert page.read_text() == "old\n"
