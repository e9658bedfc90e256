from json import dumps
from pathlib import Path

import pytest

from checker.messages import CHINESE
from checker.packs import load_pack
from checker.packs.check import check_files
from checker.packs.texts import (
    SpokenTexts,
    document_texts,
    norms_of,
    read_texts,
    templates_of,
    text_problems,
    texts_of,
    values_of,
)
from tests.packs.problems import only_problem


def write(water: Path, text: str) -> Path:
    """Return the file of Chinese texts with this content."""
    (water / "texts").mkdir()
    file = water / "texts" / "zh.yaml"
    file.write_text(text, encoding="utf-8")
    return file


def complete(water: Path) -> str:
    """Return Chinese texts for all that the pack says."""
    return "".join(f'{dumps(text)}: "水{number}"\n' for number, text in enumerate(texts(water)))


def texts(water: Path) -> list[str]:
    return texts_of(load_pack(water))


def test_titles_roles_and_words_of_subjects_are_texts(water: Path) -> None:
    found = texts(water)
    assert {"Warden of the wells", "The well stayed within its cap", "well", "year"} <= set(found)
    assert len(found) == len(set(found))
    message = "{well} gave {drawn(well, year)} in {year}"
    assert message in list(templates_of(load_pack(water)))


def test_a_pack_without_texts_has_none_and_no_problem(water: Path) -> None:
    assert read_texts(water, CHINESE) is None
    assert SpokenTexts(water) == {CHINESE: {}}
    assert list(text_problems(load_pack(water))) == []


def test_complete_texts_are_sound_and_travel_with_the_pack(water: Path) -> None:
    write(water, complete(water))
    assert check_files(water) == []
    assert load_pack(water).texts[CHINESE]["Council"].startswith("水")


def test_texts_say_nothing_about_verdicts(water: Path) -> None:
    before = load_pack(water).digest
    write(water, complete(water))
    assert load_pack(water).digest == before


def test_what_is_missing_is_a_warning_that_names_it(water: Path) -> None:
    write(
        water, complete(water).replace('"Council"', '"{well} gave {drawn(well, year)} in {year}"')
    )
    problem = only_problem(water)
    assert (problem.code, problem.is_warning) == ("text-missing", True)
    assert problem.message == "1 text is not there in this language: Council"


def test_messages_with_holes_are_told_by_their_names(water: Path) -> None:
    english = "{well} gave {drawn(well, year)} in {year}"
    write(water, f'{complete(water)}"{english}": "{{year}}年{{well}}取水{{drawn(well, year)}}"\n')
    assert check_files(water) == []
    assert SpokenTexts(water)[CHINESE]["{v1} gave {v2} in {v3}"] == "{v3}年{v1}取水{v2}"


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ('"Councils": "水"', "text-unknown", "the pack has no text 'Councils'"),
        ('"{well} gave {drawn(well, year)} in {year}": "{wel}"', "text-holes", "has no {wel}"),
        ('"{well} gave {drawn(well, year)} in {year}": "{well"', "text-holes", "never closed"),
        ('"x": 1', "texts", "the file maps each English text to one of the language"),
    ],
)
def test_what_is_wrong_is_told_with_its_place(
    water: Path, line: str, code: str, message: str
) -> None:
    content = complete(water) + line + "\n"
    write(water, content)
    problem = only_problem(water)
    assert (problem.code, problem.position.line) == (code, content.count("\n"))
    assert message in problem.message
    assert problem.position.file.endswith("texts/zh.yaml")


@pytest.mark.parametrize("content", ["- a list", "", "a: [", '"x": 1'])
def test_texts_that_cannot_be_used_cost_nobody_a_verdict(water: Path, content: str) -> None:
    write(water, content)
    assert load_pack(water).texts == {CHINESE: {}}
    assert {each.code for each in check_files(water)} != set()


def test_document_types_and_their_fields_are_texts_of_a_pack() -> None:
    schema = {
        "title": "Report of a well",
        "properties": {
            "type": {"const": "well-report"},
            "drawn_on": {"type": "string"},
            "rows": {"items": {"properties": {"by-whom": {"type": "string"}}}},
        },
    }
    assert list(document_texts(schema)) == ["Report of a well", "drawn on", "rows", "by whom"]


def test_what_norms_say_may_be_translated_and_need_not_be(water: Path) -> None:
    statement = next(norms_of(load_pack(water)))
    assert statement not in texts(water)
    write(water, complete(water) + f'{dumps(statement)}: "取水不超过限额。"\n')
    assert check_files(water) == []
    assert load_pack(water).texts[CHINESE][statement] == "取水不超过限额。"


def test_every_norm_of_the_halon_pack_is_there_in_chinese() -> None:
    halon = load_pack("halon")
    assert [text for text in norms_of(halon) if text not in halon.texts[CHINESE]] == []


def test_what_statements_print_is_texts_and_their_values_may_be() -> None:
    halon = load_pack("halon")
    texts = texts_of(halon)
    assert {"Money", "Amount applied for", "Performance audits of {year}"} <= set(texts)
    assert not any(text.startswith("{if deposit_judged") for text in texts)
    assert {"not-applicable", "closure"} <= set(values_of(halon)) - set(texts)
