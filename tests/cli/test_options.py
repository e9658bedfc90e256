from __future__ import annotations

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.cli.options import shows_colour

ROOT = Path(__file__).parents[2]
GOOD = str(ROOT / "samples" / "halon-1999")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, list(args))


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_no_violation() -> None:
    program = [sys.executable, "-m", "checker", "assess", GOOD, "--as-of", "1999-12-31"]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(program, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert done.returncode == 2
    assert "cannot write" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "day", ["1999-1-5", "19990105", "1999-W01-2", " 1999-01-05", "１９９９-01-05"]
)
def test_a_day_is_written_in_one_way(day: str) -> None:
    result = run("assess", GOOD, "--as-of", day)
    assert result.exit_code == 2
    assert "is not a date like 1999-12-31" in result.stderr


@pytest.mark.parametrize("option", ["--tranche", "--rules", "--require-rules", "--output"])
@pytest.mark.parametrize("nothing", ["", "  "])
def test_an_empty_option_is_a_mistake_and_not_a_default(option: str, nothing: str) -> None:
    result = run("assess", GOOD, "--as-of", "1999-12-31", option, nothing)
    assert result.exit_code == 2
    assert "it is empty" in result.stderr
    assert result.stdout == ""


@pytest.mark.parametrize("settings", [{"TERM": "dumb"}, {"NO_COLOR": "1"}, {"TERM": "xterm"}])
def test_colours_only_where_the_terminal_takes_them(
    settings: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    class Terminal(StringIO):
        def isatty(self) -> bool:
            return True

    for name, value in settings.items():
        monkeypatch.setenv(name, value)
    assert shows_colour(Terminal()) == (settings == {"TERM": "xterm"})
    assert not shows_colour(StringIO())


def test_a_narrow_terminal_gets_narrow_lines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    lines = run("assess", GOOD, "--as-of", "1999-12-31", "-v").stdout.splitlines()
    assert [line for line in lines if len(line) > 40] == []
    assert max(len(line) - len(line.lstrip()) for line in lines) <= 6


def test_a_narrow_terminal_gets_narrow_help(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "44")
    assert [line for line in run("assess", "--help").stdout.splitlines() if len(line) > 44] == []


def test_a_label_never_touches_its_title() -> None:
    lines = run("assess", GOOD, "--as-of", "1999-12-31", "-v").stdout
    assert "not applicable " in lines
    assert not re.search(r"not applicable[A-Z]", lines)


SAMPLE = "samples/halon-1999"
DAY = ["--as-of", "1999-12-31"]


@pytest.mark.parametrize(
    ("options", "environment", "word"),
    [
        ([], {}, "Payable now"),
        (["--lang", "zh"], {}, "现可支付"),
        (["--lang", "en"], {"LANG": "zh_CN.UTF-8"}, "Payable now"),
        ([], {"CHECKER_LANG": "zh"}, "现可支付"),
    ],
)
@pytest.mark.parametrize("format_", ["text", "markdown", "html"])
def test_people_are_told_in_their_language(
    options: list[str], environment: dict[str, str], word: str, format_: str
) -> None:
    empty = dict.fromkeys(("LC_ALL", "LC_MESSAGES", "LANG", "CHECKER_LANG"), "")
    arguments = ["assess", SAMPLE, *DAY, "--tranche", "1999/4", "-f", format_, *options]
    result = CliRunner().invoke(main, arguments, env=empty | environment)
    assert result.exit_code == 0, result.output
    assert word in result.output


@pytest.mark.parametrize("format_", ["json", "sarif", "junit", "github"])
def test_machines_are_told_the_same_in_every_language(format_: str) -> None:
    arguments = ["assess", SAMPLE, *DAY, "--tranche", "1999/4", "-f", format_]
    english, chinese = (
        CliRunner().invoke(main, [*arguments, "--lang", language]).output
        for language in ("en", "zh")
    )
    assert english == chinese
    assert english.isascii()
