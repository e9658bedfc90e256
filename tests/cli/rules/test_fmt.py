from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from checker.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)


UNORDERED = "definitions:\n  - {id: a, title: A, name: a, value: '1'}\n  - title: B\n    id: b\n"


def test_check_names_what_would_change_and_changes_nothing(water: Path) -> None:
    run("fmt", str(water))
    extra = water / "extra.yaml"
    extra.write_text(UNORDERED)
    result = run("fmt", str(water), "--check")
    assert (result.exit_code, result.output) == (
        1,
        "would change rules/water/extra.yaml\n6 files, 1 to change\n",
    )
    assert extra.read_text() == UNORDERED


def test_a_second_run_has_nothing_to_do(water: Path) -> None:
    (water / "extra.yaml").write_text(UNORDERED)
    assert "changed rules/water/extra.yaml\n" in run("fmt", str(water)).output
    again = run("fmt", str(water))
    assert (again.exit_code, again.output) == (0, "6 files, 0 changed\n")


def test_a_file_that_is_not_yaml_ends_with_2_and_the_rest_is_formatted(water: Path) -> None:
    (water / "broken.yaml").write_text("a: [")
    (water / "extra.yaml").write_text(UNORDERED)
    result = run("fmt", str(water))
    assert result.exit_code == 2
    assert "changed rules/water/extra.yaml" in result.output
    assert "rules/water/broken.yaml" in result.output
