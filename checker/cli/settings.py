"""Settings of a project: defaults for options, from ``checker.toml`` or ``[tool.checker]``.

The file lies in the project of the working directory; ``checker.toml`` goes before
``pyproject.toml``. An option on the command line goes before a setting, a setting before the
built-in default.
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import click

from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem
from checker.packs.projects import project_of
from checker.parsers.files import display_path
from checker.parsers.suggestions import suggestion

OWN_FILE = "checker.toml"
SHARED_FILE = "pyproject.toml"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file of settings says; ``file`` is None where there is none.

    ``values`` has a table for each command, such as ``assess`` or ``rules`` with ``check`` in it.
    """

    file: Path | None = None
    text: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)

    def place(self, path: tuple[str, ...]) -> Position:
        """Return where the key at ``path`` stands: on the first line that names it."""
        lines = self.text.splitlines()
        line = next((n for n, each in enumerate(lines, 1) if path[-1] in each), None)
        return Position(display_path(self.file or Path()), "/" + "/".join(path), line)

    def problem(self, path: tuple[str, ...], message: str, known: list[str]) -> Problem:
        """Return a problem with the key at ``path``, on the line that names it."""
        return Problem(
            self.place(path),
            "unknown-setting",
            message,
            expected=gettext("one of {known}", known=", ".join(known)),
            hint=suggestion(path[-1], known),
        )


def read_settings(folder: Path) -> Settings:
    """Return the settings for work in a folder; raises InputError where they are not TOML."""
    project = project_of(folder)
    if project is None:
        return Settings()
    for name in (OWN_FILE, SHARED_FILE):
        file = project / name
        if not file.is_file():
            continue
        text, content = _content(file)
        found = content if name == OWN_FILE else content.get("tool", {}).get("checker")
        if found is not None:
            return Settings(file, text, found)
    return Settings()


def defaults(program: click.Group, ctx: click.Context, settings: Settings) -> dict[str, Any]:
    """Return the settings as click takes them; raises InputError with all that is unknown."""
    problems: list[Problem] = []
    found = _of_group(program, ctx, settings, (), settings.values, problems)
    if problems:
        raise InputError(problems)
    return found


def shown_settings(settings: Settings) -> Iterator[str]:
    """Yield the lines of ``--show-config``: where settings come from, and what they are."""
    if settings.file is None:
        yield gettext("No settings: the project has no {own}, and no [tool.checker].", own=OWN_FILE)
        return
    yield gettext("Settings of {file}:", file=display_path(settings.file))
    yield from (f"  {name} = {value!r}" for name, value in _flat(settings.values))


def _content(file: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = file.read_text(encoding="utf-8")
        return text, tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        message = gettext("the settings cannot be read: {reason}", reason=error)
        raise InputError([Problem(Position(display_path(file)), "settings", message)]) from None


def _of_group(
    group: click.Group,
    ctx: click.Context,
    settings: Settings,
    path: tuple[str, ...],
    values: Mapping[str, Any],
    problems: list[Problem],
) -> dict[str, Any]:
    """Return the values of a group by names of parameters, each command's in a mapping."""
    commands = group.list_commands(ctx)
    options = _options(group)
    found: dict[str, Any] = {}
    for key, value in values.items():
        command = group.get_command(ctx, key) if key in commands else None
        if key in options:
            found[str(options[key].name)] = value
        elif isinstance(command, click.Group) and isinstance(value, dict):
            found[key] = _of_group(command, ctx, settings, (*path, key), value, problems)
        elif command is not None and isinstance(value, dict):
            found[key] = _of_command(command, settings, (*path, key), value, problems)
        else:
            message = gettext("there is no command or option {name!r}", name=key)
            known = [*options, *commands]
            problems.append(settings.problem((*path, key), message, known))
    return found


def _of_command(
    command: click.Command,
    settings: Settings,
    path: tuple[str, ...],
    values: Mapping[str, Any],
    problems: list[Problem],
) -> dict[str, Any]:
    options = _options(command)
    found: dict[str, Any] = {}
    for key, value in values.items():
        if key not in options:
            message = gettext("the command has no option {name!r}", name=key)
            problems.append(settings.problem((*path, key), message, [*options]))
            continue
        option = options[key]
        given = [value] if option.multiple and not isinstance(value, list) else value
        try:
            option.type_cast_value(click.Context(command), given)
        except click.BadParameter as error:
            place = settings.place((*path, key))
            problems.append(Problem(place, "wrong-setting", error.message, found=str(value)))
        found[str(option.name)] = given
    return found


def _options(command: click.Command) -> dict[str, click.Option]:
    """Return the options by their long names."""
    return {
        name.removeprefix("--"): parameter
        for parameter in command.params
        if isinstance(parameter, click.Option) and parameter.name and not parameter.is_eager
        for name in parameter.opts
        if name.startswith("--")
    }


def _flat(values: Mapping[str, Any], path: str = "") -> Iterator[tuple[str, Any]]:
    for key, value in values.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", str(value) if not isinstance(value, bool | list | int) else value
