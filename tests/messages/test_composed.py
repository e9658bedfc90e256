import pytest

from checker.messages import CHINESE, catalogue, fixed_words, is_composed, places
from checker.messages.composed import Composed

TEXTS = {
    "pump": "水泵",
    "well": "水井",
    "awards of {1}": "{1}的中标结果",
    "{1} of {2}, mended": "已修理的{2}的{1}",
    "{1} and again {1}": "两次{1}",
}


@pytest.mark.parametrize(
    ("english", "told"),
    [
        ("awards of round 1", "round 1的中标结果"),
        ("awards of pump", "水泵的中标结果"),
        ("pump of well, mended", "已修理的水井的水泵"),
        ("pump and again pump", "两次水泵"),
        ("pump and again well", "pump and again well"),
        ("pump, well", "水泵、水井"),
        ("pump; awards of well", "水泵；水井的中标结果"),
        ("pump, E01", "pump, E01"),
        ("awards of ", "awards of "),
    ],
)
def test_a_text_is_told_by_its_parts_or_stays(english: str, told: str) -> None:
    chinese = catalogue(CHINESE, TEXTS)
    assert chinese is not None
    assert chinese.text(english) == told


def test_the_sentence_with_the_most_words_goes_first() -> None:
    chinese = catalogue(CHINESE, {"{1} of {2}": "乙", "awards of {1} in May": "甲"})
    assert chinese is not None
    assert chinese.text("awards of E01 in May") == "甲"


def test_places_are_numbers_and_words_stand_between_them() -> None:
    assert is_composed("awards of {1}")
    assert not is_composed("awards of {round}")
    assert fixed_words("{1} of {2}, mended") == [" of ", ", mended"]
    assert places("{1} of {2}, {1}") == {"1", "2"}


def test_signs_of_a_pattern_are_words_like_others() -> None:
    sentence = Composed("{1} (no. {2})?", "{2}号{1}")
    assert sentence.tell("pump (no. 3)?", str) == "3号pump"
    assert sentence.tell("pump (no) 3", str) is None
