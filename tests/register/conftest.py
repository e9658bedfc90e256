"""Registers on both stores; PostgreSQL where CHECKER_TEST_POSTGRES names a server."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("sqlalchemy")

from tests.register.world import Clock, World

SERVER = "CHECKER_TEST_POSTGRES"
WITHOUT_SERVER = f"no PostgreSQL: set {SERVER} to postgresql://USER@HOST/DATABASE"


@pytest.fixture(autouse=True)
def _own_memory(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for name in ("CHECKER_REGISTER", "CHECKER_REGISTER_KEYS", "CHECKER_PARTY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> World:
    """A register that tests copy, since making one takes longer than copying it."""
    folder = tmp_path_factory.mktemp("template")
    known = os.environ.get("XDG_STATE_HOME")
    os.environ["XDG_STATE_HOME"] = str(folder / "state")
    try:
        return World(f"sqlite:///{folder}/register.db", folder).make()
    finally:
        del os.environ["XDG_STATE_HOME"]
        if known is not None:
            os.environ["XDG_STATE_HOME"] = known


@pytest.fixture
def world(template: World, tmp_path: Path) -> World:
    """A register in SQLite."""
    folder = tmp_path / "world"
    folder.mkdir()
    for path in template.folder.iterdir():
        if path.is_file():
            shutil.copy(path, folder / path.name)
    shutil.copytree(template.folder / "keys", folder / "keys")
    return World(f"sqlite:///{folder}/register.db", folder, Clock(), dict(template.keys))


@pytest.fixture
def postgresql() -> Iterator[str]:
    """The URL of an empty schema of its own in PostgreSQL; skips where there is no server."""
    server = os.environ.get(SERVER)
    if not server:
        pytest.skip(WITHOUT_SERVER)
    import psycopg

    schema = f"test_{secrets.token_hex(8)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {schema}")
    yield f"{server}?options=-csearch_path%3D{schema}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f"DROP SCHEMA {schema} CASCADE")


@pytest.fixture(params=["sqlite", "postgresql"])
def either(request: pytest.FixtureRequest, tmp_path: Path) -> World:
    """A register in SQLite and one in PostgreSQL."""
    if request.param == "sqlite":
        found: World = request.getfixturevalue("world")
        return found
    folder = tmp_path / "postgresql"
    folder.mkdir()
    return World(request.getfixturevalue("postgresql"), folder).make()
