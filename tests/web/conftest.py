"""A workbench over a folder of two small cases, and one that cannot be used."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from checker.web import Settings, create_app

ROOT = Path(__file__).parents[2]
HERE = "http://127.0.0.1:8000"
DAY = "1999-07-31"
Client = Callable[..., TestClient]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    cases = tmp_path / "cases"
    for name in ("halon-1999-overproduction", "management-response"):
        shutil.copytree(ROOT / "samples" / name, cases / name)
    (cases / "broken.json").write_text('{"case": "x"}')
    (cases / ".hidden.json").write_text("{}")
    (cases / "notes.txt").write_text("not a case")
    return cases


@pytest.fixture
def client(folder: Path) -> TestClient:
    return TestClient(create_app(Settings(folder)), base_url=HERE)


def bundle(folder: Path, name: str) -> dict[str, Any]:
    """Return a case as one object."""
    header = json.loads((folder / name / "case.json").read_text())
    documents: list[Any] = []
    for file in sorted((folder / name).rglob("*.json")):
        if file.name != "case.json":
            found = json.loads(file.read_text())
            documents += found if isinstance(found, list) else [found]
    return {**header, "documents": documents}


REMEDIES = ROOT / "samples" / "halon-1999-resumed" / "1999" / "remedies.json"
"""The papers that lift the hold of the sample with overproduction."""
