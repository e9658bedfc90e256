import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker.model.problems import Position
from checker.reports import render
from checker.reports.github import annotation
from tests.reports import samples


@pytest.mark.parametrize(
    ("text", "title", "command"),
    [
        ("100% of it", "50%", "::error file=a.json,line=1,col=2,title=50%25::100%25 of it"),
        ("one\ntwo", "a: b, c", "::error file=a.json,line=1,col=2,title=a%3A b%2C c::one%0Atwo"),
        ("x\r\n::error::y", "t", "::error file=a.json,line=1,col=2,title=t::x%0A::error::y"),
    ],
)
def test_commands_are_escaped(text: str, title: str, command: str) -> None:
    assert annotation("error", text, title, Position("a.json", "", 1, 2)) == command


def test_file_names_are_escaped_and_unknown_lines_left_out() -> None:
    assert annotation("notice", "m", "t", Position("a,b:c.json")) == (
        "::notice file=a%2Cb%3Ac.json,title=t::m"
    )


@given(st.text(), st.text(), st.text())
def test_nothing_submitted_starts_a_line(text: str, title: str, file: str) -> None:
    command = annotation("warning", text, title, Position(file, "", 3, 4))
    assert len(command.splitlines()) == 1
    head, _, _ = command.removeprefix("::").partition("::")
    assert head.count(",") == 3


def test_case_to_which_nothing_applied_warns() -> None:
    (line,) = render([samples.nothing_applied()], "github").splitlines()
    assert line.startswith("::warning file=case/case.json,line=1,col=1,")


def test_green_case_is_a_notice() -> None:
    made = samples.assessment(status="satisfied", summary="All is well.", tranches=(), findings=())
    paper, whole = render([made], "github").splitlines()
    assert whole.startswith("::notice file=case/case.json")
    assert paper.startswith("::notice file=case/reports.json,line=50")
    assert "title=audit-98b is not counted" in paper
