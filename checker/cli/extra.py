"""What only works with an extra, and how to get it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import click

_MODULES = {"alembic", "cryptography", "psycopg", "securesystemslib", "sqlalchemy"}


@contextlib.contextmanager
def needing_register() -> Iterator[None]:
    """Say how to install the register's libraries where one of them is missing; exit status 2."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in _MODULES:
            raise
        message = (
            f"the register needs {error.name}: install it with pip install 'checker[register]'"
        )
        raise click.UsageError(message) from None
