"""What only works with an extra, and how to get it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import click

_REGISTER = frozenset({"alembic", "cryptography", "psycopg", "securesystemslib", "sqlalchemy"})
_WEB = frozenset({"fastapi", "python_multipart", "starlette", "uvicorn"})
_EXCEL = frozenset({"openpyxl", "xlsxwriter"})
