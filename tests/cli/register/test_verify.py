from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.register.conftest import Run, fingerprint, write
from tests.register.world import PACK, by_hand


def test_a_whole_register_holds_with_its_receipts(judged: Run) -> None:
    result = judged("register", "verify", "--receipt", "wells-6.receipt")
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
def test_the_first_entry_that_does_not_hold_is_named(judged: Run, sql: str, said: str) -> None:
    with by_hand("sqlite:///checker.db") as database:
        database.execute("PRAGMA foreign_keys = OFF")
        database.execute(sql)
    assert said in judged("register", "verify", status=1).output


def test_a_cut_log_is_found_from_what_was_seen(judged: Run) -> None:
    Path("checker.db").rename("newer.db")
    for path in Path().glob("checker.db-*"):
        path.unlink()
    judged("register", "init", "sqlite:///other.db", "--keys", "other.keys")
    result = judged(
        "register",
        "verify",
        "--register",
        "sqlite:///other.db",
        "--receipt",
        "wells-6.receipt",
        status=1,
    )
    assert "does not hold" in result.output


def test_a_bundle_is_verified_by_somebody_without_the_register(judged: Run) -> None:
    assert "7 entries" in judged("register", "export", "wells", "-o", "bundle.json").output
    key = fingerprint(judged)
    Path("checker.db").unlink()
    judged("register", "verify", "bundle.json", "--register-key", key)
    judged("register", "verify", "bundle.json", "--receipt", "wells-6.receipt")
    wrong = judged("register", "verify", "bundle.json", "--register-key", "0" * 64, status=1)
    assert "another key" in wrong.output


def test_a_bundle_of_an_attacker_s_own_register_does_not_have_the_key(
    judged: Run, tmp_path: Path
) -> None:
    judged("register", "export", "wells", "-o", "bundle.json")
    key = fingerprint(judged)
    url = ("--register", "sqlite:///fake.db")
    judged("register", "init", "sqlite:///fake.db")
    for name in ("warden", "council"):
        judged(
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
    judged("register", "open", "wells", "--rules", PACK, "--member", "warden", *url)
    fake = ("--receipt", "fake.receipt", *url)
    judged("register", "submit", write("fake", {"drawn": 1}), "--as", "warden", *fake)
    judged("register", "export", "wells", "-o", "fake.json", *url)
    judged("register", "verify", "fake.json", "--register-key", key, status=1)
    judged("register", "verify", "fake.json", "--receipt", "wells-6.receipt", status=1)


@pytest.mark.parametrize("text", ["", "{}", "[]", "\xff"])
def test_what_is_no_bundle_or_receipt_is_refused(judged: Run, text: str) -> None:
    Path("x").write_text(text, encoding="latin-1")
    for arguments in (("x",), ("--receipt", "x"), ("--receipt", "none"), ("none",)):
        judged("register", "verify", *arguments, status=2)
