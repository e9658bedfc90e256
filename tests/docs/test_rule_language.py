"""docs/rule-language.md explains every key that an author may write, and no other."""

from __future__ import annotations

import inspect
import re
from types import ModuleType

import pytest
from pydantic_core import PydanticUndefined

from checker.authoring.testing import suite_file
from checker.feel.types import CONTEXT
from checker.model import (
    consequence,
    days,
    decision_table,
    finding_rules,
    pack,
    paper_to_come,
    patterns,
    statement_rule,
    table,
    written,
)
from checker.model.verdict import Status
from checker.model.written import Written
from checker.packs.checks.document_types import declared_type
from checker.packs.checks.schema_keywords import OURS
from checker.packs.names import GLOBAL_NAMES
from tests.docs.key_tables import KEYS, TABLE, rows_of, with_words
from tests.docs.pages import ROOT

PAGE = (ROOT / "docs" / "rule-language.md").read_text(encoding="utf-8")
TABLES: dict[str, str] = {found["model"]: found["rows"] for found in TABLE.finditer(PAGE)}


def models(module: ModuleType) -> dict[str, type[Written]]:
    """Return the models of a module that have keys of their own."""
    return {
        name: model
        for name, model in inspect.getmembers(module, inspect.isclass)
        if issubclass(model, Written) and model.__module__ == module.__name__ and own_keys(model)
    }


def own_keys(model: type[Written]) -> dict[str, tuple[bool, str]]:
    """Return the keys that the model adds or changes: whether required, and the annotation."""
    names = [name for name in vars(model).get("__annotations__", {}) if name in model.model_fields]
    fields = {name: model.model_fields[name] for name in names}
    return {
        field.alias or name: (
            field.default is PydanticUndefined and field.default_factory is None,
            str(vars(model)["__annotations__"][name]),
        )
        for name, field in fields.items()
    }


MODELS = (
    models(written)
    | models(pack)
    | models(finding_rules)
    | models(days)
    | models(decision_table)
    | models(patterns)
    | models(paper_to_come)
    | models(consequence)
    | models(statement_rule)
    | models(table)
    | models(suite_file)
)


def documented(name: str) -> dict[str, str]:
    """Return the keys that the page explains for a model, each with what it says of the value."""
    return dict(re.findall(r"^\| `([\w-]+)` \| (.*?) \|", TABLES[name], re.M))


def test_every_kind_of_entry_has_a_table() -> None:
    assert set(TABLES) == set(MODELS)


@pytest.mark.parametrize("name", MODELS)
def test_every_key_is_explained(name: str) -> None:
    assert list(documented(name)) == list(own_keys(MODELS[name]))


@pytest.mark.parametrize("name", MODELS)
def test_editors_say_the_same_as_the_page(name: str) -> None:
    assert {key.strip("`"): says for key, _, says in rows_of(TABLES[name])} == KEYS[name]


def test_a_text_that_changed_comes_into_the_page() -> None:
    earlier = PAGE.replace(KEYS["Table"]["dated"], "Something else.")
    assert earlier != PAGE
    assert with_words(earlier) == PAGE


@pytest.mark.parametrize("name", MODELS)
def test_required_keys_are_marked(name: str) -> None:
    shown = {key for key, value in documented(name).items() if "required" in value}
    assert shown == {key for key, (required, _) in own_keys(MODELS[name]).items() if required}


@pytest.mark.parametrize("name", MODELS)
def test_feel_and_templates_are_marked(name: str) -> None:
    for key, (_, annotation) in own_keys(MODELS[name]).items():
        value = documented(name)[key]
        assert ("FEEL" in value) == ("Feel" in annotation), key
        assert ("template" in value) == ("Template" in annotation), key


def test_every_status_is_explained() -> None:
    section = PAGE.split("## How statuses come about")[1]
    explained = re.findall(r"^\| `([\w-]+)` \|", section.split("What stands behind it")[0], re.M)
    assert sorted(explained) == sorted(Status)


def test_every_keyword_of_ours_is_explained() -> None:
    assert set(re.findall(r"^\| `(x-[\w-]+)` \|", PAGE, re.M)) == OURS


def test_every_global_name_is_explained() -> None:
    section = PAGE.split("## Which names FEEL knows where")[1].split("And besides")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", section, re.M)) == set(GLOBAL_NAMES)


def test_the_types_that_are_named_exist() -> None:
    (listed,) = re.findall(r"^Types are those of FEEL: (.*?)\.$", PAGE, re.M | re.S)
    for name in re.findall(r"`([^`]+)`", listed):
        documents = {"landing-report": CONTEXT}
        assert declared_type(name, None, documents) is not None, name
