from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from checker.cli import main
from checker.reports import statements
from tests.evaluation.world import GRANTS, write_world
from tests.statements.conftest import STATEMENTS

Run = Callable[..., Result]
CASE = """{"case": "a-case", "rules": "plots", "documents": [
  {"type": "planting", "id": "P-1", "submitted_by": "farm", "received_on": "2001-03-01",
   "plot": "a", "year": 2001, "area": 60}]}"""


@pytest.fixture
def run(tmp_path: Path) -> Run:
    world = write_world(tmp_path, GRANTS + STATEMENTS.removeprefix("\n"))
    (tmp_path / "case.json").write_text(CASE)

    def command(*words: str) -> Result:
        fixed = ["--rules", str(world.folder), "--as-of", "2001-12-31"]
        return CliRunner().invoke(main, ["statement", str(tmp_path / "case.json"), *words, *fixed])

    return command


def test_without_an_id_the_statements_are_listed(run: Run) -> None:
    result = run()
    assert result.exit_code == 0
    assert result.output.startswith("a-case as of 2001-12-31: 2 statements\n\nyearly\n")


def test_a_statement_is_printed(run: Run) -> None:
    result = run("yearly", "--for", "year=2001")
    assert result.exit_code == 0
    assert "at least 60 ha" in result.output


@pytest.mark.parametrize("format_", statements.FORMATS)
def test_every_format_is_written_to_a_file(run: Run, tmp_path: Path, format_: str) -> None:
    out = tmp_path / f"out.{format_}"
    result = run("yearly", "--for", "year=2001", "-f", format_, "-o", str(out))
    assert (result.exit_code, result.output) == (0, "")
    data = out.read_bytes()
    assert data.startswith(b"PK") == (format_ in statements.BINARY)


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["yearly", "--for", "year"], "--for year is not of the form NAME=VALUE"),
        (["yearly", "--for", "year=1", "--for", "year=2"], "--for gives 'year' twice"),
        (["yearly", "-f", "docx"], "docx is written to a file; add -o FILE"),
        (["--for", "year=2001"], "name the statement to be made"),
        (["-f", "json"], "name the statement to be made"),
        (["yearly"], "needs a value of 'year'"),
        (["weekly"], "has no statement 'weekly'"),
    ],
)
def test_wrong_use_ends_with_two_and_says_what_to_do(
    run: Run, words: list[str], message: str
) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert message in result.output


def test_a_format_without_its_package_says_what_to_install(
    run: Run, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def missing(name: str) -> None:
        raise ModuleNotFoundError(name="docx")

    monkeypatch.setattr(statements, "import_module", missing)
    result = run("yearly", "--for", "year=2001", "-f", "docx", "-o", str(tmp_path / "x.docx"))
    assert result.exit_code == 2
    assert "docx needs the package docx; install checker[office]" in result.output


def test_it_is_told_in_chinese_and_json_is_not(run: Run) -> None:
    listed = run("--lang", "zh").output
    assert listed.startswith("a-case，截至2001-12-31：2份报表\n")
    words = ("yearly", "--for", "year=2001", "--lang", "zh")
    printed = run(*words).output
    assert "至少60 ha" in printed
    assert "合计" in printed
    assert "not reported" not in printed.lower()
    assert run(*words, "-f", "json").output == run(*words[:3], "-f", "json").output
