from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner, Result

from checker.authoring.pack_files.json_schemas import pack_schemas
from checker.cli import main


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, ["rules", *arguments], catch_exceptions=False)


def test_schemas_are_written_once(tmp_path: Path) -> None:
    first = run("schema", str(tmp_path))
    assert first.output.splitlines() == [f"wrote {tmp_path / name}" for name in pack_schemas()]
    assert (tmp_path / "topic.schema.json").is_file()
    assert run("schema", str(tmp_path)).output == f"{tmp_path} is up to date\n"
