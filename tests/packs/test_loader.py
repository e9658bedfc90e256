from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from checker.model.problems import InputError, Problem
from checker.packs import load_pack
from checker.packs.sources import text_position

Edit = Callable[[str, str, str], None]


def problems_of(folder: Path) -> tuple[Problem, ...]:
    with pytest.raises(InputError) as caught:
        load_pack(folder)
    return caught.value.problems


def places(problems: tuple[Problem, ...]) -> list[tuple[str, str]]:
    return [(problem.code, str(problem.position).rpartition("/")[2]) for problem in problems]


def test_a_sound_pack(water: Path) -> None:
    pack = load_pack(water)
    assert pack.id == "water"
    assert list(pack.norms) == ["cap", "report", "grant", "closure", "judgment"]
    assert [entry.id for entry in pack.topic.entries()] == [
        "caps", "years", "drawn", "yearly-report", "within-cap", "half", "cap-kept", "close",
    ]  # fmt: skip
    assert sorted(pack.schemas) == ["amendment", "well-report"]


def test_entries_know_where_they_stand(water: Path) -> None:
    pack = load_pack(water)
    limit, condition = pack.topic.limits[0], pack.topic.tranches[0].conditions[0]
    assert str(pack.position(limit, "/measure")).endswith("wells.yaml:36:14")
    assert str(pack.position(condition)).endswith("grants.yaml:8:9")
    assert condition.place[1] == "/tranches/0/conditions/0"


def test_a_place_inside_a_block_of_text(water: Path) -> None:
    pack = load_pack(water)
    drawn = pack.topic.definitions[1]
    column = drawn.value.index("in_year") + 1
    assert str(text_position(pack, drawn, "/value", drawn.value, 1, column)).endswith(
        "wells.yaml:25:20"
    )


def test_unknown_keys_get_suggestions_and_places_of_their_own(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "    measure: drawn", "    mesure: drawn")
    edit("grants.yaml", "        require: |", "        requires: |")
    edit("pack.yaml", "currency: USD", "money: USD")
    found = problems_of(water)
    assert places(found) == [
        ("unknown-key", "grants.yaml:12:9"),
        ("unknown-key", "pack.yaml:12:1"),
        ("missing-key", "wells.yaml:31:5"),
        ("unknown-key", "wells.yaml:36:5"),
    ]
    assert [problem.hint for problem in found] == [
        "did you mean `require`?", None, None, "did you mean `measure`?",
    ]  # fmt: skip
    assert "currency" in str(found[1].expected)


@pytest.mark.parametrize(
    ("name", "old", "new", "words"),
    [
        ("norms.yaml", 'paragraph: "1"', "paragraph: 1", "put it in quotes"),
        ("norms.yaml", "state: not-checkable", "state: not-chekable", "did you mean `not-ch"),
        ("norms.yaml", "    reason: No document could show care.\n", "", "needs a reason"),
        ("pack.yaml", '"1.0.0"', "1.0", "put it in quotes"),
        ("pack.yaml", '"1.0.0"', "one", "a version such as 1.0.0"),
        ("wells.yaml", "id: within-cap", "id: Within_Cap", "small letters"),
        ("wells.yaml", "year: years}\n    measure", "the-year: years}\n    measure", "a name:"),
        ("wells.yaml", "at_most: cap(well, year)", "at_most: [1]", "expected text; found a list"),
        ("grants.yaml", "{penalty: closure, ", "{", "exactly one of hold"),
    ],
)
def test_wrong_forms_are_told_in_plain_words(
    water: Path, edit: Edit, name: str, old: str, new: str, words: str
) -> None:
    edit(name, old, new)
    found = problems_of(water)
    assert words in " ".join(map(str, found))
    assert all(problem.position.line for problem in found)


def test_all_files_are_reported_at_once(water: Path, edit: Edit) -> None:
    edit("pack.yaml", "title: Water drawn from wells, a pack for tests\n", "")
    edit("norms.yaml", "    state: not-checkable\n", "    state: [\n")
    edit("wells.yaml", "  - id: years\n", "  - id: caps\n")
    edit("grants.yaml", "amount: 0.5 * 1000", "amount: {a: 1}")
    edit("../../schemas/water/well-report.schema.json", '"integer"', '"integral"')
    names = {name.partition(":")[0] for _, name in places(problems_of(water))}
    assert names == {
        "pack.yaml", "norms.yaml", "wells.yaml", "grants.yaml", "well-report.schema.json",
    }  # fmt: skip


def test_ids_are_taken_once_in_all_files(water: Path, edit: Edit) -> None:
    edit("grants.yaml", "- id: half", "- id: caps")
    (problem,) = problems_of(water)
    assert problem.code == "duplicate-id"
    assert "wells.yaml:2:9" in str(problem.hint)


def test_a_table_and_a_definition_cannot_share_a_name(water: Path, edit: Edit) -> None:
    edit("wells.yaml", "name: years", "name: cap")
    assert places(problems_of(water)) == [("duplicate-id", "wells.yaml:16:11")]


@pytest.mark.parametrize(
    ("old", "new"), [("  - id: report\n", "  - id: cap\n"), ("norms:\n", "norms: []\nnorm:\n")]
)
def test_norms_are_listed_once(water: Path, edit: Edit, old: str, new: str) -> None:
    edit("norms.yaml", old, new)
    assert problems_of(water)


def test_an_empty_file_says_nothing(water: Path) -> None:
    (water / "more.yaml").write_text("# nothing yet\n")
    assert places(problems_of(water)) == [("empty-file", "more.yaml:1:1")]


def test_files_that_would_be_passed_over(water: Path) -> None:
    (water / "more.yml").write_text("limits: []\n")
    assert places(problems_of(water)) == [("file", "more.yml")]


def test_norms_are_required(water: Path) -> None:
    (water / "norms.yaml").unlink()
    assert "no norms.yaml" in str(problems_of(water))


def test_the_digest_follows_what_bears_on_verdicts(water: Path, edit: Edit) -> None:
    before = load_pack(water).digest
    (water / "CHANGELOG.md").write_text("text")
    (water / "tests").mkdir()
    (water / "tests" / "a.yaml").write_text("text")
    assert load_pack(water).digest == before
    text = (water / "wells.yaml").read_bytes()
    (water / "wells.yaml").write_bytes(text.replace(b"\n", b"\r\n"))
    assert load_pack(water).digest == before
    digests = {before}
    schemas = ("water/well-report", "common/envelope")
    names = [f"../../schemas/{name}.schema.json" for name in schemas]
    for name in ("wells.yaml", "norms.yaml", "pack.yaml", *names):
        (water / name).write_text((water / name).read_text() + "\n")
        digests.add(load_pack(water).digest)
    assert len(digests) == 6
    assert all(digest.startswith("sha256:") and len(digest) == 71 for digest in digests)


def test_the_same_pack_elsewhere_has_the_same_digest(water: Path, tmp_path: Path) -> None:
    before = load_pack(water).digest
    moved = (tmp_path / "root").rename(tmp_path / "moved")
    assert load_pack(moved / "rules" / "water").digest == before
