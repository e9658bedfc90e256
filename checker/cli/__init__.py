"""The command line: each command reads its options and hands them on.

Commands are imported when they are run, so that ``checker --help`` starts at once.
Exit status 0: nothing violated or undetermined; 1: something violated; 2: the input cannot be
used; 3: nothing violated, but something undetermined. ``checker.cli.ending`` gives the others.
"""

from __future__ import annotations

import gc
import importlib
import logging
import os
import shutil
from pathlib import Path
from typing import Any

import click

from checker import __version__
from checker.cli.ending import always_ended, write_what_the_reader_can_show


class SpokenContext(click.Context):
    """Shows help in the language of ``--lang``, where it stands before ``--help``, or the shell."""

    def get_help(self) -> str:
        """Return the help of the command."""
        from checker.cli.options import LANGUAGE
        from checker.messages import ENGLISH, language_of

        language = self.meta.get(LANGUAGE) or language_of(os.environ)
        if language == ENGLISH:
            return super().get_help()
        from checker.cli.spoken_help import help_of

        return help_of(self, language) or super().get_help()


class LazyGroup(click.Group):
    """A group that knows its commands by name and imports each when it is needed.

    ``lazy`` maps a command's name to ``module:attribute`` and its one-line help.
    """

    context_class = SpokenContext

    def __init__(self, *args: object, lazy: dict[str, tuple[str, str]], **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]  # click's own options
        self.lazy = lazy

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the commands in the order of the table."""
        return list(self.lazy)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import and return a command, or None where there is none of that name."""
        if cmd_name not in self.lazy:
            return None
        module, _, attribute = self.lazy[cmd_name][0].partition(":")
        command: click.Command = getattr(importlib.import_module(module), attribute)
        for each in (command, *getattr(command, "commands", {}).values()):
            each.context_class = SpokenContext
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands with their one-line help, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in self.lazy.items()])


OBJECTS_BETWEEN_COLLECTIONS = 50_000
"""What a command makes lives until it ends, so looking for garbage often only costs time."""


class Program(LazyGroup):
    """The whole program: however a command ends, its exit status says what happened."""

    def main(self, *args: Any, **kwargs: Any) -> Any:
        """Prepare the standard streams and the collector, then run the command line."""
        gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
        os.environ.setdefault(
            "PYDANTIC_DISABLE_PLUGINS", "__all__"
        )  # looks at all of site-packages
        write_what_the_reader_can_show()
        return super().main(*args, **kwargs)

    def make_context(self, *args: Any, **kwargs: Any) -> click.Context:
        """Read the arguments; ``--help`` and ``--version`` print here."""
        with always_ended():
            return super().make_context(*args, **{"terminal_width": _narrow()} | kwargs)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments after the settings of the project, which are their defaults."""
        if _may_have_settings():
            _use_settings(self, ctx)
        return super().parse_args(ctx, args)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command."""
        with always_ended():
            return super().invoke(ctx)


CLICKS_LEAST = 52
"""Columns below which click would write its help wider than the terminal."""


def _narrow() -> int | None:
    """Return the width of help on a narrow terminal; None where click chooses it well."""
    columns = shutil.get_terminal_size().columns
    return max(columns - 2, 20) if columns < CLICKS_LEAST else None


SETTINGS_FILES = ("checker.toml", "pyproject.toml")


def _may_have_settings() -> bool:
    """Return whether a file of settings lies at or above the working directory."""
    try:
        here = Path.cwd()
    except OSError:
        return False
    places = (at / name for at in (here, *here.parents) for name in SETTINGS_FILES)
    return any(_mentions_settings(file) for file in places if file.is_file())


def _mentions_settings(file: Path) -> bool:
    """Return whether a file has to be read for settings; it costs an import that helps nobody."""
    try:
        return file.name == SETTINGS_FILES[0] or b"tool.checker" in file.read_bytes()
    except OSError:
        return True


def _use_settings(program: click.Group, ctx: click.Context) -> None:
    """Let the settings of the project be the defaults of options; end with 2 if they are wrong."""
    from checker.cli.options import INPUT_UNUSABLE, show_problems
    from checker.cli.settings import defaults, read_settings
    from checker.model.problems import InputError

    try:
        ctx.default_map = defaults(program, ctx, read_settings(Path.cwd()))
    except InputError as error:
        show_problems(error)
        raise SystemExit(INPUT_UNUSABLE) from None


def _show_config(ctx: click.Context, parameter: click.Parameter, wanted: bool) -> None:
    """Print the settings where they are asked for, and end."""
    if not wanted:
        return
    from checker.cli.settings import read_settings, shown_settings

    for line in shown_settings(read_settings(Path.cwd())):
        click.echo(line)
    ctx.exit()


COMMANDS = {
    "assess": ("checker.cli.assess:assess", "Assess cases: what is payable, violated or missing."),
    "validate": (
        "checker.cli.validate:validate",
        "Check the documents of cases; assess nothing.",
    ),
    "portfolio": (
        "checker.cli.portfolio:portfolio",
        "Assess many cases, and write the verdicts as rows.",
    ),
    "screen": (
        "checker.cli.screen:screen",
        "Find in many millions of documents those that matter.",
    ),
    "explain": ("checker.cli.explain:explain", "Explain one finding, down to its documents."),
    "compare": (
        "checker.cli.compare:compare",
        "Compare two days, cases or saved verdicts.",
    ),
    "calendar": ("checker.cli.calendar:calendar", "List what is due, when, and from whom."),
    "unlock": ("checker.cli.unlock:unlock", "Say which papers would make a tranche payable."),
    "statement": (
        "checker.cli.statement:statement",
        "Make a report, account or application from the record.",
    ),
    "excel": ("checker.cli.excel:excel", "Make workbooks for the project office."),
    "serve": ("checker.cli.serve:serve", "Show cases in a browser, and answer programs."),
    "precheck": ("checker.cli.precheck:precheck_", "Assess in private, and prove it later."),
    "register": ("checker.cli.register:register", "Keep papers so that nobody can change them."),
    "rules": ("checker.cli.rules:rules", "Check, test, compare and show rule packs."),
    "new": ("checker.cli.new:new", "Start a new rule pack or case."),
    "feel": ("checker.cli.feel:feel", "Evaluate a FEEL expression."),
}


LEVELS = ("debug", "info", "warning", "error")


@click.command(cls=Program, lazy=COMMANDS, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="checker")
@click.option(
    "--show-config",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_show_config,
    help="Show the settings of the project, and end.",
)
@click.option(
    "--log-level",
    type=click.Choice(LEVELS),
    default="warning",
    help="Tell on standard error what is done. Default: warning.",
)
def main(log_level: str) -> None:
    """Check cases against rule packs.

    A case is a folder of JSON documents; a rule pack holds the conditions of an agreement.

    Exit status 0: nothing violated or undetermined; 1: something violated; 2: the input cannot
    be used; 3: nothing violated, but something undetermined.
    """
    logging.basicConfig(format="%(levelname)s %(name)s: %(message)s", level=log_level.upper())
