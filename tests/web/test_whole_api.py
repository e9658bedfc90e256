"""Whatever is sent to the API, it answers as its own description says."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
import schemathesis
import schemathesis.checks
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok

from checker.web import Settings, create_app
from tests.web.conftest import ROOT

HOST = {"host": "127.0.0.1"}
FEWEST = 10
NOT_ASKED = [schemathesis.checks.positive_data_acceptance]
"""What a schema cannot say, such as which packs there are, is refused with its problems."""


@pytest.mark.long
def test_every_answer_is_one_that_the_description_has(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples" / "management-response", tmp_path / "management-response")
    app = create_app(Settings(tmp_path))
    described = schemathesis.openapi.from_asgi("/openapi.json", app, headers=HOST)
    found = list(described.get_all_operations())
    operations = [each.ok() for each in found if isinstance(each, Ok)]
    assert len(operations) == len(found)
    assert len(operations) > FEWEST

    for operation in operations:

        @settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
        @given(case=operation.as_strategy())
        def ask(case: Any) -> None:
            case.call_and_validate(headers=HOST, timeout=300, excluded_checks=NOT_ASKED)

        ask()
