from __future__ import annotations

from tests.evaluation.world import planting, survey
from tests.statements.conftest import Stated


def test_holes_of_a_text_are_filled_in_with_their_documents(stated: Stated) -> None:
    part = stated.part([planting("a", 60), survey(60)], "intro")
    assert part.text == "In 2001 the survey found 60 ha."
    assert part.evidence == ("S-2001",)


def test_a_hole_that_is_not_known_says_so(stated: Stated) -> None:
    part = stated.part([planting("a", 60)], "intro")
    assert part.text == "In 2001 the survey found not reported ha."
    assert part.missing == ("survey of 2001 (from the office)",)


def test_rows_follow_the_list_and_headings_the_columns(stated: Stated) -> None:
    part = stated.part([planting("a", 60), planting("b", 40)], "plots")
    assert [row["plot"].value for row in part.rows] == ["a", "b"]
    assert [(each.title, each.unit, each.numeric) for each in part.columns] == [
        ("Plot", None, False),
        ("Area", "ha", True),
        ("Change", "ha", True),
    ]


def test_lines_have_a_title_and_only_the_cells_that_concern_them(stated: Stated) -> None:
    part = stated.part([planting("a", 60), survey(60)], "indicators")
    assert [row["line"].value for row in part.rows][:2] == ["Surveyed in 2001", "Reports"]
    assert set(part.rows[1]) == {"line", "actual"}
    assert part.rows[0]["planned"].shown == "100 ha"


def test_a_section_that_does_not_apply_is_left_out(stated: Stated) -> None:
    def sections(*papers: dict[str, object]) -> list[str]:
        made = stated.make([planting("a", 60), *papers], "yearly", year="2001")
        return [part.id for part in made.sections]

    assert sections() == ["intro", "plots", "indicators"]
    assert sections(survey(60)) == ["intro", "plots", "indicators", "late"]


def test_charts_come_with_their_section(stated: Stated) -> None:
    (chart,) = stated.part([planting("a", 60)], "plots").charts
    assert chart["mark"] == "bar"
