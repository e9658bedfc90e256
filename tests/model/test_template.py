from __future__ import annotations

import pytest

from checker.messages import catalogue, tell
from checker.model.template import (
    Hole,
    TemplateError,
    filled,
    named,
    named_like,
    parse_template,
)


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


def test_holes_get_names_by_which_another_language_can_order_them() -> None:
    assert named("{a(1)} of {b} in {a(1)} {{x}}") == "{v1} of {v2} in {v1} {{x}}"
    assert named_like("{a(1)} of {b}", "{b}中的{a(1)}") == "{v2}中的{v1}"
    assert named_like("{a} of {b}", "{b}") == "{v2}"


def test_another_language_cannot_have_a_hole_of_its_own() -> None:
    with pytest.raises(TemplateError) as raised:
        named_like("{a} t", "{b} t")
    assert "the English text has no {b}" in raised.value.message
    assert raised.value.offset == 1


def test_a_template_that_is_filled_in_can_be_told_in_another_language() -> None:
    template = "{made} t were made {{here}}, {made} t"
    message = filled(template, ["8,250", " t were made {here}, ", "8250", " t"])
    assert message == "8,250 t were made {here}, 8250 t"
    chinese = catalogue("zh", {named(template): named_like(template, "产量{made}吨")})
    assert chinese is not None
    assert tell(message, chinese) == "产量8,250吨"
