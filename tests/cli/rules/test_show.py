from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)


def test_a_rule_is_shown_in_full_and_a_pack_at_a_glance(water: Path) -> None:
    assert run("show", str(water), "half/cap-kept").output.startswith("## The cap was kept\n")
    glance = run("show", str(water)).output
    assert "LIMIT\n  within-cap" in glance


def test_a_name_that_is_nearly_right_gets_suggestions(water: Path) -> None:
    result = run("show", str(water), "within-kap")
    assert result.exit_code == 2
    assert "the pack water has no rule 'within-kap'; did you mean within-cap?" in result.output
    result = run("show", str(water), "zzz")
    assert result.exit_code == 2
    assert "did you mean" not in result.output
