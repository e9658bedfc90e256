from __future__ import annotations

from pathlib import Path

from checker.evaluation import Scope, evaluate
from checker.packs import load_compiled
from checker.unlock.lean import lean
from tests.evaluation.world import GRANTS, planting, survey, write_world


def test_the_lean_pack_decides_as_the_whole_does(tmp_path: Path) -> None:
    world = write_world(tmp_path, GRANTS)
    whole = world.scope([planting("A", 95), survey(1)], "2001-12-31")
    short = Scope(lean(whole.compiled, "grant-1"), whole.case, whole.as_of)
    found = [
        {each.finding.id: each.finding.status for each in evaluate(scope).of_rules}
        for scope in (whole, short)
    ]
    assert found[0] == found[1] != {}


def test_tranches_of_other_payments_are_left_out() -> None:
    halon = load_compiled("rules/halon")
    kept = {each.id: each for each in lean(halon, "tranche-3").pack.topic.tranches}
    assert list(kept) == ["tranche-1", "tranche-2", "tranche-3", "tranche-4"]
    assert [name for name, each in kept.items() if each.conditions] == ["tranche-3"]
    assert not any(rule.alternatives for rule in lean(halon, "tranche-3").pack.topic.rules)
