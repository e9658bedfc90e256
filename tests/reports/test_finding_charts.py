from dataclasses import replace
from decimal import Decimal

from checker.messages import catalogue, speaking
from checker.model.pack import FindingChart
from checker.reports.assessment import Assessment
from checker.reports.finding_charts import chart_parts
from tests.reports import samples

CHART = FindingChart(
    title="Made against quota",
    rule="quota",
    specification={"mark": "bar", "encoding": {"y": {"field": "measured"}}},
)


def assessment(chart: FindingChart = CHART) -> Assessment:
    first, *others = samples.findings()
    figures = {"measured": Decimal("812.50"), "bound": Decimal("1700")}
    one = samples.assessment(findings=(first.model_copy(update=figures), *others))
    manifest = one.pack.manifest.model_copy(update={"charts": (chart,)})
    return replace(one, pack=replace(one.pack, manifest=manifest))


def test_the_findings_of_the_rule_become_the_rows() -> None:
    [part] = chart_parts(assessment(), "case-1")
    assert (part.id, part.title) == ("case-1-1", "Made against quota")
    assert [column.title for column in part.columns[:4]] == ["Works", "Year", "Measured", "Allowed"]
    assert [column.unit for column in part.columns[:4]] == [None, None, "t", "t"]
    assert part.rows[0]["works"].value == "North"
    assert (part.rows[0]["measured"].value, part.rows[0]["measured"].shown) == ("812.50", "812.50")
    assert (part.rows[0]["bound"].value, part.rows[0]["bound"].shown) == ("1700", "1,700")
    assert part.charts == (CHART.specification,)


def test_headings_are_told_in_the_language_of_the_report() -> None:
    with speaking(catalogue("zh", {"works": "工厂"})):
        [part] = chart_parts(assessment(), "c")
        assert (part.columns[0].id, part.columns[0].title) == ("works", "工厂")


def test_a_figure_that_is_not_known_is_not_zero() -> None:
    [part] = chart_parts(assessment(), "c")
    assert "measured" not in part.rows[1]
    assert part.rows[1]["status"].shown == "waived"


def test_a_rule_without_findings_has_no_chart() -> None:
    unused = CHART.model_copy(update={"rule": "tranche-2/other"})
    assert chart_parts(assessment(unused), "c") == []
    assert chart_parts(samples.assessment(), "c") == []
