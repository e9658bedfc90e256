from __future__ import annotations

import pytest

from tests.cli.register.conftest import Run


def test_verdicts_replay_from_the_register_and_from_a_bundle(judged: Run) -> None:
    judged("register", "export", "wells", "-o", "bundle.json")
    for verdict in ("7", "bundle.json"):
        output = judged("register", "replay", verdict).output
        assert output == "Entry 7, wells as of 2001-12-31: the same judgement\n"


@pytest.mark.parametrize("verdict", ["6", "99", "new", "none"])
def test_what_is_no_verdict_is_not_replayed(judged: Run, verdict: str) -> None:
    judged("register", "replay", verdict, status=2)
