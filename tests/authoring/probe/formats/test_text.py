from __future__ import annotations

from dataclasses import replace

from checker.authoring.probe.formats.text import render
from checker.authoring.probe.run import LeftOut, ProbeReport
from checker.messages import gettext
from checker.model.problems import Position, Problem
from checker.reports import Style

FIRST = """\
half: year well-report.year
    makes payable: USD 500.00
    report a day late, as of 2003-03-01: south-2001 year 2002; half/2002 was undetermined, is
      eligible
"""


def test_money_comes_first_with_an_example(report: ProbeReport) -> None:
    text = render([report], Style(width=100))
    assert text.startswith(FIRST)
    assert text.endswith("water 1.0.0: 98 probes, 7 papers, 4 cases, 8 improved\n")


def test_a_kind_has_one_example_and_all_where_it_is_verbose(report: ProbeReport) -> None:
    assert "and 2 more" in render([report], Style(width=100))
    verbose = render([report], Style(width=100, verbose=True))
    assert "more" not in verbose
    assert verbose.count("yearly-report/2002 was violated") == 5


def test_what_there_was_no_time_for_is_told(report: ProbeReport) -> None:
    hasty = replace(report, improved=(), accepted=3, left_out=LeftOut(cases=1, papers=2_000))
    assert render([hasty], Style(width=100)) == (
        "Left out for want of time: 1 case, 2,000 papers.\n"
        "water 1.0.0: 98 probes, 7 papers, 4 cases, 3 improved and accepted, 0 improved\n"
    )


def test_entries_that_accept_nothing_stand_with_their_line(report: ProbeReport) -> None:
    problem = Problem(Position("list.yaml", "", 2, 5), "unused-probe", gettext("no such thing"))
    text = render([replace(report, improved=(), unused=(problem,))], Style(width=100))
    assert text.startswith("list.yaml:2:5 no such thing\n")
