"""``log``, ``show``, ``checkpoint``, ``register:CASE``: what is read, and by whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.register.conftest import Run, write
from tests.register.world import PACK


@pytest.fixture
def filled(opened: Run) -> Run:
    """A paper in ``wells``, and one in a case of the council alone."""
    opened("register", "submit", write("new", {}), "--as", "warden")
    opened("register", "open", "secret", "--rules", PACK, "--member", "council")
    opened("register", "submit", write("own", {"id": "S-1"}), "--as", "council", "--case", "secret")
    return opened


def test_the_log_says_who_did_what(filled: Run) -> None:
    lines = filled("register", "log").output.splitlines()
    assert lines[0].split()[2:] == ["genesis", "registrar", "UTC"]
    assert lines[1].endswith("warden (warden)")
    assert lines[5].endswith("wells: 1 paper")


@pytest.mark.parametrize("command", ["log", "show"])
def test_a_party_reads_only_its_cases(filled: Run, command: str) -> None:
    assert "secret" not in filled("register", "log", "--as", "warden").output
    assert "secret" in filled("register", "log", "--as", "council").output
    hidden = filled("register", command, "secret", "--as", "warden", status=2).output
    missing = filled("register", command, "nothing", "--as", "warden", status=2).output
    assert hidden.replace("secret", "nothing") == missing


def test_an_entry_of_others_looks_like_one_that_is_not_there(filled: Run) -> None:
    hidden = filled("register", "show", "8", "--as", "warden", status=2).output
    missing = filled("register", "show", "99", "--as", "warden", status=2).output
    assert hidden.replace("entry 8", "entry 99") == missing
    assert "S-1" in filled("register", "show", "8", "--as", "council").output


@pytest.mark.parametrize("command", ["assess", "export"])
def test_others_neither_assess_nor_export_it(filled: Run, command: str) -> None:
    result = filled("register", command, "secret", "--as", "warden", status=2)
    assert "warden takes part in no case 'secret'" in result.output


@pytest.mark.parametrize("command", ["assess", "validate", "calendar"])
def test_a_case_of_the_register_goes_where_a_case_does(filled: Run, command: str) -> None:
    result = filled(command, "register:wells", status=None)
    assert result.exit_code != 2, result.output
    hidden = filled(command, "register:secret", env={"CHECKER_PARTY": "warden"}, status=2)
    assert "takes part in no case" in hidden.output


def test_a_finding_is_explained_down_to_the_entry(filled: Run) -> None:
    result = filled("explain", "register:wells", "within-cap/north/2001")
    assert "register:wells/6/1" in result.output


def test_the_content_of_papers_is_shown_as_it_was_sent(filled: Run) -> None:
    assert '"drawn": 12' in filled("register", "show", "6", "--content").output


def test_a_checkpoint_is_a_signed_note(filled: Run) -> None:
    filled("register", "checkpoint", "-o", "note")
    assert Path("note").read_text().split("\n")[1] == "8"
    filled("register", "verify", "--checkpoint", "note")


def test_an_url_from_the_environment_is_the_register(filled: Run, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    url = f"sqlite:///{tmp_path}/checker.db"
    assert filled("register", "log", env={"CHECKER_REGISTER": url}).output
    missing = filled("register", "log", "--register", "sqlite:///none.db", status=2)
    assert "checker register init" in missing.output


def test_no_password_is_shown(run: Run) -> None:
    url = "postgresql://me:secret@127.0.0.1:1/none"
    result = run("register", "log", "--register", url, status=2)
    assert "secret" not in result.output


def test_the_log_is_for_programs_too(filled: Run) -> None:
    rows = json.loads(filled("register", "log", "-f", "json").stdout)
    assert [row["entry"] for row in rows] == list(range(1, 9))


def test_statements_are_made_of_a_case_of_the_register(filled: Run) -> None:
    result = filled("statement", "register:wells", status=None)
    assert "Traceback" not in result.output
    assert (
        result.exit_code
        == filled(
            "statement",
            write("same", {"submitted_by": "warden", "received_on": "2001-03-01"}),
            "--rules",
            PACK,
            status=None,
        ).exit_code
    )
