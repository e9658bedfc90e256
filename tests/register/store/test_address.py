from __future__ import annotations

from pathlib import Path

import pytest

from checker.model.problems import InputError
from checker.register.store.address import parse


def test_a_file_and_a_server_are_addresses() -> None:
    assert parse("sqlite:///a/b.db").file == Path("a/b.db")
    server = parse("postgresql://me:secret@host/fund")
    assert server.file is None
    assert "secret" not in server.shown


@pytest.mark.parametrize(
    "text",
    [
        "checker.db",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///x.db?mode=ro",
        "sqlite:///a\0b",
        "mysql://host/x",
        "postgresql://host",
        "",
        "postgresql://me:secret@host/",
    ],
)
def test_anything_else_is_refused_without_showing_a_password(text: str) -> None:
    with pytest.raises(InputError) as caught:
        parse(text)
    assert "secret" not in str(caught.value)
    assert "sqlite:///FILE" in str(caught.value)
