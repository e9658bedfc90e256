from __future__ import annotations

from decimal import Decimal

from checker.authoring.coverage.goals import Hit
from checker.authoring.coverage.pack_coverage import Level, pack_coverage
from checker.authoring.coverage.report import CoverageReport


def goals_of_limit(report: CoverageReport, hits: list[Hit]) -> dict[str, Level]:
    rules = pack_coverage(report.pack, 1, hits).rules
    return next(rule.goals for rule in rules if rule.rule == "within-cap")


def test_the_best_hit_of_a_goal_counts(report: CoverageReport) -> None:
    ran, checked = (Hit("within-cap", "satisfied", each) for each in (False, True))
    for hits in ([ran, checked], [checked, ran]):
        assert goals_of_limit(report, hits)["satisfied"] is Level.CHECKED
    goals = goals_of_limit(report, [ran])
    assert (goals["satisfied"], goals["violated"]) == (Level.RAN, Level.NEVER)


def test_a_rule_is_as_good_as_its_goals(report: CoverageReport) -> None:
    assert report.tests is not None
    levels = {rule.rule: rule.level for rule in report.tests.rules}
    assert levels["yearly-report"] is Level.CHECKED
    assert levels["within-cap"] is Level.RAN
    assert {rule.level for rule in pack_coverage(report.pack, 0, []).rules} == {Level.NEVER}


def test_percent_is_rounded_down(report: CoverageReport) -> None:
    assert report.tests is not None
    assert (report.tests.checked, report.tests.total) == (14, 19)
    assert report.tests.percent == Decimal("73.6")  # not 73.7
    assert pack_coverage(report.pack, 0, []).percent == 0
