from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main

ROOT = Path(__file__).parents[2]
GOOD = str(ROOT / "samples" / "halon-1999")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


def test_explain_goes_down_to_documents_and_paragraphs() -> None:
    finding = "tranche-3/preceding-production/1999/halon-1211"
    result = run("explain", GOOD, finding, "--as-of", "1999-12-31")
    assert result.exit_code == 0
    assert "PA-1998" in result.stdout
    assert "49(c)(ii)a" in result.stdout


def test_explain_suggests_the_finding_that_was_meant() -> None:
    result = run("explain", GOOD, "tranche-3/preceding-produktion/1999/halon-1211")
    assert result.exit_code == 2
    assert "tranche-3/preceding-production/1999/halon-1211" in result.stderr


def test_a_tranche_may_be_named_as_for_assess() -> None:
    short, full = (
        run("explain", GOOD, name, "--as-of", "1999-12-31") for name in ("1999/3", "tranche-3/1999")
    )
    assert short.exit_code == 0, short.stderr
    assert short.stdout == full.stdout
