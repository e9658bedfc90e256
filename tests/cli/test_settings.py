from __future__ import annotations

import logging
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main

SAMPLE = str(Path(__file__).parents[2] / "samples" / "halon-1999")


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "inner").mkdir()
    return tmp_path


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


@pytest.mark.parametrize(
    ("name", "table"), [("checker.toml", ""), ("pyproject.toml", "tool.checker.")]
)
def test_settings_are_the_defaults_of_options(name: str, table: str, project: Path) -> None:
    text = f"[{table}assess]\nas-of = 1999-12-31\nformat = ['json']\ntranche = '1999/4'\n"
    (project / name).write_text(text)
    result = run("assess", SAMPLE)
    assert result.exit_code == 0, result.output
    assert '"as_of": "1999-12-31"' in result.stdout


def test_the_command_line_goes_before_settings(project: Path) -> None:
    (project / "checker.toml").write_text("[assess]\nas-of = '1998-01-01'\n")
    assert "as of 1999-12-31" in run("assess", SAMPLE, "--as-of", "1999-12-31").stdout


def test_a_file_of_its_own_goes_before_the_shared_one(project: Path) -> None:
    (project / "checker.toml").write_text("[assess]\nas-of = '1999-12-31'\n")
    (project / "pyproject.toml").write_text("[tool.checker.assess]\nas-of = '1998-01-01'\n")
    assert "as of 1999-12-31" in run("assess", SAMPLE).stdout


def test_settings_hold_in_folders_of_the_project(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (project / "checker.toml").write_text("[rules.test]\nonly = 'no such test'\n")
    monkeypatch.chdir(project / "inner")
    assert run("rules", "test", "halon").exit_code == 2


def test_show_config_says_what_is_set_and_where(project: Path) -> None:
    assert "No settings" in run("--show-config").stdout
    (project / "checker.toml").write_text("log-level = 'info'\n[rules.check]\nsince = 'main'\n")
    assert run("--show-config").stdout == (
        "Settings of checker.toml:\n  log-level = 'info'\n  rules.check.since = 'main'\n"
    )


def test_unknown_settings_are_told_all_at_once(project: Path) -> None:
    text = "[asess]\nx = 1\n[assess]\nas_of = 1999-12-31\n[rules.check]\nsinse = 'a'\n"
    (project / "checker.toml").write_text(text)
    result = run("assess", SAMPLE)
    assert result.exit_code == 2
    assert result.stdout == ""
    for told in ("checker.toml:1", "did you mean `assess`", "checker.toml:4", "as-of", "since"):
        assert told in result.stderr


def test_settings_that_are_not_toml_are_a_mistake(project: Path) -> None:
    (project / "checker.toml").write_text("[assess\n")
    result = run("assess", SAMPLE)
    assert result.exit_code == 2
    assert "the settings cannot be read" in result.stderr


@pytest.mark.parametrize(
    ("setting", "message"),
    [
        ("as-of = 'yesterday'", "is not a date like 1999-12-31"),
        ("tranche = ''", "it is empty"),
        ("strict = 'often'", "often"),
    ],
)
def test_a_value_of_the_wrong_kind_is_a_mistake_with_its_place(
    project: Path, setting: str, message: str
) -> None:
    (project / "checker.toml").write_text(f"[assess]\n{setting}\n")
    result = run("assess", SAMPLE)
    assert result.exit_code == 2
    assert "checker.toml:2" in result.stderr
    assert message in result.stderr
    assert "iterable" not in result.stderr


def test_an_option_that_may_be_repeated_is_set_by_one_text_too(project: Path) -> None:
    (project / "checker.toml").write_text("[assess]\nas-of = 1999-12-31\nformat = 'json'\n")
    assert '"as_of": "1999-12-31"' in run("assess", SAMPLE).stdout


def test_the_log_says_what_is_done(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(logging, "basicConfig", lambda **given: asked.append(given["level"]))
    run("--log-level", "debug", "assess", SAMPLE)
    run("assess", SAMPLE)
    assert asked == ["DEBUG", "WARNING"]
