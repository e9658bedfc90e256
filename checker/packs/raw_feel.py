"""FEEL in files whose form is wrong: its mistakes are told together with those of the form."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from checker import feel
from checker.feel import known_names
from checker.model import consequence, days, finding_rules, pack, patterns, statement_rule
from checker.model.pointers import pointer_to
from checker.model.problems import Problem
from checker.model.written import Written
from checker.packs.names import GLOBAL_NAMES
from checker.parsers.yaml import YamlFile
from checker.parsers.yaml_texts import offset_of, position_within

DATA = "tables"
"""The kind of entry whose values are data and not FEEL."""


def _keys(annotation: str) -> frozenset[str]:
    """Return the keys of the rule language whose values are of a type."""
    modules = (pack, finding_rules, days, patterns, consequence, statement_rule)
    models = [each for module in modules for each in vars(module).values()]
    written = [each for each in models if isinstance(each, type) and issubclass(each, Written)]
    fields = [vars(model).get("__annotations__", {}).items() for model in written]
    return frozenset(
        name for items in fields for name, type_ in items if str(type_).startswith(annotation)
    )


TEXTS = _keys("Feel")
"""Keys with one FEEL text."""
MAPPINGS = _keys("dict[Name, Feel]")
"""Keys with a FEEL text for each name."""
WORDS = "called"
"""The key below which keys of FEEL have words for people."""
TYPES = "/definitions/"
"""Below here ``parameters`` has types; in a statement it has FEEL."""


def raw_feel_problems(files: Iterable[YamlFile]) -> Iterator[Problem]:
    """Yield every mistake of FEEL syntax in topic files, whatever else is wrong with them."""
    for file in files:
        content = file.value if isinstance(file.value, dict) else {}
        for kind in pack.TOPIC_KINDS:
            if kind != DATA:
                yield from _below(file, pointer_to("", kind), content.get(kind))


def _below(file: YamlFile, pointer: str, value: Any) -> Iterator[Problem]:
    if isinstance(value, list):
        for index, item in enumerate(value):
            yield from _below(file, pointer_to(pointer, index), item)
    elif isinstance(value, dict):
        for key, item in value.items():
            inner = pointer_to(pointer, key)
            if key in TEXTS and isinstance(item, str):
                yield from _mistake(file, inner, item)
            elif key == WORDS or (key == "parameters" and pointer.startswith(TYPES)):
                continue
            elif key in MAPPINGS and isinstance(item, dict):
                for name, text in item.items():
                    if isinstance(text, str):
                        yield from _mistake(file, pointer_to(inner, name), text)
            else:
                yield from _below(file, inner, item)


def _mistake(file: YamlFile, pointer: str, text: str) -> Iterator[Problem]:
    try:
        feel.parse(text, known_names(GLOBAL_NAMES))
    except feel.FeelSyntaxError as error:
        place = position_within(file, pointer, offset_of(text, error.line, error.column))
        yield Problem(place, "feel-syntax", error.message, hint=error.hint or None)
