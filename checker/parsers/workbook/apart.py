"""Workbooks read in a process of their own, which may use little memory and time.

A server reads what anybody sends it. The limits on what a workbook may hold keep reading short, and
this is the fence behind them: whatever a file makes the reader do, the server goes on.
"""

from __future__ import annotations

import os
import pickle
import resource
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import Final

from checker.messages import gettext
from checker.parsers.files import megabytes
from checker.parsers.places import Fault, Place, SourceFile, UnreadableError
from checker.parsers.workbook import file


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading one workbook may take: bytes of memory, and seconds of a processor.

    Under load a process gets only a part of a processor, so the clock may show ``patience`` times
    as much.
    """

    memory: int = 1024**3
    seconds: int = 60
    patience: int = 3


_LIMITS: ContextVar[Limits | None] = ContextVar("workbooks_apart", default=None)
_AT_ONCE: Final = BoundedSemaphore(max(2, os.cpu_count() or 1))
"""Who comes while so many are read waits for one of them."""
_START: Final = "import sys; sys.path[:] = {path!r}; from checker.parsers.workbook import apart; "
"""Modules are looked for where the server finds them, which a zipapp decides as it starts."""
_NO_MEMORY: Final = 75
"""With what the process of its own ends where memory is short."""
_BEYOND: Final = frozenset({_NO_MEMORY, -signal.SIGXCPU, -signal.SIGKILL})


class ReaderFailedError(RuntimeError):
    """The reader failed within its limits: a fault of the program, told by its own traceback."""


@contextmanager
def workbooks_apart(limits: Limits | None = None) -> Iterator[None]:
    """Read each workbook in a process of its own while this lasts."""
    token = _LIMITS.set(limits or Limits())
    try:
        yield
    finally:
        _LIMITS.reset(token)


def read(name: str, data: bytes) -> file.WorkbookFile:
    """Return a workbook, as ``file.read`` does; in a process of its own where that is wanted.

    Raises UnreadableError for what is not a workbook, is too large, goes beyond the limits or makes
    a library crash, and ReaderFailedError where a process of its own failed for any other reason.
    """
    limits = _LIMITS.get()
    return file.read(name, data) if limits is None else _read_apart(name, data, limits)


def _read_apart(name: str, data: bytes, limits: Limits) -> file.WorkbookFile:
    call = f"apart.answer({name!r}, {limits.memory}, {limits.seconds})"
    command = [sys.executable, "-c", _START.format(path=sys.path) + call]
    try:
        with _AT_ONCE:
            run = subprocess.run(  # noqa: S603 - the name is quoted, and there is no shell
                command,
                input=data,
                capture_output=True,
                timeout=limits.seconds * limits.patience,
                check=False,
            )
    except subprocess.TimeoutExpired:
        raise UnreadableError(_beyond(name, limits)) from None
    if run.returncode in _BEYOND:
        raise UnreadableError(_beyond(name, limits))
    if run.returncode < 0:
        raise UnreadableError(_broken_off(name))
    if run.returncode != 0:
        raise ReaderFailedError(run.stderr.decode("utf-8", "replace"))
    found: file.WorkbookFile | Fault = pickle.loads(run.stdout)  # noqa: S301 - written by answer()
    if isinstance(found, Fault):
        raise UnreadableError(found)
    return found


def answer(name: str, memory: int, seconds: int) -> None:
    """Read the workbook on standard input within limits, and write what it says, or its fault.

    Runs in the process of its own, which ends as ``_NO_MEMORY`` says where memory is short.
    """
    data = sys.stdin.buffer.read()
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        said = pickle.dumps(_read_or_fault(name, data))
    except MemoryError:
        os._exit(_NO_MEMORY)  # whatever else would be tidied up may need memory
    sys.stdout.buffer.write(said)


def _read_or_fault(name: str, data: bytes) -> file.WorkbookFile | Fault:
    try:
        return file.read(name, data)
    except UnreadableError as error:
        return error.fault


def _beyond(name: str, limits: Limits) -> Fault:
    message = gettext(
        "reading the workbook takes more than {size} of memory or {seconds} seconds",
        size=megabytes(limits.memory),
        seconds=limits.seconds,
    )
    hint = gettext("split it into several workbooks")
    return Fault(Place(SourceFile(name)), "workbook", message, hint=hint)


def _broken_off(name: str) -> Fault:
    """Return what is said of a workbook at which a library crashed; nothing else was harmed."""
    message = gettext("reading the workbook breaks off")
    hint = gettext("open it in Excel, save it under a new name, and take that")
    return Fault(Place(SourceFile(name)), "workbook", message, hint=hint)
