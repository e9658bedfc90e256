"""Keywords in the schemas of a pack: none is misspelt, and our own fit the pack."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from checker.messages import gettext
from checker.model.pack import Pack
from checker.model.pointers import pointer_to
from checker.model.problems import Position, Problem
from checker.packs.checks.evidence_keywords import (
    FIELD_KEYWORDS,
    TYPE_KEYWORDS,
    field_keyword_problems,
)
from checker.packs.checks.references import unknown, unknown_units
from checker.packs.names import collections
from checker.packs.schemas import ENVELOPE, SchemaFile, schema_files
from checker.parsers.suggestions import suggestion

SUBSCHEMAS = frozenset(
    {
        "additionalProperties", "contains", "else", "if", "items", "not", "propertyNames", "then",
        "unevaluatedItems", "unevaluatedProperties",
    }
)  # fmt: skip
LISTS_OF_SCHEMAS = frozenset({"allOf", "anyOf", "oneOf", "prefixItems"})
MAPS_OF_SCHEMAS = frozenset({"$defs", "dependentSchemas", "patternProperties", "properties"})
PLAIN = frozenset(
    {
        "$anchor", "$comment", "$dynamicAnchor", "$dynamicRef", "$id", "$ref", "$schema",
        "contentEncoding", "contentMediaType", "const", "default", "dependentRequired",
        "deprecated", "description", "enum", "examples", "exclusiveMaximum", "exclusiveMinimum",
        "format", "maxContains", "maxItems", "maxLength", "maxProperties", "maximum", "minContains",
        "minItems", "minLength", "minProperties", "minimum", "multipleOf", "pattern", "readOnly",
        "required", "title", "type", "uniqueItems", "writeOnly",
    }
)  # fmt: skip
OURS = frozenset(
    {
        "x-collection", "x-grade", "x-prose", "x-references", "x-unit",
        *TYPE_KEYWORDS, *FIELD_KEYWORDS,
    }
)  # fmt: skip
KEYWORDS = SUBSCHEMAS | LISTS_OF_SCHEMAS | MAPS_OF_SCHEMAS | PLAIN | OURS
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9_]*")


def schema_keyword_problems(pack: Pack) -> Iterator[Problem]:
    """Yield unknown keywords, and those of ours whose value does not fit the pack."""
    lists: dict[str, str] = {}
    for schema in schema_files(pack):
        check = _SchemaCheck(pack, schema)
        yield from check.keywords(schema.document, "")
        if schema.type != ENVELOPE:
            yield from check.of_type(lists)


@dataclass(frozen=True, slots=True)
class _SchemaCheck:
    pack: Pack
    schema: SchemaFile

    def of_type(self, lists: dict[str, str]) -> Iterator[Problem]:
        """Yield what is wrong with the whole type; ``lists`` gathers list names by type."""
        document, name = self.schema.document, self.schema.type
        collection = collections(self.pack).get(name, "")
        position = self.schema.position("/x-collection" if "x-collection" in document else "")
        if not _NAME.fullmatch(collection):
            message = gettext(
                "the list of {name} documents cannot be called {collection!r}",
                name=name,
                collection=collection,
            )
            hint = gettext("give an 'x-collection' of letters, digits and underscores")
            yield Problem(position, "x-collection", message, hint=hint)
        if (other := lists.setdefault(collection, name)) != name:
            message = gettext(
                "the documents of {other} are called {collection!r} too",
                other=other,
                collection=collection,
            )
            yield Problem(position, "x-collection", message)
        grade = document.get("x-grade")
        if grade is not None and grade not in self.pack.manifest.grades:
            grades = self.pack.manifest.grades
            message = gettext("there is no grade {grade!r}", grade=grade)
            expected = gettext("nothing, as the pack has no grades")
            if grades:
                expected = gettext("one of {names}", names=", ".join(grades))
            yield Problem(self.schema.position("/x-grade"), "x-grade", message, expected)

    def keywords(self, value: Any, pointer: str) -> Iterator[Problem]:
        """Yield what is wrong with the keywords of a schema and of those within it."""
        if not isinstance(value, Mapping):
            return
        for key, inner in value.items():
            below = pointer_to(pointer, key)
            if key not in KEYWORDS:
                yield self._unknown(key, below)
            elif key in OURS:
                yield from self._ours(key, inner, value, pointer)
            elif key in SUBSCHEMAS:
                yield from self.keywords(inner, below)
            elif key in LISTS_OF_SCHEMAS and isinstance(inner, list):
                for index, item in enumerate(inner):
                    yield from self.keywords(item, pointer_to(below, index))
            elif key in MAPS_OF_SCHEMAS and isinstance(inner, Mapping):
                for name, item in inner.items():
                    yield from self.keywords(item, pointer_to(below, name))

    def _ours(
        self, key: str, value: Any, schema: Mapping[str, Any], pointer: str
    ) -> Iterator[Problem]:
        position = self.schema.position(pointer_to(pointer, key))
        if key in ("x-grade", "x-collection", *TYPE_KEYWORDS) and pointer:
            message = gettext("{key} describes a whole type of documents, not a part", key=key)
            yield Problem(position, key, message, hint=gettext("write it at the top of the schema"))
        if key == "x-references" and value is not True:
            yield from unknown("document-type", str(value), self.pack.schemas, position)
        if key == "x-prose" and value is not True:
            message = gettext("x-prose is true, or left out")
            yield Problem(position, key, message, gettext("true"))
        if key in FIELD_KEYWORDS:
            yield from field_keyword_problems(key, value, schema, position)
        if key == "x-unit":
            yield from self._unit(value, position)

    def _unit(self, unit: Any, position: Position) -> Iterator[Problem]:
        if isinstance(unit, str):
            yield from unknown_units(self.pack, unit, position)
        else:
            yield Problem(
                position, "x-unit", gettext("a unit is a text"), gettext("as in t or USD")
            )

    def _unknown(self, key: str, pointer: str) -> Problem:
        hint = suggestion(key, KEYWORDS) or "extra keywords of ours are " + ", ".join(sorted(OURS))
        position = self.schema.key_position(pointer)
        message = gettext("{key!r} is not a keyword, so it would be passed over", key=key)
        return Problem(position, "unknown-keyword", message, hint=hint)
