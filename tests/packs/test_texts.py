from pathlib import Path

import pytest

from checker.messages import CHINESE
from checker.model.problems import InputError
from checker.packs import load_pack
from checker.packs.texts import SpokenTexts, read_texts


def write(folder: Path, text: str) -> Path:
    """Return a folder with this file of Chinese texts."""
    (folder / "texts").mkdir(parents=True)
    (folder / "texts" / "zh.yaml").write_text(text, encoding="utf-8")
    return folder


def test_a_folder_without_texts_has_none(tmp_path: Path) -> None:
    assert read_texts(tmp_path, CHINESE) is None
    assert SpokenTexts(tmp_path) == {CHINESE: {}}
    with pytest.raises(KeyError):
        SpokenTexts(tmp_path)["en"]


def test_messages_name_holes_and_composed_sentences_number_places(tmp_path: Path) -> None:
    write(
        tmp_path, '"{well} gave {drawn(well)}": "{drawn(well)}：{well}"\n"{1} of {2}": "{2}的{1}"'
    )
    assert SpokenTexts(tmp_path)[CHINESE] == {
        "{v1} gave {v2}": "{v2}：{v1}",
        "{1} of {2}": "{2}的{1}",
    }


def test_texts_of_the_pack_go_before_those_of_its_base(tmp_path: Path) -> None:
    base = write(tmp_path / "base", "well: 井\ncap: 限额")
    own = write(tmp_path / "own", "well: 水井")
    assert SpokenTexts(base, own)[CHINESE] == {"well": "水井", "cap": "限额"}


def test_a_text_with_a_wrong_hole_costs_only_itself(tmp_path: Path) -> None:
    write(tmp_path, '"{well} dry": "{wel}"\nwell: 水井')
    assert SpokenTexts(tmp_path)[CHINESE] == {"well": "水井"}


@pytest.mark.parametrize("content", ["- a list", "", "a: [", '"x": 1'])
def test_a_file_that_is_no_mapping_of_texts_gives_none(tmp_path: Path, content: str) -> None:
    write(tmp_path, content)
    assert SpokenTexts(tmp_path)[CHINESE] == {}
    with pytest.raises(InputError):
        read_texts(tmp_path, CHINESE)


def test_texts_say_nothing_about_verdicts(water: Path) -> None:
    before = load_pack(water).digest
    write(water, "Council: 理事会")
    assert load_pack(water).digest == before


def test_a_pack_has_the_texts_of_the_one_that_it_extends() -> None:
    bahamas = load_pack("mlf-bahamas")
    assert (
        bahamas.texts[CHINESE]["the country"] == load_pack("mlf-base").texts[CHINESE]["the country"]
    )
