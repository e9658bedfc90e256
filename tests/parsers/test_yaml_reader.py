"""Limits of the reader of YAML: no file can grow beyond them."""

from checker.parsers.yaml_reader import MAX_DEPTH
from tests.parsers.test_yaml import problems_of, value_of


def test_bombs_are_problems() -> None:
    laughs = "a: &a [lol,lol,lol,lol,lol,lol,lol,lol,lol]\n" + "".join(
        f"{name}: &{name} [{','.join(['*' + before] * 9)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    for bomb in (
        laughs,
        "[" * 1_000_000,
        "{a: " * 500_000,
        "- " * 100_000,
        "a: [" + "1," * 2_000_000,
    ):
        assert problems_of(bomb)
    assert problems_of(b"x" * 50_000_000)[0].code == "file-size"


def test_nesting_up_to_the_limit() -> None:
    assert value_of("[" * MAX_DEPTH + "]" * MAX_DEPTH) is not None
    assert problems_of("[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1))[0].code == "nesting"
