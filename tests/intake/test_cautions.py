from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.intake.cases import load, report, write


def codes(tmp_path: Path, *documents: dict[str, Any]) -> list[tuple[str, str]]:
    case = load(write(tmp_path / "b.json", *documents))
    return [(one.code, one.document.id) for one in case.cautions]


def catches(*figures: object) -> list[dict[str, Any]]:
    return [report(f"R-{at}", catch=figure) for at, figure in enumerate(figures)]


def test_figure_a_thousand_times_all_others(tmp_path: Path) -> None:
    assert codes(tmp_path, *catches(5, 8, 8000)) == [("odd-figure", "R-2")]
    assert codes(tmp_path, *catches(5, 8, 7999.9)) == []


def test_figure_a_thousandth_of_all_others(tmp_path: Path) -> None:
    assert codes(tmp_path, *catches(5000, 8000, 5)) == [("odd-figure", "R-2")]
    assert codes(tmp_path, *catches(5000, 8000, 5.1)) == []


@pytest.mark.parametrize("figures", [(5, 8000), (0, 5, 8), (0, 0, 8000)])
def test_few_figures_and_none_say_nothing(tmp_path: Path, figures: tuple[int, ...]) -> None:
    assert codes(tmp_path, *catches(*figures)) == []


def test_day_far_in_the_future(tmp_path: Path) -> None:
    assert codes(tmp_path, report("R-1", closed_on="2098-05-01")) == [("far-future", "R-1")]
    assert codes(tmp_path, report("R-1", closed_on="2019-05-01")) == []


def test_problem_of_a_caution_has_its_place(tmp_path: Path) -> None:
    case = load(write(tmp_path / "b.json", *catches(5, 8, 8000)))
    problem = case.cautions[0].problem()
    assert problem.is_warning
    assert problem.position.pointer == "/documents/2/catch"
    assert (
        problem.message == "8,000 is a thousand times what every other catch-report has, at most 8"
    )
