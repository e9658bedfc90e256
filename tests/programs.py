"""Whether tests that start programs of the desktop run: Chromium, LibreOffice. CI says so."""

from __future__ import annotations

import os
import shutil

import pytest

ASKED_FOR = "CHECKER_TEST_PROGRAMS"


def desktop_program(name: str, called: str) -> str:
    """Return the path of a program; skip the test where it is not asked for, or not there."""
    if not os.environ.get(ASKED_FOR):
        pytest.skip(f"starts {called}, which takes its time: set {ASKED_FOR}=1")
    path = shutil.which(name)
    if path is None:
        pytest.skip(f"{called} is not installed")
    return path
