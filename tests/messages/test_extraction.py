"""Babel finds every sentence that users see, and a translator can work with each."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.extract import extract_from_dir

ROOT = Path(__file__).parents[2] / "checker"
MARKS = {"gettext": 1, "ngettext": 2}
EXTRACTED = [
    (f"{file}:{line}", (texts,) if isinstance(texts, str) else texts[:2])
    for file, line, texts, _, _ in extract_from_dir(ROOT)
]


def marked() -> Iterator[tuple[str, list[ast.expr]]]:
    """Yield each call that marks a sentence: its place, and the sentence or its two forms."""
    for path in ROOT.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                count = MARKS.get(node.func.id, 0)
                if count:
                    yield f"{path.relative_to(ROOT)}:{node.lineno}", node.args[:count]


def test_every_sentence_is_a_text_where_it_is_marked() -> None:
    wrong = [
        place
        for place, texts in marked()
        if not all(isinstance(text, ast.Constant) for text in texts)
    ]
    assert wrong == []


def test_babel_finds_them_all() -> None:
    found = {texts for _, texts in EXTRACTED}
    written = {tuple(ast.literal_eval(text) for text in texts) for _, texts in marked()}
    assert found == written


@pytest.mark.parametrize(("place", "texts"), EXTRACTED, ids=[place for place, _ in EXTRACTED])
def test_places_for_arguments_have_names(place: str, texts: tuple[str, ...]) -> None:
    """A translator may need another order, and has to know what stands there."""
    for text in texts:
        names = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None]
        assert all(name.isidentifier() for name in names), place
