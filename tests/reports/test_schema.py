from __future__ import annotations

import json

import jsonschema

from checker.reports.schema import verdict_schema
from tests.reports import samples


def test_one_verdict_or_a_list_of_them_is_valid_and_nothing_else() -> None:
    validator = jsonschema.Draft202012Validator(json.loads(verdict_schema()))
    verdict = samples.verdict().model_dump(mode="json")
    assert validator.is_valid(verdict)
    assert validator.is_valid([verdict, verdict])
    assert not validator.is_valid({**verdict, "surprise": 1})
    assert not validator.is_valid({**verdict, "status": "fine"})
