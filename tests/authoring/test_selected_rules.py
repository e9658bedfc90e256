from __future__ import annotations

from pathlib import Path

from checker.authoring.selected_rules import assess_part
from checker.authoring.testing.cases import case_of
from checker.authoring.testing.suite import load_suite
from checker.packs import load_compiled
from checker.pipeline import Loaded, assess


def test_a_part_says_of_its_rules_what_the_whole_says(water: Path) -> None:
    compiled = load_compiled(water)
    test = load_suite(compiled.pack)[1]
    loaded = Loaded(case_of(test, compiled.pack), compiled)
    whole = assess(loaded, test.test.as_of)
    part = assess_part(loaded, test.test.as_of, {"within-cap", "close"})
    assert {finding.rule for finding in part.all_findings()} == {"within-cap"}
    assert all(finding in whole.all_findings() for finding in part.all_findings())
    assert part.consequences == whole.consequences
    assert part.tranches == ()
