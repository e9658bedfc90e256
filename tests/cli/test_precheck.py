from __future__ import annotations

import stat
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy")

from tests.cli.register.conftest import Run, run, write
from tests.register.world import PACK

__all__ = ["run"]


def test_a_proof_is_not_overwritten(run: Run) -> None:
    Path("plan.precheck").write_text("mine")
    write("plan", {"id": "P-1"})
    result = run("precheck", "plan", "--rules", PACK, "--sender", "warden", status=2)
    assert "--keep" in result.output


def test_a_case_is_assessed_and_the_proof_kept_for_its_owner_alone(run: Run) -> None:
    run("register", "init")
    write("plan", {"id": "P-1"})
    days = ("--sender", "warden", "--as-of", "2001-12-31")
    result = run("precheck", "plan", "--rules", PACK, *days, "--keep", "proof", status=None)
    assert stat.S_IMODE(Path("proof").stat().st_mode) == 0o600
    fingerprint = result.stderr.split("Fingerprint: ")[1].split()[0]
    proven = run("precheck", "plan", "--prove", "proof").output
    assert f"Fingerprint: {fingerprint}" in proven
    assert "The register does not have this fingerprint." in proven
    assert "All 1 papers are among those that were checked." in proven


@pytest.mark.parametrize("text", [None, "", "{}", "[]"])
def test_what_is_not_a_proof_is_refused_with_its_name(run: Run, text: str | None) -> None:
    if text is not None:
        Path("proof").write_text(text)
    assert "proof" in run("precheck", write("plan", {}), "--prove", "proof", status=2).output
