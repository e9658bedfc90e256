"""How the program ends where it is not by a result, and in which encoding it writes.

Exit status 70 is a fault of the program, 130 an interruption by the keyboard, 141 a reader that
closed the output. None of them can be taken for the status of a verdict.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from io import TextIOWrapper

import click

from checker import __version__
from checker.messages import gettext

FAULT = 70
INTERRUPTED = 130
CLOSED = 141


@contextmanager
def always_ended() -> Iterator[None]:
    """Turn what ends a command unexpectedly into its exit status and, for a fault, a message."""
    try:
        yield
    except (click.ClickException, click.exceptions.Exit):
        raise
    except BrokenPipeError:
        _leave_output_closed()
        raise SystemExit(CLOSED) from None
    except (KeyboardInterrupt, click.Abort):
        click.echo(gettext("Interrupted."), err=True)
        raise SystemExit(INTERRUPTED) from None
    except Exception as error:
        click.echo(fault_report(error), err=True)
        raise SystemExit(FAULT) from error


def fault_report(error: Exception) -> str:
    """Return what the user is told of a fault of the program: what, where, and how to report it."""
    head = gettext(
        "checker failed. This is a fault of the program, not of your input; there is no result."
    )
    ask = gettext(
        "Please report the lines below to those who maintain your installation, with the command "
        "and, if you may, the case."
    )
    summary = traceback.format_exception_only(error)[-1].strip()
    frames = traceback.extract_tb(error.__traceback__)
    places = [f"  {_shown(each.filename)}:{each.lineno} {each.name}" for each in frames]
    python = ".".join(map(str, sys.version_info[:3]))
    versions = f"checker {__version__}, Python {python}, {sys.platform}"
    return "\n".join([head, ask, "", versions, summary, *places])


def write_what_the_reader_can_show() -> None:
    """Let standard output and error never fail on a character.

    A file or pipe gets UTF-8 whatever the code page is. A terminal, and who sets
    ``PYTHONIOENCODING``, gets the encoding asked for, with backslash escapes for what it lacks.
    """
    for stream in (sys.stdout, sys.stderr):
        if not isinstance(stream, TextIOWrapper):
            continue
        asked = stream.isatty() or os.environ.get("PYTHONIOENCODING")
        encoding = stream.encoding if asked else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")


def _leave_output_closed() -> None:
    """Let nothing be written when Python closes standard output at its end."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (OSError, ValueError):
        return


def _shown(file: str) -> str:
    """Return the place of a module without the folders of the machine."""
    parts = file.replace("\\", "/").split("/")
    return "/".join(parts[parts.index("checker") :] if "checker" in parts else parts[-2:])
