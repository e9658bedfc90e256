from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from checker.authoring.diff.comparison import compare
from checker.authoring.diff.examples import Example
from checker.authoring.revisions import tree
from checker.model.verdict import Status

Edit = Callable[[str, str, str], None]


@pytest.fixture
def found(water: Path) -> Callable[[], dict[str, Example]]:
    """Return the examples by rule, once the test has changed the pack."""
    shutil.copytree(".", "../old")

    def examples() -> dict[str, Example]:
        with tree("../old") as old, tree(".") as new:
            comparison = compare(old, new, with_examples=True)
        return {each.rule: each for each in comparison.examples or ()}

    return examples


@pytest.mark.parametrize(
    ("cap", "drawn", "old", "new"),
    [
        ("90", "100", Status.SATISFIED, Status.VIOLATED),
        ("110", "110", Status.VIOLATED, Status.SATISFIED),
    ],
)
def test_a_bound_that_moves_is_shown_by_the_last_figure_that_one_version_allows(
    edit: Edit,
    found: Callable[[], dict[str, Example]],
    cap: str,
    drawn: str,
    old: Status,
    new: Status,
) -> None:
    edit("wells.yaml", "north: {2001: 100,", f"north: {{2001: {cap},")
    witness = found()["within-cap"].witness
    assert witness is not None
    assert (witness.document, witness.field, witness.value) == ("north-2001", "drawn", drawn)
    assert (witness.old, witness.new) == (old, new)


def test_a_bound_that_no_longer_includes_its_figure_is_shown_at_it(
    edit: Edit, found: Callable[[], dict[str, Example]]
) -> None:
    edit("wells.yaml", "at_most: cap", "below: cap")
    witness = found()["within-cap"].witness
    assert witness is not None
    assert witness.value == "100"
    assert witness.test.test.as_of == date(2003, 3, 1)


def test_a_change_that_no_case_can_show_has_no_example(
    edit: Edit, found: Callable[[], dict[str, Example]]
) -> None:
    edit("wells.yaml", "at_most: cap(well, year)", "at_most: cap(well, year) + 0")
    assert found()["within-cap"].witness is None


def test_what_one_version_leaves_open_is_shown_where_it_begins_to(
    edit: Edit, found: Callable[[], dict[str, Example]]
) -> None:
    known = "if count(well_reports[drawn < 50]) > 0 then null else cap"
    edit("wells.yaml", "at_most: cap", f"at_most: {known}")
    witness = found()["within-cap"].witness
    assert witness is not None
    assert witness.field is not None
    assert (witness.old, witness.new) == (Status.SATISFIED, Status.UNDETERMINED)


def test_versions_that_differ_only_where_nothing_is_on_file_are_shown_by_a_test_as_it_stands(
    edit: Edit, found: Callable[[], dict[str, Example]]
) -> None:
    due = "due: if count(well_reports[year = of_year]) = 0 then date(of_year + 1, 1, 30) else date"
    edit("wells.yaml", "due: date", due)
    witness = found()["yearly-report"].witness
    assert witness is not None
    assert (witness.base, witness.field) == ("nothing yet", None)
    assert (witness.old, witness.new) == (Status.PENDING, Status.VIOLATED)
    assert witness.test.test.expect.findings["yearly-report/2001"].status is Status.VIOLATED


def test_the_search_tells_how_far_it_is(edit: Edit, water: Path) -> None:
    shutil.copytree(".", "../old")
    edit("wells.yaml", "at_most: cap", "below: cap")
    told: list[tuple[str, int, int]] = []
    with tree("../old") as old, tree(".") as new:
        compare(old, new, advance=lambda *each: told.append(each), with_examples=True)
    done = [(done, total) for stage, done, total in told if stage == "Examples"]
    assert [each for each, _ in done] == list(range(1, len(done) + 1))
    assert done[-1][0] == done[-1][1]


def test_rules_that_did_not_change_have_no_example(
    found: Callable[[], dict[str, Example]],
) -> None:
    assert found() == {}


def test_a_rule_that_only_one_version_has_is_left_out(
    water: Path, edit: Edit, found: Callable[[], dict[str, Example]]
) -> None:
    edit("wells.yaml", "north: {2001: 100,", "north: {2001: 90,")
    edit("wells.yaml", "id: within-cap", "id: below-cap")
    for path in water.rglob("*.yaml"):
        path.write_text(path.read_text().replace("within-cap", "below-cap"))
    assert not {"within-cap", "below-cap"} & found().keys()
