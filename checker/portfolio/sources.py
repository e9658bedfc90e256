"""The cases of a portfolio: those in folders, in files with a case on each line, in a register."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from checker.model.case import CASE_FILE, REGISTER_PREFIX
from checker.parsers.files import shown_path
from checker.parsers.formats import has_format

LINES: Final = ".jsonl"
_NOT_OURS: Final = (".", "~$")
"""How names start that are hidden, or of the locks that Excel lays beside an open workbook."""
_PIECE: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class CaseAt:
    """Where a case is. ``address`` names it; ``start`` and ``size`` are the bytes of a line."""

    address: str
    path: str
    start: int = 0
    size: int | None = None


def cases_at(
    paths: Iterable[str], cases_of_register: Callable[[], Iterable[str]]
) -> Iterator[CaseAt]:
    """Yield the cases at the paths in order, those of a folder by name.

    A folder with ``case.json`` is a case; any other is looked through, with all folders below it.
    A ``.jsonl`` file has a case on each line that is not blank. ``register:`` alone means all
    cases of the register. A path without a case is yielded too, so that reading it tells why.
    """
    for path in paths:
        if path == REGISTER_PREFIX:
            names = (f"{REGISTER_PREFIX}{name}" for name in cases_of_register())
            yield from (CaseAt(name, name) for name in names)
        elif path.startswith(REGISTER_PREFIX):
            yield CaseAt(path, path)
        else:
            yield from _at(path)


def _at(path: str) -> Iterator[CaseAt]:
    found = False
    for case in _below(path) if Path(path).is_dir() else _of_file(path):
        found = True
        yield case
    if not found:
        yield CaseAt(shown_path(path), path)


def _below(folder: str) -> Iterator[CaseAt]:
    """Yield the cases of a folder; links to folders are not followed."""
    if os.path.lexists(Path(folder, CASE_FILE)):
        yield CaseAt(shown_path(folder), folder)
        return
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError:
        yield CaseAt(shown_path(folder), folder)
        return
    for entry in entries:
        if entry.name.startswith(_NOT_OURS):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield from _below(entry.path)
        elif has_format(entry.name) or entry.name.lower().endswith(LINES):
            yield from _of_file(entry.path)


def _of_file(path: str) -> Iterator[CaseAt]:
    name = shown_path(path)
    if not path.lower().endswith(LINES):
        yield CaseAt(name, path)
        return
    try:
        yield from _lines(path, name)
    except OSError:
        yield CaseAt(name, path)


def _lines(path: str, name: str) -> Iterator[CaseAt]:
    """Yield the lines of a file; a line is never read whole, however long it is."""
    start, blank, number = 0, True, 1
    with Path(path).open("rb") as stream:
        while piece := stream.readline(_PIECE):
            blank = blank and not piece.strip()
            if not piece.endswith(b"\n"):
                continue
            end = stream.tell()
            if not blank:
                yield CaseAt(f"{name}:{number}", path, start, end - start)
            start, blank, number = end, True, number + 1
        if not blank:
            yield CaseAt(f"{name}:{number}", path, start, stream.tell() - start)
