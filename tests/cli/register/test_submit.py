from __future__ import annotations

import json
from datetime import UTC, datetime
from pathlib import Path

from tests.cli.register.conftest import Run, write

TODAY = datetime.now(UTC).date().isoformat()


def test_papers_are_accepted_and_a_receipt_is_kept(opened: Run) -> None:
    result = opened("register", "submit", write("new", {}), "--as", "warden")
    assert "Entry 6 of wells accepted: 1 paper" in result.output
    assert json.loads(Path("wells-6.receipt").read_text())["v"] == 1
    again = opened("register", "submit", "new", "--as", "warden", "--receipt", "again.receipt")
    assert "Entry 6 of wells stands already" in again.output
    assert Path("again.receipt").read_bytes() == Path("wells-6.receipt").read_bytes()


def test_the_key_is_needed(opened: Run) -> None:
    Path("warden.key").rename("elsewhere.key")
    result = opened("register", "submit", write("new", {}), "--as", "warden", status=2)
    assert "--key" in result.output
    opened("register", "submit", "new", "--as", "warden", "--key", "elsewhere.key")


def test_the_key_of_somebody_else_signs_nothing(opened: Run) -> None:
    result = opened(
        "register", "submit", write("new", {}), "--as", "warden", "--key", "council.key", status=2
    )
    assert "council signed it in the name of warden" in result.output


def test_what_was_entered_at_the_desk_never_looks_signed(opened: Run) -> None:
    opened("register", "submit", write("new", {}), "--as", "warden", "--entered")
    opened("register", "submit", write("more", {"id": "R-2"}), "--as", "warden")
    entered, signed = json.loads(opened("register", "log", "wells", "-f", "json").stdout)[1:]
    assert (entered["by"], signed["by"]) == ("entered", "signed")
    assert "entered, wells" in opened("register", "log").output
    assert "entered by the registrar for warden" in opened("register", "show", "6").output
    assert "signed by warden" in opened("register", "show", "7").output


def test_a_receipt_that_cannot_be_written_is_told_and_the_papers_stand(opened: Run) -> None:
    arguments = ("register", "submit", write("new", {}), "--as", "warden", "--receipt", "no/where")
    result = opened(*arguments, status=2)
    assert "entry 6 stands" in result.output
    opened("register", "submit", "new", "--as", "warden")


def test_a_receipt_of_another_register_is_not_overwritten(opened: Run) -> None:
    Path("wells-6.receipt").write_text("precious")
    result = opened("register", "submit", write("new", {}), "--as", "warden", status=2)
    assert "entry 6 stands" in result.output
    assert Path("wells-6.receipt").read_text() == "precious"


def test_problems_are_told_all_at_once_with_file_and_line(opened: Run) -> None:
    case = write("new", {"submitted_by": "council"}, {"id": "R-2", "received_on": "2001-02-28"})
    result = opened("register", "submit", case, "--as", "warden", status=2)
    assert "new/papers.json:1:" in result.output
    assert result.output.count("[register-") == 2


def test_a_case_that_is_not_open_is_told(opened: Run) -> None:
    case = write("new", {})
    result = opened("register", "submit", case, "--as", "warden", "--case", "other", status=2)
    assert "warden takes part in no case 'other'" in result.output


def test_copies_are_kept_and_do_not_count(opened: Run) -> None:
    write("copies", {"submitted_by": "council"})
    opened("register", "forward", "copies", "--as", "warden")
    shown = opened("register", "show", "wells").output
    assert "0 papers" in shown
    assert "it waits for its sender's own" in shown
    nothing = opened("register", "forward", write("own", {}), "--as", "warden", status=2)
    assert "no paper of another sender" in nothing.output


def test_old_papers_are_imported_with_the_days_they_state(opened: Run) -> None:
    write("old", {"submitted_by": "warden", "received_on": "2002-01-15"})
    assert "Entry 6" in opened("register", "import", "old").output
    assert "stands already" in opened("register", "import", "old").output
    verdict = json.loads(
        opened(
            "assess", "register:wells", "--as-of", "2002-01-31", "-f", "json", status=None
        ).stdout
    )
    assert any("R-1" in finding["evidence"] for finding in verdict["findings"])


def test_doubtful_papers_are_affirmed_with_a_new_key(opened: Run) -> None:
    opened("register", "submit", write("new", {}), "--as", "warden")
    shown = opened("register", "show", "6").output
    key = shown.split("key ")[1].split()[0]
    opened("register", "revoke-key", key, "--compromised-since", TODAY)
    assert "contested" in opened("register", "show", "wells").output
    opened("register", "key", "warden", "--folder", write_folder("second"))
    opened("register", "add-key", "warden", "second/warden.pub")
    opened("register", "affirm", "wells", "6", "--as", "warden", "--key", "second/warden.key")
    assert "contested" not in opened("register", "show", "wells").output


def write_folder(name: str) -> str:
    Path(name).mkdir()
    return name
