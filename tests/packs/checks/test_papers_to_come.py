"""The type and the fields of a declared paper are those of the pack."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.packs.checks.papers_to_come import paper_problems
from checker.packs.loader import load_pack
from tests.unlock.plots import RULES, world


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ("{type: judgement, fields: {about: '\"S\"'}, bounds: {result: {below: '1'}}}", None),
        ("{type: judgment}", "there is no document type 'judgment'"),
        ("{type: judgement, fields: {abuot: '1'}}", "there is no field 'abuot'"),
        ("{type: judgement, bounds: {mark: {at_least: '1'}}}", "there is no field 'mark'"),
    ],
)
def test_types_and_fields(tmp_path: Path, document: str, message: str | None) -> None:
    rules = RULES.replace(
        "    awaiting: board\n", f"    awaiting: board\n    document: {document}\n"
    )
    pack = load_pack(world(tmp_path, rules).load([]).compiled.pack.folder)
    assert [str(each.message) for each in paper_problems(pack)] == ([message] if message else [])
