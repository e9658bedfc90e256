"""The rows of a portfolio as Parquet, by DuckDB; the same rows give the same bytes."""

from __future__ import annotations

import gzip
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import duckdb

from checker.portfolio.columns import COLUMNS
from checker.portfolio.spool import Spool

_LONGEST_ROW: Final = 64 * 1024**2
_MEMORY: Final = "512MB"


def write_parquet(spool: Spool, file: Path) -> None:
    """Write the rows; raises OSError where the file cannot be written."""
    with TemporaryDirectory() as folder, duckdb.connect() as connection:
        lines = Path(folder, "rows.jsonl.gz")
        with gzip.open(lines, "wb", compresslevel=1) as out:
            out.writelines(spool.blocks())
        connection.execute("SET threads = 1")  # the order of rows, and so the bytes, are fixed
        connection.execute(f"SET memory_limit = '{_MEMORY}'")
        connection.execute("SET temp_directory = ?", [folder])
        try:
            connection.execute(_copy(lines, file))
        except duckdb.IOException as error:
            raise OSError(0, str(error).splitlines()[0]) from None


def _copy(lines: Path, file: Path) -> str:
    columns = ", ".join(f"{_quoted(each.name)}: {_quoted(each.kind.value)}" for each in COLUMNS)
    options = "format = 'newline_delimited', compression = 'gzip', "
    options += f"maximum_object_size = {_LONGEST_ROW}"
    rows = f"read_json({_quoted(str(lines))}, columns = {{{columns}}}, {options})"
    return f"COPY (FROM {rows}) TO {_quoted(str(file))} (FORMAT parquet, COMPRESSION zstd)"


def _quoted(text: str) -> str:
    """Return a text as a literal of SQL."""
    return "'" + text.replace("'", "''") + "'"
