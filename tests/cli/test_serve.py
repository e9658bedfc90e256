from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.web import Settings


@pytest.fixture
def served(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = []

    def run(app: Any, **options: Any) -> None:
        calls.append({"settings": app.state.settings, **options})

    monkeypatch.setattr("uvicorn.run", run)
    return calls


def test_this_machine_is_served_without_a_token(
    tmp_path: Path, served: list[dict[str, Any]]
) -> None:
    result = CliRunner().invoke(main, ["serve", str(tmp_path), "--port", "0"])
    assert result.exit_code == 0, result.output
    [call] = served
    assert call["settings"] == Settings(tmp_path)
    assert (call["host"], call["port"]) == ("127.0.0.1", 0)


@pytest.mark.parametrize("host", ["0.0.0.0", "192.0.2.1", "::"])
def test_others_need_a_token(tmp_path: Path, served: list[dict[str, Any]], host: str) -> None:
    result = CliRunner().invoke(main, ["serve", str(tmp_path), "--host", host])
    assert result.exit_code == 2
    assert "give --token-file" in result.output
    token = tmp_path / "token"
    token.write_text("a token of many signs\n")
    options = ["serve", str(tmp_path), "--host", host, "--token-file", str(token)]
    assert CliRunner().invoke(main, options).exit_code == 0
    assert served[0]["settings"].token == "a token of many signs"


@pytest.mark.parametrize("text", ["", " \n", "x" * 15])
def test_a_token_that_can_be_guessed_is_refused(
    tmp_path: Path, served: list[dict[str, Any]], text: str
) -> None:
    token = tmp_path / "token"
    token.write_text(text)
    result = CliRunner().invoke(main, ["serve", str(tmp_path), "--token-file", str(token)])
    assert result.exit_code == 2
    assert "shorter than 16 characters" in result.output
    assert served == []


def test_a_folder_that_is_not_there_is_a_usage_error(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["serve", str(tmp_path / "none")]).exit_code == 2


def test_a_register_is_served_to_its_parties(
    tmp_path: Path, served: list[dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("sqlalchemy")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    assert CliRunner().invoke(main, ["register", "init"]).exit_code == 0
    url = "sqlite:///checker.db"
    for options in (["--register", url], [url, "--host", "0.0.0.0"]):
        result = CliRunner().invoke(main, ["serve", *options])
        assert result.exit_code == 0, result.output
    assert [call["settings"].has_parties for call in served] == [True, True]
    Path("token").write_text("a token of many signs\n")
    refused = CliRunner().invoke(main, ["serve", "--register", url, "--token-file", "token"])
    assert refused.exit_code == 2
    assert "parties sign in with their own tokens" in refused.output
    Path("checker.keys").rename("elsewhere")
    assert "key" in CliRunner().invoke(main, ["serve", "--register", url]).output
    assert len(served) == 2
