"""What ``checker new pack`` is told of the agreement: by options, or asked for at the prompt."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import click

from checker.messages import Message, gettext
from checker.packs.outline import (
    EXAMPLE_MONEY,
    Outline,
    OutlineError,
    read_amounts,
    read_deadlines,
    read_roles,
)

FIGURES = ("roles", "unit", "limits", "tranches", "deadlines")
"""The options that say what a pack which extends another has from its base."""
_QUESTIONS: Mapping[str, tuple[Message, str]] = {
    "title": (gettext("Title of the agreement"), "The agreement, in a few words"),
    "roles": (
        gettext("Roles, the first reports and the last pays"),
        "reporter=Reporter, authority=Authority",
    ),
    "unit": (gettext("Unit of the limits"), "t"),
    "limits": (gettext("Limit of each year"), "2024=100, 2025=80"),
    "tranches": (gettext("Money of each year"), ""),
    "deadlines": (gettext("Papers, and their days in the next year"), "yearly-report=01-31"),
}


def asked(given: Mapping[str, Any], extends: bool) -> dict[str, Any]:
    """Return what was ``given`` by options, and for the rest what is answered at the prompt.

    A pack that ``extends`` another is asked for its title alone.
    """
    said = dict(given)
    for key, (question, default) in _QUESTIONS.items():
        if said[key] or (extends and key in FIGURES):
            continue
        if key == "tranches":
            default = ", ".join(f"{year}={EXAMPLE_MONEY}" for year in _years(said["limits"]))
        answer = click.prompt(question, default=default)
        is_one = key in ("title", "unit")
        said[key] = answer if is_one else tuple(part.strip() for part in answer.split(","))
    return said


def outline(said: Mapping[str, Any]) -> Outline:
    """Return what a new pack is about; raises UsageError where the words do not fit."""
    try:
        read = {
            "title": said["title"],
            "roles": read_roles(said["roles"]),
            "unit": said["unit"],
            "limits": read_amounts(said["limits"]),
            "tranches": read_amounts(said["tranches"]),
            "deadlines": read_deadlines(said["deadlines"]),
        }
        if read["limits"] and not read["tranches"]:
            read["tranches"] = dict.fromkeys(read_amounts(said["limits"]), EXAMPLE_MONEY)
        return Outline(**{key: value for key, value in read.items() if value})
    except OutlineError as error:
        raise click.UsageError(str(error.args[0])) from None


def _years(limits: Sequence[str]) -> list[str]:
    return [each.partition("=")[0] for each in limits]
