from __future__ import annotations

import pytest

from checker.parsers.yaml import read_yaml
from checker.parsers.yaml_texts import offset_of, position_within

STYLES = {
    "plain": "k:\n  - a <= @ c",
    "plain over lines": "k:\n  - a <=\n\n      @ c",
    "folded": "k:\n  - >\n    a <=\n    @ c\n",
    "folded, stripped": "k:\n  - >-\n    if a\n\n      <=\n    @ c\n",
    "literal": "k:\n  - |\n\n    a <=\n      @ c\n",
    "single quotes": "k:\n  - 'it''s a <= @ c'",
    "double quotes": 'k:\n  - "\\"x\\u00e9y\\" \\n <= \\\n     @ c"',
    "windows": "k:\r\n  - >\r\n    a <=\r\n    @ c\r\n",
}


@pytest.mark.parametrize("source", STYLES.values(), ids=STYLES)
def test_a_character_is_found_in_every_style(source: str) -> None:
    file = read_yaml(source.encode(), "f")
    text = file.value["k"][0]
    found = position_within(file, "/k/0", text.index("@"))
    before = source[: source.index("@")]
    assert (found.line, found.column) == (
        before.count("\n") + 1,
        len(before) - before.rfind("\n"),
    )


def test_the_end_of_a_text_is_after_its_last_character() -> None:
    file = read_yaml(b"k: a +  \n", "f")
    assert str(position_within(file, "/k", 3)) == "f:1:7"


def test_a_value_that_is_not_text_has_one_place() -> None:
    file = read_yaml(b"k: 12\n", "f")
    assert str(position_within(file, "/k", 1)) == "f:1:4"


def test_a_text_that_is_not_in_the_file_is_at_the_nearest_value_around_it() -> None:
    file = read_yaml(b"k:\n  a: 1\n", "f")
    assert str(position_within(file, "/k/done_on", 3)) == "f:2:3"


def test_offsets_of_lines_and_columns() -> None:
    assert offset_of("ab\ncd", 2, 2) == 4
