"""What only works with an extra, and how to get it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterator

import click

_REGISTER = frozenset({"alembic", "cryptography", "psycopg", "securesystemslib", "sqlalchemy"})
_WEB = frozenset({"fastapi", "python_multipart", "starlette", "uvicorn"})
_EXCEL = frozenset({"openpyxl", "xlsxwriter"})
_PORTFOLIO = frozenset({"duckdb"})
_SCREENS = frozenset({"duckdb", "sqlglot"})
_SPARK = frozenset({"py4j", "pyspark"})


@contextlib.contextmanager
def needing_register() -> Iterator[None]:
    """Say how to install the register's libraries where one of them is missing; exit status 2."""
    with _needing("the register", "register", _REGISTER):
        yield


@contextlib.contextmanager
def needing_excel() -> Iterator[None]:
    """Say how to install the libraries of workbooks where one is missing; exit status 2."""
    with _needing("writing a workbook", "excel", _EXCEL):
        yield


@contextlib.contextmanager
def needing_portfolio() -> Iterator[None]:
    """Say how to install the library of Parquet where it is missing; exit status 2."""
    with _needing("writing Parquet", "portfolio", _PORTFOLIO):
        yield


@contextlib.contextmanager
def needing_screens() -> Iterator[None]:
    """Say how to install the libraries of screens where one is missing; exit status 2."""
    with _needing("a screen", "screens", _SCREENS):
        yield


@contextlib.contextmanager
def needing_spark() -> Iterator[None]:
    """Say how to install Spark where it is missing; exit status 2."""
    with _needing("Spark", "spark", _SPARK):
        yield


@contextlib.contextmanager
def needing_web() -> Iterator[None]:
    """Say how to install the libraries of the workbench where one is missing; exit status 2."""
    with _needing("the workbench", "web", _WEB):
        yield


@contextlib.contextmanager
def _needing(what: str, extra: str, modules: frozenset[str]) -> Iterator[None]:
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in modules:
            raise
        message = f"{what} needs {error.name}: install it with pip install 'checker[{extra}]'"
        raise click.UsageError(message) from None
