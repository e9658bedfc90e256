from __future__ import annotations

from pathlib import Path

import pytest

from checker.intake.names import with_composed_texts
from checker.model.problems import Problem
from tests.intake.cases import PERMIT, load, pack_of, problems, report, schema_of, write

COMPOSED, DECOMPOSED = "Jos\u00e9", "Jose\u0301"


def found(tmp_path: Path, *names: str) -> list[Problem]:
    documents = [report(f"R-{number}", vessel=name) for number, name in enumerate(names)]
    return problems(write(tmp_path / "b.json", *documents))


def permit(**fields: object) -> dict[str, object]:
    envelope = {"id": "P-1", "submitted_by": "V1", "received_on": "1999-05-01"}
    return {"type": "permit", **envelope, **fields}


def test_both_ways_to_type_an_accent_are_one_name(tmp_path: Path) -> None:
    case = load(write(tmp_path / "b.json", report("R-1", vessel=DECOMPOSED)))
    assert case.documents[0].record["vessel"] == COMPOSED


def test_ids_and_references_are_composed_too(tmp_path: Path) -> None:
    determination = {
        **report(f"{COMPOSED}-2", type="determination", about=f"{DECOMPOSED}-1", by="board"),
        "result": "satisfactory",
    }
    for name in ("vessel", "year", "quarter", "catch"):
        determination.pop(name, None)
    documents = report(f"{COMPOSED}-1"), determination
    case = load(write(tmp_path / "b.json", *documents))
    assert [each.id for each in case.documents] == [f"{COMPOSED}-1", f"{COMPOSED}-2"]


def test_one_id_in_two_forms_is_used_twice(tmp_path: Path) -> None:
    documents = report(f"{COMPOSED}-1"), report(f"{DECOMPOSED}-1")
    (problem,) = problems(write(tmp_path / "b.json", *documents))
    assert problem.code == "duplicate-id"


@pytest.mark.parametrize(
    "code",
    ["00AD", "034F", "115F", "17B4", "180B", "200C", "200D", "3164", "FE0F", "FFA0", "E0041"],
)
def test_invisible_character_is_told_with_how_to_write_the_name(tmp_path: Path, code: str) -> None:
    (problem,) = found(tmp_path, f"Anna{chr(int(code, 16))}B")
    assert problem.message == "`vessel` has a character that nobody sees"
    assert (problem.found, problem.hint) == (f'"Anna<U+{code}>B"', 'write "AnnaB"')


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Anna B ", "Anna B "),
        (" Anna B", " Anna B"),
        ("Anna  B", "Anna  B"),
        ("Anna\u00a0B", "Anna<U+00A0>B"),
        ("Anna\u3000B", "Anna<U+3000>B"),
        ("Anna\u2800B", "Anna<U+2800>B"),
        ("Anna\tB", "Anna<U+0009>B"),
        ("Anna B\u00a0", "Anna B<U+00A0>"),
    ],
)
def test_blank_that_makes_another_name(tmp_path: Path, name: str, shown: str) -> None:
    (problem,) = found(tmp_path, name)
    assert problem.code == "untidy-name"
    assert problem.position.pointer == "/documents/0/vessel"
    assert (problem.found, problem.hint) == (f'"{shown}"', 'write "Anna B"')


@pytest.mark.parametrize(
    "name",
    ["Anna B", "\u5927\u8fde\u6d88\u9632\uff08\u96c6\u56e2\uff09", COMPOSED, "O'Neill", "a-b"],
)
def test_ordinary_names_are_taken(tmp_path: Path, name: str) -> None:
    assert load(write(tmp_path / "b.json", report(vessel=name))).documents


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("\u0415\u041201", "EB01"),  # Cyrillic
        ("\uff25\uff10\uff11", "E01"),  # full width
        ("E\u201301", "E-01"),  # an en dash
        ("E\u201101", "E\u201001"),  # two hyphens that are not on a keyboard
    ],
)
def test_names_in_characters_that_look_alike_are_told_together(
    tmp_path: Path, name: str, other: str
) -> None:
    (problem,) = found(tmp_path, other, name)
    assert problem.code == "names-alike"
    assert f'"{name}" looks like "{other}"' in problem.message
    assert f"U+{ord(name[-3] if name[0] == 'E' else name[0]):04X}" in str(problem.hint)


def test_name_in_another_alphabet_alone_is_taken(tmp_path: Path) -> None:
    assert load(write(tmp_path / "b.json", report(vessel="\u0415\u041201"))).documents


def test_nested_names_and_items_count(tmp_path: Path) -> None:
    names = {"type": "array", "items": {"type": "string"}}
    pack = pack_of(list=schema_of("list", vessels=names))
    document = {**permit(), "type": "list", "vessels": ["V1", "V2 "]}
    (problem,) = problems(write(tmp_path / "b.json", document), pack)
    assert problem.position.pointer == "/documents/0/vessels/1"
    assert problem.message.startswith("`vessels`")


def test_prose_may_hold_what_names_may_not(tmp_path: Path) -> None:
    note = {"type": "string", "x-prose": True}
    pack = pack_of(permit=schema_of("permit", note=note))
    text = "Two  blanks,\u00a0a soft hy\u00adphen, \u270f\ufe0f and a blank at the end "
    case = load(write(tmp_path / "b.json", permit(note=text)), pack)
    assert case.documents[0].record["note"] == text


def test_untidy_name_is_told_once(tmp_path: Path) -> None:
    (problem,) = problems(write(tmp_path / "b.json", permit(id="P-1 ")), pack_of(permit=PERMIT))
    assert problem.code == "untidy-name"


def test_name_of_a_case_is_one_name(tmp_path: Path) -> None:
    source = tmp_path / "b.json"
    source.write_text('{"case": "harbour\u00a01999", "rules": "harbour", "documents": []}')
    (problem,) = problems(str(source))
    assert (problem.code, problem.hint) == ("untidy-name", 'write "harbour 1999"')


def test_texts_that_are_composed_stay_the_same_value() -> None:
    assert with_composed_texts({"a": ["b", 1, None]}) == {"a": ["b", 1, None]}
    assert with_composed_texts({DECOMPOSED: [DECOMPOSED]}) == {COMPOSED: [COMPOSED]}
