"""Garbage of every kind ends with exit status 2 and a message, whatever the command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.model.verdict import id_of
from tests.acceptance.garbage import (
    CASES,
    ENDLESS,
    HEADER,
    REPORT,
    UNKNOWN,
    UNLOADABLE,
    Make,
    Spoil,
    bundle,
    pack,
)

SECONDS = 30
"""No command may take longer, even on a busy machine; alone each takes less than 5 seconds."""


def run(*arguments: str, stdin: str | bytes | None = None) -> Result:
    """Return what a command gives, which must not end in an exception of its own."""
    start = time.monotonic()
    result = CliRunner().invoke(main, list(arguments), input=stdin)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    assert time.monotonic() - start < SECONDS
    return result


def assert_refused(result: Result) -> None:
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "problem" in result.stderr
    assert "Traceback" not in result.stderr
    assert not set(map(chr, range(32))) - {"\n"} & set(result.stderr)
    assert len(result.stderr) < 1_000_000


@pytest.mark.parametrize("make", CASES.values(), ids=CASES)
def test_no_command_takes_a_case_of_garbage(make: Make, tmp_path: Path) -> None:
    make(tmp_path)
    case = str(tmp_path)
    assert_refused(run("validate", case))
    assert_refused(run("assess", case, "--as-of", "1999-12-31", "--format", "json"))
    if sum(path.stat().st_size for path in tmp_path.glob("*.json") if path.is_file()) < 100_000:
        assert_refused(run("explain", case, "no-such-finding"))
        assert_refused(run("calendar", case))


@pytest.mark.parametrize("path", ["no/such/case", "", "/dev/null", "/dev/zero", "x" * 5000, "a\0b"])
def test_no_command_takes_what_is_no_case(path: str, tmp_path: Path) -> None:
    assert run("assess", str(tmp_path / path) if path == "" else path).exit_code == 2
    assert run("validate", str(tmp_path / path) if path == "" else path).exit_code == 2


@pytest.mark.parametrize("text", [b"", b"\xff\xfe", b"[" * 100_000, b"5", HEADER.encode()])
def test_no_command_takes_garbage_from_standard_input(text: bytes) -> None:
    for command in ("validate", "assess", "calendar"):
        assert_refused(run(command, "-", stdin=text))


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission_is_refused(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(HEADER)
    (tmp_path / "a.json").write_text("[]")
    (tmp_path / "a.json").chmod(0)
    assert_refused(run("validate", str(tmp_path)))


def test_one_bad_case_among_good_ones_stops_no_other(tmp_path: Path) -> None:
    for name, content in (("good", json.dumps(REPORT)), ("bad", "{")):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "case.json").write_text(HEADER)
        (folder / "a.json").write_text(content)
    good, bad = str(tmp_path / "good"), str(tmp_path / "bad")
    result = run("assess", good, bad, good, "--as-of", "1999-12-31", "--format", "json")
    assert result.exit_code == 2
    assert [verdict["case"] for verdict in json.loads(result.stdout)] == ["x", "x"]
    assert f"{bad}/a.json:1:2" in result.stderr


@pytest.mark.parametrize(
    "odd",
    ["a/b", "<script>alert(1)</script>", "[bold]x[/bold]", "{as_of}", "\"'", "../..", "é" * 99],
)
def test_odd_but_printable_ids_are_only_names(odd: str, tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text(HEADER)
    (tmp_path / "a.json").write_text(json.dumps({**REPORT, "id": odd}))
    (tmp_path / "b.json").write_text(
        json.dumps(
            {
                "type": "annual-programme",
                "id": "AP",
                "submitted_by": "nepa",
                "received_on": "1998-12-01",
                "year": 1999,
                "approvals": {"mfec": None, "trustee": None},
                "allocation": {
                    "technical_assistance": 0,
                    "dia_fee": 0,
                    "enterprise_activities": 0,
                    "nepa_fee": 0,
                },
            }
        )
    )
    case = (str(tmp_path), "--as-of", "1999-05-31")
    evidence = {
        finding["id"]: finding["evidence"]
        for finding in json.loads(run("assess", *case, "-f", "json").stdout)["findings"]
    }
    assert evidence["quarterly-progress-report/1999/1"] == [odd]
    assert "<script>alert" not in run("assess", *case, "-f", "html").stdout
    for form in ("text", "markdown", "sarif", "junit", "github"):
        assert run("assess", *case, "-f", form).exit_code == 3
    assert run("calendar", *case, "-f", "ics").exit_code == 0


# ---- Packs ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("spoil", UNLOADABLE.values(), ids=UNLOADABLE)
def test_no_command_takes_a_pack_of_garbage(spoil: Spoil, tmp_path: Path) -> None:
    folder, schema = pack(tmp_path)
    case = str(bundle(tmp_path))
    spoil(folder, schema)
    rules = ("--rules", str(folder))
    assert_refused(run("assess", case, *rules, "--as-of", "2026-03-01"))
    assert_refused(run("validate", case, *rules))
    checked = run("rules", "check", str(folder))
    assert checked.exit_code == 2
    assert "problem" in checked.output


@pytest.mark.parametrize("spoil", ENDLESS.values(), ids=ENDLESS)
def test_rules_without_end_are_stopped(spoil: Spoil, tmp_path: Path) -> None:
    folder, schema = pack(tmp_path)
    case = str(bundle(tmp_path))
    spoil(folder, schema)
    result = run("assess", case, "--rules", str(folder), "--as-of", "2026-03-01")
    assert_refused(result)
    assert "[limit]" in result.stderr


def test_the_other_commands_are_stopped_too(tmp_path: Path) -> None:
    folder, schema = pack(tmp_path)
    case = str(bundle(tmp_path))
    ENDLESS["mutual recursion"](folder, schema)
    rules = ("--rules", str(folder), "--as-of", "2026-03-01")
    assert_refused(run("explain", case, "within-limit/2024", *rules))
    assert_refused(run("calendar", case, *rules))
    assert run("rules", "check", str(folder)).exit_code == 2
    assert run("rules", "test", str(folder)).exit_code == 1


def test_a_slash_within_a_name_makes_no_two_subjects_one() -> None:
    one, other = id_of("rule", {"a": "x/y", "b": "z"}), id_of("rule", {"a": "x", "b": "y/z"})
    assert one != other
    assert id_of("rule", {"a": "E07", "b": 1998}) == "rule/E07/1998"


@pytest.mark.parametrize("spoil", UNKNOWN.values(), ids=UNKNOWN)
def test_values_that_do_not_exist_are_unknown(spoil: Spoil, tmp_path: Path) -> None:
    folder, schema = pack(tmp_path)
    case = str(bundle(tmp_path))
    spoil(folder, schema)
    options = ("--rules", str(folder), "--as-of", "2026-03-01", "--format", "json")
    result = run("assess", case, *options)
    statuses = {
        finding["id"]: finding["status"] for finding in json.loads(result.stdout)["findings"]
    }
    assert statuses["within-limit/2024"] != "violated"
    assert result.exit_code in (0, 3)


def test_a_process_of_its_own_ends_the_same_way(tmp_path: Path) -> None:
    (tmp_path / "case.json").write_text("[" * 1_000_000)
    done = subprocess.run(
        [sys.executable, "-m", "checker", "assess", str(tmp_path)],
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    assert "nested more than" in done.stderr
    assert "Traceback" not in done.stderr
