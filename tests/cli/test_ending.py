"""How the program ends where it is not by a result, and in which encoding it writes."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.cli.ending import FAULT, INTERRUPTED

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "mlf-bahamas"
DAY = ("--as-of", "2003-12-10")
POSIX = pytest.mark.skipif(os.name != "posix", reason="needs pipes and signals of POSIX")


@pytest.fixture
def chinese(tmp_path: Path) -> Path:
    """A case whose name no code page of Western Windows has."""
    case = Path(shutil.copytree(SAMPLE, tmp_path / "case"))
    header = json.loads((case / "case.json").read_text(encoding="utf-8"))
    header["case"] = "哈龙-1999"
    (case / "case.json").write_text(json.dumps(header, ensure_ascii=False), encoding="utf-8")
    return case


def run(*args: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "checker", *args],
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
        cwd=ROOT,
    )


@pytest.mark.parametrize("format_", ["json", "html", "markdown", "sarif", "junit", "github"])
def test_formats_for_machines_are_utf_8_whatever_the_code_page(format_: str, chinese: Path) -> None:
    done = run("assess", str(chinese), *DAY, "-f", format_, PYTHONIOENCODING="cp1252")
    assert done.returncode == 0, done.stderr
    assert "哈龙-1999" in done.stdout.decode("utf-8")


def test_text_is_utf_8_in_a_pipe(chinese: Path) -> None:
    done = run("assess", str(chinese), *DAY, LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert done.returncode == 0, done.stderr
    assert "SATISFIED 哈龙-1999" in done.stdout.decode("utf-8")


def test_text_has_escapes_where_the_encoding_asked_for_lacks_a_character(chinese: Path) -> None:
    done = run("assess", str(chinese), *DAY, PYTHONIOENCODING="cp1252")
    assert done.returncode == 0, done.stderr
    assert "SATISFIED \\u54c8\\u9f99-1999" in done.stdout.decode("cp1252")


def test_problems_have_escapes_too(chinese: Path) -> None:
    done = run("validate", str(chinese / "无"), PYTHONIOENCODING="cp1252")
    assert done.returncode == 2
    assert b"\\u65e0" in done.stderr


def test_a_fault_of_the_program_has_a_status_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> Iterator[None]:
        raise KeyError("surprise")

    monkeypatch.setattr("checker.cli.assess.load", broken)
    result = CliRunner().invoke(main, ["assess", str(SAMPLE), *DAY])
    assert (result.exit_code, result.stdout) == (FAULT, "")
    assert "fault of the program, not of your input" in result.stderr
    assert "KeyError: 'surprise'" in result.stderr
    assert "Please report" in result.stderr
    assert "checker/cli/assess.py:" in result.stderr
    assert str(ROOT) not in result.stderr


@pytest.mark.parametrize("error", [KeyboardInterrupt, EOFError])
def test_an_interruption_is_not_a_verdict(
    error: type[BaseException], monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(*_: object) -> None:
        raise error

    monkeypatch.setattr("checker.cli.assess.load", interrupted)
    result = CliRunner().invoke(main, ["assess", str(SAMPLE), *DAY])
    assert result.exit_code == (INTERRUPTED if error is KeyboardInterrupt else FAULT)


@POSIX
def test_ctrl_c_ends_with_130_and_no_traceback() -> None:
    program = [sys.executable, "-m", "checker", "feel", "--context", "-", "1"]
    with subprocess.Popen(
        program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as running:
        time.sleep(2)
        while running.poll() is None:  # one that comes while a library is imported may be lost
            running.send_signal(signal.SIGINT)
            with contextlib.suppress(subprocess.TimeoutExpired):
                running.wait(timeout=10)
        _, told = running.communicate(timeout=60)
    assert running.returncode == INTERRUPTED
    assert told.strip() == b"Interrupted."


@POSIX
@pytest.mark.parametrize("command", [["--help"], ["assess", "--help"], ["assess", str(SAMPLE)]])
def test_a_reader_that_closes_the_output_hears_nothing(command: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "checker", *command],
        stdout=writing,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (141, b"")
