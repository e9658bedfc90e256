"""Compiled packs kept between runs, in a folder that nobody but the user can write to.

A file holds what reading the pack gave, for exactly these files of the pack, this program and this
version of Python. It is data that this program wrote: one that is broken, or that somebody else
could have written, counts as not there, and the pack is compiled afresh.

``CHECKER_CACHE`` names another folder; ``off`` keeps nothing.
"""

from __future__ import annotations

import hashlib
import importlib.util
import logging
import marshal
import os
import secrets
import stat
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Final

from checker import __version__

VARIABLE: Final = "CHECKER_CACHE"
OFF: Final = "off"
SUFFIX: Final = ".pack"
MAX_BYTES: Final = 64_000_000
MAX_FILES: Final = 16
"""How many packs are kept; those that were written first go."""
_MAGIC: Final = b"checker pack 1\n"
_OTHERS: Final = stat.S_IWGRP | stat.S_IWOTH
_MAKERS: Final = (
    *("feel", "feel/compiler", "feel/functions", "feel/runtime", "feel/syntax"),
    *("feel/types", "feel/values", "model", "packs", "parsers"),
)
"""The folders of the program that make what is kept."""

_log = logging.getLogger(__name__)
_allowed: ContextVar[bool] = ContextVar("_allowed", default=True)


@dataclass(frozen=True, slots=True)
class Kept:
    """What reading a sound pack gave.

    ``rules`` are the bytes of ``kept_rules``; ``recursive`` and ``code`` are what ``SavedCode``
    keeps of its FEEL.
    """

    digest: str
    rules: bytes
    recursive: tuple[str, ...]
    code: Mapping[Any, Any]


@contextmanager
def without_cache() -> Iterator[None]:
    """Neither read nor write what is kept, within the block."""
    token = _allowed.set(False)
    try:
        yield
    finally:
        _allowed.reset(token)


def is_wanted() -> bool:
    """Return whether anything is to be kept."""
    return _folder() is not None


def read(content: str) -> Kept | None:
    """Return what was kept of a pack with this content; None where there is nothing to trust."""
    folder = _folder()
    if folder is None or not _is_private(folder):
        return None
    try:
        payload = _payload(folder / _name(content))
        if payload is None:
            return None
        parts = marshal.loads(payload)  # noqa: S302 - in a folder that only this user can write to
        return Kept(*parts)
    except FileNotFoundError:
        return None
    except (OSError, EOFError, TypeError, ValueError) as error:
        _log.info("what was kept of a pack cannot be used: %s", error)
        return None


def write(content: str, kept: Kept) -> None:
    """Keep a pack with this content; a folder that cannot be written to keeps nothing."""
    folder = _folder()
    if folder is None:
        return
    payload = marshal.dumps((kept.digest, kept.rules, kept.recursive, dict(kept.code)))
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        if _is_private(folder):
            _replace(folder / _name(content), _MAGIC + _digest(payload) + payload)
            _drop_oldest(folder)
    except OSError as error:
        _log.info("the compiled pack cannot be kept: %s", error)


def _folder() -> Path | None:
    """Return the folder of the cache, None where none is wanted."""
    named = os.environ.get(VARIABLE, "")
    if not _allowed.get() or named == OFF:
        return None
    if named:
        return Path(named)
    try:
        base = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    except RuntimeError:
        return None
    return Path(base) / "checker"


def _name(content: str) -> str:
    return hashlib.sha256(f"{content}\0{_program()}".encode()).hexdigest() + SUFFIX


@lru_cache(maxsize=1)
def _program() -> str:
    """Return what names this program as it is: its version, Python's, and the age of its files."""
    package = Path(__file__).parents[1]
    found = [importlib.util.MAGIC_NUMBER.hex(), __version__]
    for part in _MAKERS:
        for path in sorted((package / part).glob("*.py")):
            about = path.stat()
            found.append(f"{path}\0{about.st_mtime_ns}\0{about.st_size}")
    return "\0".join(found)


def _is_private(folder: Path) -> bool:
    """Return whether nobody but the user can change what lies in the folder."""
    try:
        about = folder.lstat()
    except OSError:
        return False
    return stat.S_ISDIR(about.st_mode) and _is_own(about)


def _is_own(about: os.stat_result) -> bool:
    """Return whether a file or folder belongs to the user, and only the user may write to it."""
    if not hasattr(os, "geteuid"):
        return True
    return about.st_uid == os.geteuid() and not about.st_mode & _OTHERS


def _payload(path: Path) -> bytes | None:
    """Return what a file of the cache holds; None where it is not whole, or not the user's own."""
    flags = os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0)
    with open(os.open(path, flags), "rb") as file:  # noqa: PTH123 - of a descriptor
        about = os.fstat(file.fileno())
        usable = stat.S_ISREG(about.st_mode) and _is_own(about) and about.st_size <= MAX_BYTES
        data = file.read() if usable else b""
    start = len(_MAGIC) + hashlib.sha256().digest_size
    payload = data[start:]
    return payload if data[:start] == _MAGIC + _digest(payload) else None


def _digest(payload: bytes) -> bytes:
    return hashlib.sha256(payload).digest()


def _replace(path: Path, data: bytes) -> None:
    """Write a file at once, so that no other process sees a part of it."""
    part = path.with_suffix(f".{secrets.token_hex(8)}")
    try:
        with open(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
            file.write(data)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _drop_oldest(folder: Path) -> None:
    files = sorted(folder.glob(f"*{SUFFIX}"), key=lambda path: path.stat().st_mtime_ns)
    for path in files[:-MAX_FILES]:
        path.unlink(missing_ok=True)
