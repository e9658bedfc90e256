from __future__ import annotations

from tests.cli.register.conftest import Run, write
from tests.register.world import PACK


def test_a_precheck_leaves_a_fingerprint_and_proves_it_later(judged: Run) -> None:
    write("plan", {"id": "P-1", "drawn": 77})
    result = judged(
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
    assert "drawn" not in judged("register", "show", "8", "--content").output
    assert "P-1" not in judged("register", "show", "8", "--content").output
    judged("register", "submit", "plan", "--as", "warden")
    early = judged("precheck", "register:wells", "--prove", "plan.precheck", status=1)
    assert "Not among the papers that were checked: R-1" in early.output
    proven = judged("precheck", "plan", "--prove", "plan.precheck").output
    assert "In the register: entry 8" in proven
    assert "Checked as of 2001-12-31 with water sha256:" in proven
    write("plan", {"id": "P-1", "drawn": 78})
    assert "P-1" in judged("precheck", "plan", "--prove", "plan.precheck", status=1).output
