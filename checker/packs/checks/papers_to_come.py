"""Papers that definitions declare: their types and fields have to be there."""

from __future__ import annotations

from collections.abc import Iterator

from checker.model.pack import Pack
from checker.model.problems import Problem
from checker.packs.checks.references import unknown
from checker.packs.sources import nearest_position


def paper_problems(pack: Pack) -> Iterator[Problem]:
    """Yield the types and fields of ``document`` in definitions that the pack does not have."""
    for definition in pack.topic.definitions:
        if (paper := definition.document) is None:
            continue
        at = nearest_position(pack, definition, "/document/type")
        yield from unknown("document-type", paper.type, pack.schemas, at)
        if paper.type in pack.schemas:
            fields = pack.schemas[paper.type].get("properties", {})
            for name, below in paper.names():
                place = nearest_position(pack, definition, f"/document{below}")
                yield from unknown("field", name, fields, place)
