from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.cli import main
from checker.packs import load_pack
from checker.packs.check import check_files

OPTIONS = [
    "--title=Dues", "--role=country=Country", "--role=verifier=The verifier", "--role=fund=Fund",
    "--unit=kg", "--limit=2026=12.5", "--limit=2027=9", "--tranche=2027=1000.50",
    "--deadline=progress-report=02-28", "--deadline=accounts=12-31",
]  # fmt: skip


def new(root: Path, *options: str, answers: str = "") -> str:
    """Make a pack with these options or answers, which have to do; return what is printed."""
    command = ["new", "pack", "dues", "--in", str(root), *options]
    result = CliRunner().invoke(main, command, input=answers)
    assert result.exit_code == 0, result.output
    return result.output


def sound(root: Path) -> Path:
    """Return the folder of the pack, which passes its check and its tests."""
    folder = root / "rules" / "dues"
    assert check_files(folder) == []
    assert CliRunner().invoke(main, ["rules", "test", str(folder)]).exit_code == 0
    assert CliRunner().invoke(main, ["rules", "fmt", "--check", str(folder)]).exit_code == 0
    return folder


def test_a_pack_with_roles_limits_tranches_and_deadlines(tmp_path: Path) -> None:
    new(tmp_path, *OPTIONS)
    pack = load_pack(sound(tmp_path))
    assert list(pack.manifest.roles) == ["country", "verifier", "fund"]
    assert [rule.id for rule in pack.topic.obligations] == ["report-filed", "accounts-in-time"]
    assert sorted(pack.schemas) == [
        "accounts", "amendment", "determination", "party", "progress-report", "waiver",
    ]  # fmt: skip
    (grants,) = (table for table in pack.topic.tables if table.id == "grants")
    assert [str(cell.value) for cell in grants.cells()] == ["None", "1000.50"]


def test_limits_alone_bring_example_money(tmp_path: Path) -> None:
    new(tmp_path, "--limit=2030=0")
    sound(tmp_path)


def test_what_no_option_says_is_asked(tmp_path: Path) -> None:
    answers = "My deal\n\n\n2030=5, 2031=4\n\nreport=03-31, accounts=06-30\n"
    printed = new(tmp_path, "--unit=kg", "--ask", answers=answers.replace("\n\n\n", "\n\n", 1))
    assert "Unit of the limits" not in printed
    assert "Money of each year [2030=250000, 2031=250000]" in printed
    pack = load_pack(sound(tmp_path))
    assert (pack.manifest.title, [*pack.manifest.units]) == ("My deal", ["kg"])


@pytest.mark.parametrize(
    ("options", "why"),
    [
        (["--limit=2026"], "write '2026' as in 2024=100"),
        (["--tranche=2030=1"], "the tranche of 2030 has no limit"),
        (["--deadline=waiver=01-31"], "a paper cannot be called 'waiver'"),
        (["--deadline=a=01-31", "--deadline=payment=01-31"], "cannot be called 'payment'"),
        (["--unit=t: x"], "cannot be a unit"),
        (["--role=one=One"], "give two roles at least"),
        (["--extends=mlf-base", "--limit=2026=1"], "and not limits"),
    ],
)
def test_words_that_do_not_fit(tmp_path: Path, options: list[str], why: str) -> None:
    result = CliRunner().invoke(main, ["new", "pack", "dues", "--in", str(tmp_path), *options])
    assert result.exit_code == 2
    assert why in result.output
    assert not (tmp_path / "rules").exists()
