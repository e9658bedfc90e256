import re
from json import dumps
from pathlib import Path

import pytest

from checker.messages import CHINESE
from checker.packs import load_pack
from checker.packs.check import check_files
from checker.packs.checks.texts import text_problems
from checker.packs.translatable import texts_of
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


def test_a_pack_without_texts_has_none_and_no_problem(water: Path) -> None:
    assert list(text_problems(load_pack(water))) == []


def test_complete_texts_are_sound_and_travel_with_the_pack(water: Path) -> None:
    write(water, complete(water))
    assert check_files(water) == []
    assert load_pack(water).texts[CHINESE]["Council"].startswith("水")


def test_what_is_missing_is_a_warning_that_names_it(water: Path) -> None:
    write(water, complete(water).replace('"Council": ', '"waived": '))
    problem = only_problem(water)
    assert (problem.code, problem.is_warning) == ("text-missing", True)
    assert problem.message == "1 text is not there in this language: Council"


def test_messages_with_holes_are_told_by_their_names(water: Path) -> None:
    english = "{well} gave {drawn(well, year)} in {year}"
    told = "{year}年{well}取水{drawn(well, year)}"
    write(
        water,
        re.sub(re.escape(dumps(english)) + ': "[^"]*"', f'"{english}": "{told}"', complete(water)),
    )
    assert check_files(water) == []
    assert load_pack(water).texts[CHINESE]["{v1} gave {v2} in {v3}"] == "{v3}年{v1}取水{v2}"


@pytest.mark.parametrize(
    ("line", "code", "message"),
    [
        ('"Councils": "水"', "text-unknown", "the pack has no text 'Councils'"),
        ('"{1} gave {2}": "{3}"', "text-holes", "has no {3}"),
        ('"{1} took {2}": "{1}"', "text-unknown", "the pack has no text '{1} took {2}'"),
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


@pytest.mark.parametrize(
    ("text", "message"), [("{wel}", "has no {wel}"), ("{well", "never closed")]
)
def test_holes_are_those_of_the_english_text(water: Path, text: str, message: str) -> None:
    english = dumps("{well} gave {drawn(well, year)} in {year}")
    write(water, re.sub(re.escape(english) + ': "[^"]*"', f'{english}: "{text}"', complete(water)))
    problem = only_problem(water)
    assert problem.code == "text-holes"
    assert message in problem.message


def test_a_sentence_that_rules_compose_is_told_by_its_words(water: Path) -> None:
    write(water, complete(water) + '"{1} gave {2}": "{1}取水{2}"\n')
    assert check_files(water) == []
    assert load_pack(water).texts[CHINESE]["{1} gave {2}"] == "{1}取水{2}"


@pytest.mark.parametrize("pack", ["halon", "management-response", "mlf-base", "mlf-bahamas"])
def test_our_packs_are_whole_in_chinese(pack: str) -> None:
    assert list(text_problems(load_pack(pack))) == []
