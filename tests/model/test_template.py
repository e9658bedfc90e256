from __future__ import annotations

import pytest

from checker.model.template import Hole, TemplateError, parse_template


@pytest.mark.parametrize(
    ("template", "parts"),
    [
        ("plain", ("plain",)),
        ("", ()),
        ("{a} of {b}", (Hole("a", 1), " of ", Hole("b", 8))),
        ("{{a}} {b}", ("{a} ", Hole("b", 7))),
        ("{ {x: 1}.x }", (Hole(" {x: 1}.x ", 1),)),
        ('{"}"}!', (Hole('"}"', 1), "!")),
        ('{"\\"}"}', (Hole('"\\"}"', 1),)),
    ],
)
def test_holes_are_feel_inside_braces(template: str, parts: tuple[str | Hole, ...]) -> None:
    assert parse_template(template) == parts


@pytest.mark.parametrize(
    ("template", "offset", "message"),
    [
        ("a } b", 2, "this closing brace has no opening one"),
        ("a {b", 2, "this opening brace is never closed"),
        ('{"}', 0, "this opening brace is never closed"),
    ],
)
def test_a_brace_without_its_partner_is_refused(template: str, offset: int, message: str) -> None:
    with pytest.raises(TemplateError, match=message) as raised:
        parse_template(template)
    assert raised.value.offset == offset
