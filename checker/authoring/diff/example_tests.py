"""Examples of a comparison, written as a file of tests of the pack."""

from __future__ import annotations

import os
from collections.abc import Iterable
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml as pyyaml

from checker.authoring.testing.suite import LocatedTest
from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem


class _Dumper(pyyaml.SafeDumper):
    """Writes exact decimals as plain numbers, and every value in full."""

    def ignore_aliases(self, data: Any) -> bool:
        """Return that nothing is written as a reference to something above."""
        return True


def _number(dumper: pyyaml.SafeDumper, value: Decimal) -> pyyaml.Node:
    text = f"{value:f}"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{'float' if '.' in text else 'int'}", text)


_Dumper.add_representer(Decimal, _number)


def refuse_existing(path: Path) -> None:
    """Raise InputError where a file is there already, before what goes into it is looked for."""
    if path.exists():
        raise InputError([_is_there(path)])


def write_tests(path: Path, tests: Iterable[LocatedTest]) -> None:
    """Write tests to a new file; their bases are named relative to it.

    Raises InputError where the file is there already or cannot be written.
    """
    cases = [_written(test, path.absolute().parent) for test in tests]
    text = pyyaml.dump({"cases": cases}, Dumper=_Dumper, sort_keys=False, allow_unicode=True)
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise InputError([_is_there(path)]) from None
    except OSError as error:
        message = gettext("the file cannot be written: {reason}", reason=error.strerror or error)
        raise InputError([Problem(Position(str(path)), "file", message)]) from None


def _is_there(path: Path) -> Problem:
    message = gettext("the file is there already; name a new one")
    return Problem(Position(str(path)), "file", message)


def _written(test: LocatedTest, folder: Path) -> dict[str, Any]:
    written = test.test.model_dump(exclude_defaults=True, exclude={"base", "expect"})
    if test.base is not None:
        written["base"] = Path(os.path.relpath(test.base.absolute(), folder)).as_posix()
    findings = {name: each.status.value for name, each in test.test.expect.findings.items()}
    return written | {"expect": {"findings": findings}}
