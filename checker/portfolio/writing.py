"""The rows of a portfolio as files: Parquet, JSON Lines, a JSON list, CSV or a workbook."""

from __future__ import annotations

import csv
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from checker.portfolio.columns import COLUMNS, Kind
from checker.portfolio.spool import Spool
from checker.reports.calendar.csv import BYTE_ORDER_MARK
from checker.reports.calendar.csv import text as cell

Write = Callable[[Spool, Path], None]


def write(spool: Spool, file: Path) -> None:
    """Write the rows in the format of the file's suffix, whole or not at all.

    Raises OSError where that fails, and ModuleNotFoundError where the package of a format is
    missing.
    """
    with _whole(file) as part:
        WRITERS[file.suffix.lower()](spool, part)


@contextmanager
def _whole(file: Path) -> Iterator[Path]:
    """Yield a file beside ``file`` that takes its place at the end."""
    part = file.with_name(f".{file.name}.part")
    try:
        yield part
        part.replace(file)
    finally:
        part.unlink(missing_ok=True)


def _json_lines(spool: Spool, file: Path) -> None:
    with file.open("wb") as out:
        out.writelines(spool.blocks())


def _json(spool: Spool, file: Path) -> None:
    with file.open("wb") as out:
        before = b"[\n"
        for block in spool.blocks():
            out.write(before + block.rstrip(b"\n").replace(b"\n", b",\n"))
            before = b",\n"
        out.write(b"\n]\n")


def _csv(spool: Spool, file: Path) -> None:
    with file.open("w", encoding="utf-8", newline="") as out:
        out.write(BYTE_ORDER_MARK)
        writer = csv.writer(out)
        writer.writerow(column.name for column in COLUMNS)
        for row in spool.rows():
            writer.writerow(_cell(row[column.name], column.kind) for column in COLUMNS)


def _cell(value: Any, kind: Kind) -> str:
    """Return a value for a cell; texts so that no spreadsheet takes them for formulas."""
    if value is None:
        return ""
    if kind in (Kind.NUMBER, Kind.DAY):
        return str(value)
    return cell(as_text(value))


def as_text(value: str | list[str] | dict[str, str]) -> str:
    """Return a value as one text: ``a; b`` for a list, ``year=1999; place=north`` for more."""
    if isinstance(value, str):
        return value
    if isinstance(value, dict):
        return "; ".join(f"{name}={part}" for name, part in value.items())
    return "; ".join(value)


def _parquet(spool: Spool, file: Path) -> None:
    from checker.portfolio.parquet import write_parquet

    write_parquet(spool, file)


def _workbook(spool: Spool, file: Path) -> None:
    from checker.portfolio.workbook import write_workbook

    write_workbook(spool, file)


WRITERS: Final[Mapping[str, Write]] = {
    ".parquet": _parquet,
    ".jsonl": _json_lines,
    ".json": _json,
    ".csv": _csv,
    ".xlsx": _workbook,
}
"""The formats by the suffix of the file."""
