from __future__ import annotations

from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from checker.feel import parse
from checker.screens.expressions import Translator
from checker.screens.lists import Column, Paper, Papers
from checker.screens.names import Around
from checker.screens.rules import NotScreened
from checker.screens.values import Kind, UntranslatableError
from tests.screens.made import (
    AS_OF,
    Document,
    allowance,
    check,
    mills,
    open_subjects,
    report,
    suspects,
)

UNSHRUNK = (Phase.explicit, Phase.reuse, Phase.generate)
"""To make a counterexample smaller takes minutes, and a short text is short enough."""

# Whatever FEEL does not find in order has to be let through -------------------------------------

MILLS, YEARS = ("A", "B"), (1998, 1999)
AMOUNTS = st.sampled_from([None, "0", "0.001", "1", "1.5", "2", "-3", "999999999999999.999"])
OF_REPORT = "output_reports[mill = report.mill and year = report.year]"
NUMBERS = st.recursive(
    st.sampled_from(
        [
            "0",
            "1.5",
            "-2",
            "0.0001",
            "report.output",
            "report.opening",
            "report.sold",
            "report.quarter",
            "allowed(report.mill, report.year)",
            "made_by(report.mill, report.year)",
            f"count({OF_REPORT})",
            f"count(distinct values({OF_REPORT}.opening))",
            f"sum({OF_REPORT}[opening > 1].output)",
            f"sum from zero({OF_REPORT}[sold != null].sold)",
            f"sum(for r in {OF_REPORT} return r.output * 2)",
            f"max({OF_REPORT}.opening)",
            "output_reports[mill = report.mill and quarter = 1][1].output",
            f"sum(for q in 1..2 return sum({OF_REPORT}[quarter = q].sold))",
        ]
    ),
    lambda inner: st.one_of(
        st.tuples(inner, st.sampled_from("+-*"), inner).map(lambda t: f"({' '.join(t)})"),
        inner.map(lambda text: f"-({text})"),
        st.tuples(inner, inner).map(lambda t: f"min([{t[0]}, {t[1]}])"),
    ),
    max_leaves=3,
)
SIGNS = st.sampled_from(["=", "!=", "<", "<=", ">", ">="])
COMPARED = st.one_of(
    st.tuples(NUMBERS, SIGNS, NUMBERS).map(" ".join),
    st.tuples(NUMBERS, NUMBERS, SIGNS, NUMBERS).map(lambda t: f"{t[0]} / {t[1]} {t[2]} {t[3]}"),
    st.tuples(NUMBERS, SIGNS, NUMBERS, NUMBERS).map(lambda t: f"{t[0]} {t[1]} {t[2]} / {t[3]}"),
    st.tuples(NUMBERS, NUMBERS, NUMBERS).map(lambda t: f"{t[0]} between {t[1]} and {t[2]}"),
    NUMBERS.map(lambda text: f"{text} = null"),
    st.sampled_from(
        [
            "report.opening != null",
            'report.mill = "A"',
            "report.quarter in [1..2]",
            "report.sold in (1, > 2)",
            'report.received_on <= @"1999-01-10"',
            "report.received_on < as_of",
            f"some r in {OF_REPORT} satisfies r.opening > 1",
            f"every r in {OF_REPORT} satisfies r.sold < 2",
            "output_reports[mill = report.mill and quarter = 2][1] = null",
        ]
    ),
)
CONDITIONS = st.recursive(
    COMPARED,
    lambda inner: st.one_of(
        st.tuples(inner, inner).map(lambda t: f"({t[0]}) and ({t[1]})"),
        st.tuples(inner, inner).map(lambda t: f"({t[0]}) or ({t[1]})"),
        inner.map(lambda text: f"not({text})"),
        st.tuples(inner, inner, inner).map(lambda t: f"(if {t[0]} then {t[1]} else {t[2]})"),
        st.tuples(inner, inner).map(lambda t: f"(if {t[0]} then {t[1]} else null)"),
    ),
    max_leaves=3,
)
ODD: list[dict[str, Any]] = [
    {},
    {},
    {},
    {"submitted_by": "ministry"},
    {"submitted_by": "C"},
    {"received_on": "1998-01-05"},
    {"received_on": "2000-07-01"},
    {"id": "twice"},
]
"""What may be odd about a report; the last gives a second report on the same quarter."""


@st.composite
def papers(draw: st.DrawFn) -> list[Document]:
    """Return some reports and allowances, not all of which count."""
    made = [allowance(mill, 1998, draw(AMOUNTS)) for mill in MILLS if draw(st.booleans())]
    for mill in MILLS:
        for year in YEARS:
            for quarter in (1, 2):
                if not draw(st.booleans()):
                    continue
                fields = {"opening": draw(AMOUNTS), "sold": draw(AMOUNTS)}
                output, odd = draw(AMOUNTS), draw(st.sampled_from(ODD))
                made.append(report(mill, year, quarter, output, **fields))
                if odd.get("id"):
                    made.append({**made[-1], "id": f"R-{len(made)}"})
                elif odd:
                    made[-1] = {**made[-1], **odd}
    return made


def _holds(require: str, applies: str | None, documents: list[Document]) -> None:
    rule = check(require, applies)
    found = suspects(rule, documents)
    if not isinstance(found, NotScreened):
        missed = open_subjects(rule, documents) - found
        assert not missed, (require, applies, documents)


OF_REPORTS = given(require=CONDITIONS, applies=st.none() | COMPARED, documents=papers())


@settings(max_examples=12, phases=UNSHRUNK)
@OF_REPORTS
def test_what_feel_does_not_find_in_order_is_let_through(
    require: str, applies: str | None, documents: list[Document]
) -> None:
    _holds(require, applies, documents)


@pytest.mark.long
@settings(max_examples=500, phases=UNSHRUNK)
@OF_REPORTS
def test_in_many_more_cases_it_is_let_through(
    require: str, applies: str | None, documents: list[Document]
) -> None:
    _holds(require, applies, documents)


OF_SUBJECT = "output_reports[mill = m and year = y]"
GROUPED = st.sampled_from(
    [
        f"sum({OF_SUBJECT}.output)",
        f"sum from zero({OF_SUBJECT}.sold)",
        f"count({OF_SUBJECT})",
        f"min({OF_SUBJECT}.output)",
        f"sum({OF_SUBJECT}[quarter = 1].output)",
        "allowed(m, y)",
        "y",
        "2",
    ]
)


@settings(max_examples=8, phases=UNSHRUNK)
@given(left=GROUPED, sign=SIGNS, right=GROUPED, documents=papers())
def test_groups_that_feel_does_not_find_in_order_are_let_through(
    left: str, sign: str, right: str, documents: list[Document]
) -> None:
    subjects = {
        "m": "distinct values(output_reports.mill)",
        "y": "distinct values(output_reports[mill = m].year)",
    }
    rule = check(f"{left} {sign} {right}", **subjects)
    found = suspects(rule, documents)
    if not isinstance(found, NotScreened):
        missed = open_subjects(rule, documents) - found
        assert not missed, (rule.require, documents)


# And what is in order stays out -----------------------------------------------------------------

HONEST = [
    allowance("A", 1998, "10"),
    allowance("B", 1998, "3.2"),
    report("A", 1998, 1, "5", opening="1", sold="4", closing="2"),
    report("A", 1998, 2, "5", opening="2", sold="7", closing="0"),
    report("B", 1998, 1, "1.1", opening="0", sold="1.1"),
    report("B", 1998, 2, "2.2", opening="0", sold="2.2"),
]
FIRST, SECOND = "R-A-1998-1", "R-A-1998-2"
FIRST_OF_YEAR = "output_reports[mill = report.mill and quarter = 1]"
OTHERS = {("R-B-1998-1",), ("R-B-1998-2",)}


@pytest.mark.parametrize(
    ("require", "let_through"),
    [
        ("report.opening + report.output - report.sold = report.closing", OTHERS),
        ("report.output > 5", {(FIRST,), (SECOND,), *OTHERS}),
        ("report.output >= 5", OTHERS),
        ("report.output in [5..6]", OTHERS),
        ('report.mill = "A"', OTHERS),
        ("report.closing != null", OTHERS),
        ("not(report.closing = null)", OTHERS),
        ("report.sold / report.output <= 0.8", {(SECOND,), *OTHERS}),
        ("0.8 >= report.sold / report.output", {(SECOND,), *OTHERS}),
        ("report.sold / -report.output >= -0.8", {(SECOND,), *OTHERS}),
        ("report.closing / report.opening < 1", {(FIRST,), *OTHERS}),
        ("if report.quarter = 1 then report.output >= 1 else null", {(SECOND,), ("R-B-1998-2",)}),
        ("made_by(report.mill, report.year) <= allowed(report.mill, report.year)", OTHERS),
        ("allowed(report.mill, report.year) / 2 = 5", OTHERS),
        ("sum(output_reports[mill = report.mill].output) = 10", OTHERS),
        ("count(output_reports[mill = report.mill]) = 2", set()),
        ("count(distinct values(output_reports[mill = report.mill].output)) = 1", OTHERS),
        ("max(output_reports[mill = report.mill].opening) = 2", OTHERS),
        ("every r in output_reports[mill = report.mill] satisfies r.output >= 5", OTHERS),
        ("some r in output_reports[mill = report.mill] satisfies r.quarter = 2", set()),
        ("output_reports[mill = report.mill and quarter = 2][1].sold = 7", OTHERS),
        ("output_reports[mill = report.mill and quarter = 3][1] = null", set()),
        (f"sort({FIRST_OF_YEAR}, function(a, b) a.sold < b.sold)[-1].output = 5", OTHERS),
        ("sum(sort(output_reports[mill = report.mill].year, function(a, b) a < b)) = 3996", set()),
        ('report.received_on < @"1998-05-01"', {(SECOND,), ("R-B-1998-2",)}),
    ],
)
def test_what_is_in_order_stays_out(require: str, let_through: set[tuple[str]]) -> None:
    rule = check(require)
    assert suspects(rule, HONEST) == let_through
    assert open_subjects(rule, HONEST) <= let_through


@pytest.mark.parametrize(
    ("require", "what"),
    [
        ("string length(report.mill) = 1", "`string length`"),
        ("report.sold / report.output + 1 <= 2", "`/` outside a comparison"),
        ("report.output ** 2 > 1", "`**` outside a comparison"),
        ('report.output > "a"', "a number compared with a text"),
        ("output_reports[mill = report.mill].output[1] > 1", "a place in a list"),
        ("output_reports[mill = report.mill].closing[1] != null", "a place in a list"),
        (
            "count(sort(output_reports[mill = report.mill], function(a, b) a.sold < b.sold)) = 2",
            "`sort`",
        ),
        ("report.quarter in []", "an empty list"),
        ("sum([]) = null", "an empty list"),
        ("sum(output_reports.output) > 1", "all papers of the type `output-report` together"),
        ("report.output * 1234567890123456789012345678901234 > 1", "a number that can have"),
    ],
)
def test_what_has_no_equal_is_named(require: str, what: str) -> None:
    found = suspects(check(require), HONEST)
    assert isinstance(found, NotScreened)
    assert what in found.why


@pytest.mark.parametrize("name", ["allowed", "as_of", "output_reports"])
def test_a_field_that_may_be_missing_is_not_taken_for_what_its_name_means_elsewhere(
    name: str,
) -> None:
    columns = {name: Column(Kind.DAY), "sure": Column(Kind.DAY, is_required=True)}
    note = Paper(Papers("note", "notes", columns), "p")
    translator = Translator(mills(), {}, AS_OF, needs_papers=False)
    with pytest.raises(UntranslatableError, match=f"`{name}`, which is a field or"):
        translator.value(parse(f"{name} = null", [name]), Around((note,)))
    assert translator.scalar(parse("sure = null", ["sure"]), Around((note,))).is_sure
