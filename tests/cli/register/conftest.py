"""Commands of the register in a folder of their own, with two parties and a case."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

pytest.importorskip("sqlalchemy")

from checker.cli import main
from tests.register.world import PACK

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run ``checker`` in an empty folder; a result is never a traceback."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("CHECKER_REGISTER", "CHECKER_REGISTER_KEYS", "CHECKER_PARTY"):
        monkeypatch.delenv(name, raising=False)

    def invoke(*arguments: str, status: int | None = 0, **options: Any) -> Result:
        result = CliRunner().invoke(main, arguments, **options)
        assert result.exception is None or isinstance(result.exception, SystemExit), result.output
        assert status is None or result.exit_code == status, result.output
        return result

    return invoke


@pytest.fixture
def opened(run: Run) -> Run:
    """A register with ``warden`` and ``council``, and the open case ``wells``."""
    run("register", "init")
    for name in ("warden", "council"):
        run("register", "key", name)
        roles = [word for role in sorted({name, "warden"}) for word in ("--role", role)]
        run("register", "add-party", name, *roles, "--sender", name, "--key", f"{name}.pub")
    run("register", "open", "wells", "--rules", PACK, "--member", "warden", "--member", "council")
    return run


@pytest.fixture
def two_cases(opened: Run) -> Run:
    """A paper in ``wells``, and one in a case of the council alone."""
    opened("register", "submit", write("new", {}), "--as", "warden")
    opened("register", "open", "secret", "--rules", PACK, "--member", "council")
    opened("register", "submit", write("own", {"id": "S-1"}), "--as", "council", "--case", "secret")
    return opened


@pytest.fixture
def judged(opened: Run) -> Run:
    """A paper in entry 6, and a verdict on it in entry 7."""
    opened("register", "submit", write("new", {}), "--as", "warden")
    record = ("register", "assess", "wells", "--as-of", "2001-12-31", "--record", "-f", "json")
    opened(*record, "--as", "council", "-o", "verdict.json", status=3)
    return opened


def write(name: str, *papers: dict[str, Any]) -> str:
    """Write a case folder with papers on wells; return its name."""
    folder = Path(name)
    folder.mkdir(exist_ok=True)
    (folder / "case.json").write_text(json.dumps({"case": "wells", "rules": "water"}))
    (folder / "papers.json").write_text(json.dumps([report(**paper) for paper in papers]))
    return name


def report(**fields: Any) -> dict[str, Any]:
    """Return a report of a well."""
    return {
        "type": "well-report",
        "id": "R-1",
        "well": "north",
        "year": 2001,
        "drawn": 12,
        **fields,
    }


def fingerprint(run: Run) -> str:
    """Return the fingerprint that `bundle.json` says its register has."""
    output = run("register", "verify", "bundle.json", status=3).output
    return output.rsplit("says: ", 1)[1].strip()
