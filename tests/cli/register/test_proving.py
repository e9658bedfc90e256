"""``verify``, ``export``, ``replay``, ``precheck``: what outsiders can prove."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.register.conftest import Run, write
from tests.register.world import PACK, by_hand


@pytest.fixture
def filled(opened: Run) -> Run:
    """A paper in entry 6, and a verdict on it in entry 7."""
    opened("register", "submit", write("new", {}), "--as", "warden")
    record = ("register", "assess", "wells", "--as-of", "2001-12-31", "--record", "-f", "json")
    opened(*record, "--as", "council", "-o", "verdict.json", status=3)
    return opened


def fingerprint(run: Run) -> str:
    output = run("register", "verify", "bundle.json", status=3).output
    return output.rsplit("says: ", 1)[1].strip()


def test_a_whole_register_holds_with_its_receipts(filled: Run) -> None:
    result = filled("register", "verify", "--receipt", "wells-6.receipt")
    assert result.output.startswith("7 entries with 1 papers hold")
    assert "1 receipts" in result.output
    assert "what was seen here last" in result.output


@pytest.mark.parametrize(
    ("sql", "said"),
    [
        ("UPDATE document SET content = replace(content, '12', '13') WHERE seq = 6", "Entry 6"),
        ("UPDATE entry SET party = 'council' WHERE seq = 6", "Entry 6 does not hold: its column"),
        ("DELETE FROM entry WHERE seq = 3", "Entry 3"),
    ],
)
def test_the_first_entry_that_does_not_hold_is_named(filled: Run, sql: str, said: str) -> None:
    with by_hand("sqlite:///checker.db") as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(sql)
    assert said in filled("register", "verify", status=1).output


def test_a_cut_log_is_found_from_what_was_seen(filled: Run) -> None:
    Path("checker.db").rename("newer.db")
    for path in Path().glob("checker.db-*"):
        path.unlink()
    filled("register", "init", "sqlite:///other.db", "--keys", "other.keys")
    result = filled(
        "register",
        "verify",
        "--register",
        "sqlite:///other.db",
        "--receipt",
        "wells-6.receipt",
        status=1,
    )
    assert "does not hold" in result.output


def test_a_bundle_is_verified_by_somebody_without_the_register(filled: Run) -> None:
    assert "7 entries" in filled("register", "export", "wells", "-o", "bundle.json").output
    key = fingerprint(filled)
    Path("checker.db").unlink()
    filled("register", "verify", "bundle.json", "--register-key", key)
    filled("register", "verify", "bundle.json", "--receipt", "wells-6.receipt")
    wrong = filled("register", "verify", "bundle.json", "--register-key", "0" * 64, status=1)
    assert "another key" in wrong.output


def test_a_bundle_of_an_attacker_s_own_register_does_not_have_the_key(
    filled: Run, tmp_path: Path
) -> None:
    filled("register", "export", "wells", "-o", "bundle.json")
    key = fingerprint(filled)
    url = ("--register", "sqlite:///fake.db")
    filled("register", "init", "sqlite:///fake.db")
    for name in ("warden", "council"):
        filled(
            "register",
            "add-party",
            name,
            "--role",
            "warden",
            "--sender",
            name,
            "--key",
            f"{name}.pub",
            *url,
        )
    filled("register", "open", "wells", "--rules", PACK, "--member", "warden", *url)
    fake = ("--receipt", "fake.receipt", *url)
    filled("register", "submit", write("fake", {"drawn": 1}), "--as", "warden", *fake)
    filled("register", "export", "wells", "-o", "fake.json", *url)
    filled("register", "verify", "fake.json", "--register-key", key, status=1)
    filled("register", "verify", "fake.json", "--receipt", "wells-6.receipt", status=1)


@pytest.mark.parametrize("text", ["", "{}", "[]", "\xff"])
def test_what_is_no_bundle_or_receipt_is_refused(filled: Run, text: str) -> None:
    Path("x").write_text(text, encoding="latin-1")
    for arguments in (("x",), ("--receipt", "x"), ("--receipt", "none"), ("none",)):
        filled("register", "verify", *arguments, status=2)


def test_verdicts_replay_from_the_register_and_from_a_bundle(filled: Run) -> None:
    filled("register", "export", "wells", "-o", "bundle.json")
    for verdict in ("7", "bundle.json"):
        output = filled("register", "replay", verdict).output
        assert output == "Entry 7, wells as of 2001-12-31: the same judgement\n"


@pytest.mark.parametrize("verdict", ["6", "99", "new", "none"])
def test_what_is_no_verdict_is_not_replayed(filled: Run, verdict: str) -> None:
    filled("register", "replay", verdict, status=2)


def test_the_recorded_verdict_is_the_one_that_was_printed(filled: Run) -> None:
    shown = filled("register", "show", "7", "--content").output
    assert Path("verdict.json").read_text() in shown


def test_a_folder_is_exported_and_assessed_the_same(filled: Run) -> None:
    filled("register", "export", "wells", "--folder", "out")
    arguments = ("--as-of", "2030-01-01", "-f", "json")
    folder = filled("assess", "out", "--rules", PACK, *arguments, status=None).stdout
    case = filled("assess", "register:wells", *arguments, status=None).stdout
    assert json.loads(folder)["findings"] == json.loads(case)["findings"]


def test_a_precheck_leaves_a_fingerprint_and_proves_it_later(filled: Run) -> None:
    write("plan", {"id": "P-1", "drawn": 77})
    result = filled(
        "precheck",
        "plan",
        "--rules",
        PACK,
        "--sender",
        "warden",
        "--as",
        "warden",
        "--as-of",
        "2001-12-31",
        status=None,
    )
    assert "Recorded as entry 8" in result.stderr
    assert "drawn" not in filled("register", "show", "8", "--content").output
    assert "P-1" not in filled("register", "show", "8", "--content").output
    filled("register", "submit", "plan", "--as", "warden")
    early = filled("precheck", "register:wells", "--prove", "plan.precheck", status=1)
    assert "Not among the papers that were checked: R-1" in early.output
    proven = filled("precheck", "plan", "--prove", "plan.precheck").output
    assert "In the register: entry 8" in proven
    assert "Checked as of 2001-12-31 with water sha256:" in proven
    write("plan", {"id": "P-1", "drawn": 78})
    assert "P-1" in filled("precheck", "plan", "--prove", "plan.precheck", status=1).output


def test_a_proof_is_not_overwritten(filled: Run) -> None:
    Path("plan.precheck").write_text("mine")
    write("plan", {"id": "P-1"})
    result = filled("precheck", "plan", "--rules", PACK, "--sender", "warden", status=2)
    assert "--keep" in result.output
