from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.authoring.pack_files.json_schemas import MODELINE
from checker.authoring.pack_files.kinds import kind_of_file
from checker.cli import main
from checker.packs import load_pack
from checker.packs.check import check_files


def test_a_new_pack_is_sound_and_its_tests_pass(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    result = runner.invoke(main, ["new", "pack", "harbour-dues"])
    assert result.exit_code == 0
    assert "wrote rules/harbour-dues/pack.yaml" in result.output
    assert "Next: checker rules check rules/harbour-dues" in result.output
    for command in (["check"], ["test"], ["fmt", "--check"]):
        found = runner.invoke(main, ["rules", *command, "rules/harbour-dues"])
        assert (found.exit_code, "Traceback" in found.output) == (0, False), found.output


def test_the_first_line_of_each_file_leads_to_its_schema(tmp_path: Path) -> None:
    assert CliRunner().invoke(main, ["new", "pack", "dues", "--in", str(tmp_path)]).exit_code == 0
    files = sorted((tmp_path / "rules" / "dues").rglob("*.yaml"))
    assert len(files) == 4
    for file in files:
        name = file.read_text(encoding="utf-8").split("\n")[0].removeprefix(MODELINE)
        schema = json.loads((file.parent / name).read_text(encoding="utf-8"))
        assert schema["$id"] == kind_of_file(file).schema


def test_schemas_that_are_there_stay_as_they_are(tmp_path: Path) -> None:
    schema = tmp_path / "schemas" / "rules" / "pack.schema.json"
    schema.parent.mkdir(parents=True)
    schema.write_text("mine")
    assert CliRunner().invoke(main, ["new", "pack", "dues", "--in", str(tmp_path)]).exit_code == 0
    assert [path.name for path in schema.parent.iterdir()] == [schema.name]
    assert schema.read_text() == "mine"


def test_a_pack_that_is_there_stays_as_it_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    runner = CliRunner()
    assert runner.invoke(main, ["new", "pack", "one", "--in", "sub"]).exit_code == 0
    again = runner.invoke(main, ["new", "pack", "one", "--in", "sub"])
    assert again.exit_code == 2
    assert "the folder is there already" in again.output


def test_a_pack_that_extends_another_has_its_empty_tables(tmp_path: Path) -> None:
    options = ["--extends", "mlf-base", "--title", 'Plan of Chad: "CFC"', "--in", str(tmp_path)]
    result = CliRunner().invoke(main, ["new", "pack", "mlf-chad", *options])
    assert result.exit_code == 0, result.output
    folder = tmp_path / "rules" / "mlf-chad"
    assert "  limits:\n    # Periods of the agreement" in (folder / "agreement.yaml").read_text()
    pack = load_pack(folder)
    assert (pack.manifest.title, pack.manifest.extends) == ('Plan of Chad: "CFC"', "mlf-base")
    assert check_files(folder) == []
    assert CliRunner().invoke(main, ["rules", "test", str(folder)]).exit_code == 0
    row = '#   "text": {from: 2030-12-31, to: 2030-12-31, limit: 100}'
    assert row in (folder / "agreement.yaml").read_text()


def test_a_case_of_a_pack_in_a_folder_is_checked_by_it(tmp_path: Path) -> None:
    run = CliRunner().invoke
    assert run(main, ["new", "pack", "dues", "--in", str(tmp_path)]).exit_code == 0
    folder = str(tmp_path / "rules" / "dues")
    told = run(main, ["new", "case", folder, str(tmp_path / "c")])
    assert told.output.endswith(f"--rules {folder}\n")


def test_a_title_stands_in_the_manifest(tmp_path: Path) -> None:
    result = CliRunner().invoke(
        main, ["new", "pack", "dues", "--title", "Dues: all", "--in", str(tmp_path)]
    )
    assert result.exit_code == 0, result.output
    assert load_pack(tmp_path / "rules" / "dues").manifest.title == "Dues: all"


def test_a_case_to_be_filled_in(tmp_path: Path) -> None:
    result = CliRunner().invoke(main, ["new", "case", "mlf-bahamas", str(tmp_path / "c")])
    assert result.exit_code == 0, result.output
    assert result.output.endswith(f"Next: checker validate {tmp_path / 'c'}\n")
    told = CliRunner().invoke(main, ["validate", str(tmp_path / "c")])
    assert told.exit_code == 2
    assert "verification.json" in told.output
