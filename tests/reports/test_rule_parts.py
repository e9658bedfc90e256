import pytest

from checker.reports.rule_parts import rule_parts
from tests.reports import samples


@pytest.mark.parametrize(
    ("rule", "part"),
    [
        ("tranche-2/output", ("For each", "line in lines")),
        ("quota", ("At most", "quota_of(works, year)")),
        ("quarterly-report", ("Dated by", "document.received_on")),
        ("tranche-2", ("Computed as", "0.50 * allocation(year)")),
        ("dates", ("Condition", "true")),
        ("hold-on-overrun", ("When", "fine-on-overrun stands (as fine)")),
        ("hold-on-overrun", ("Lifted when", "plan_agreed(over.year)")),
    ],
)
def test_a_rule_is_told_part_by_part(rule: str, part: tuple[str, str]) -> None:
    assert part in list(rule_parts(samples.assessment().rules[rule]))


def test_nothing_has_no_parts() -> None:
    assert list(rule_parts(None)) == []
