"""Options that several commands share, and how all of them end."""

from __future__ import annotations

import functools
import os
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, ParamSpec, TextIO

import click

from checker.messages import ENGLISH, LANGUAGES, gettext, language_of

if TYPE_CHECKING:
    from checker.model.problems import InputError
    from checker.pipeline import Loaded
    from checker.reports import Style

P = ParamSpec("P")
LANGUAGE = "checker.language"
"""Where a command keeps the language that was asked for."""
KEYS_VARIABLE = "CHECKER_REGISTER_KEYS"
INPUT_UNUSABLE = 2
MINIMUM_WIDTH = 30
MAXIMUM_WIDTH = 120


class IsoDate(click.ParamType[date]):
    """A date as ``1999-12-31``."""

    name = "YYYY-MM-DD"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> date:
        """Return the date, or fail with what was expected."""
        if isinstance(value, date):
            return value
        try:
            day = date.fromisoformat(str(value))
        except ValueError:
            day = None
        if day is None or str(day) != value:  # fromisoformat also takes 19991231 and weeks
            message = gettext("{value!r} is not a date like 1999-12-31", value=value)
            self.fail(message, param, ctx)
        return day


class Text(click.ParamType[str]):
    """A text that says something: an empty one comes from a variable that was not set."""

    name = "text"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> str:
        """Return the text, or fail where it is blank."""
        if not str(value).strip():
            self.fail(gettext("it is empty; give a value, or leave the option out"), param, ctx)
        return str(value)


as_of_option = click.option(
    "--as-of",
    type=IsoDate(),
    default=None,
    help="Assess as of this day, without documents received later. Default: today.",
)
known_on_option = click.option(
    "--known-on",
    type=IsoDate(),
    default=None,
    help="Assess on what had been received by this day. Default: the day of --as-of.",
)
rules_option = click.option(
    "--rules",
    type=Text(),
    metavar="PACK",
    help="A pack id or folder, instead of the pack that the case names.",
)


def _forget(context: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Neither read nor write compiled packs until the command ends, where that is asked for."""
    if wanted:
        from checker.packs import without_cache

        context.with_resource(without_cache())


no_cache_option = click.option(
    "--no-cache",
    is_flag=True,
    expose_value=False,
    callback=_forget,
    help="Compile the rules anew; keep nothing of them for the next time.",
)
skip_invalid_option = click.option(
    "--skip-invalid",
    is_flag=True,
    help="Leave out documents with problems and assess the rest; nothing looks better for it.",
)
strict_option = click.option(
    "--strict", is_flag=True, help="Take warnings on documents and files for problems."
)
case_argument = click.argument("case", metavar="CASE", type=Text())
cases_argument = click.argument("cases", metavar="CASE...", type=Text(), nargs=-1, required=True)
verbose_option = click.option(
    "--verbose", "-v", is_flag=True, help="List what is otherwise only counted."
)


def _speak(context: click.Context, _: click.Parameter, language: str | None) -> None:
    """Remember the language that was asked for, for ``style``."""
    context.meta[LANGUAGE] = language or language_of(os.environ)


lang_option = click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    expose_value=False,
    is_eager=True,
    callback=_speak,
    help="The language, en or zh. Default: that of the environment.",
)


def language() -> str:
    """Return the language in which a command speaks: English where it has no choice."""
    context = click.get_current_context(silent=True)
    return context.meta.get(LANGUAGE, ENGLISH) if context else ENGLISH


def days(as_of: date | None, known_on: date | None) -> tuple[date, date]:
    """Return the day of the assessment and the day on which the case is known.

    Raises click.UsageError where the second lies before the first.
    """
    day = as_of or date.today()
    if known_on is not None and known_on < day:
        message = gettext(
            "--known-on {known_on} is before --as-of {as_of}: what had been received by then "
            "cannot say how things stood later",
            known_on=known_on,
            as_of=day,
        )
        raise click.UsageError(message)
    return day, known_on or day


@dataclass(frozen=True, slots=True)
class Output:
    """One requested output: a format, and a file or None for standard output."""

    format: str
    file: str | None


def parse_outputs(formats: Sequence[str], file: str | None, known: Sequence[str]) -> list[Output]:
    """Return the outputs that ``-f FORMAT[=FILE]`` and ``-o FILE`` ask for.

    Raises click.UsageError for an unknown format, and where two outputs share a target.
    """
    outputs = []
    for text in formats or ("text",):
        name, _, target = text.partition("=")
        if name not in known:
            message = gettext(
                "unknown format {name!r}; choose from {known}", name=name, known=", ".join(known)
            )
            raise click.UsageError(message)
        outputs.append(Output(name, target or None))
    if file is not None:
        open_ended = [place for place, output in enumerate(outputs) if output.file is None]
        if len(open_ended) != 1:
            message = gettext("-o needs exactly one --format without a file of its own")
            raise click.UsageError(message)
        outputs[open_ended[0]] = Output(outputs[open_ended[0]].format, file)
    targets = [output.file for output in outputs]
    if len(set(targets)) < len(targets):
        message = gettext("two outputs cannot go to the same place; write -f FORMAT=FILE")
        raise click.UsageError(message)
    return outputs


def check_files(outputs: Sequence[Output]) -> None:
    """Raise click.UsageError where a format of files would go to standard output."""
    from checker.reports import FILE_FORMATS

    for output in outputs:
        if output.format in FILE_FORMATS and output.file in (None, "-"):
            message = gettext(
                "{format} is written to a file: -f {format}=FILE", format=output.format
            )
            raise click.UsageError(message)


def write(output: Output, report: str | bytes) -> None:
    """Write a report to its file or to standard output; where that fails, end with exit 2."""
    write_parts(output, [report])


def write_parts(output: Output, parts: Iterable[str | bytes]) -> None:
    """Write a report that comes in parts, as ``write`` does."""
    if output.file is None or output.file == "-":
        for part in parts:
            _print(part if output.format == "text" else _encoded(part))
        return
    try:
        with Path(output.file).open("wb") as file:
            file.writelines(map(_encoded, parts))
    except OSError as error:
        message = gettext("cannot write {file}: {reason}", file=output.file, reason=error.strerror)
        raise click.UsageError(message) from error


def _encoded(part: str | bytes) -> bytes:
    return part if isinstance(part, bytes) else part.encode("utf-8", "backslashreplace")


def _print(content: str | bytes) -> None:
    """Write to standard output; where that is full or gone, end with exit 2, as for a file."""
    try:
        click.echo(content, nl=False)
        sys.stdout.flush()
    except BrokenPipeError:
        raise  # the reader has seen enough
    except OSError as error:
        message = gettext("cannot write the report: {reason}", reason=error.strerror)
        raise click.UsageError(message) from error


def style(output: Output, verbose: bool = False) -> Style:
    """Return how a report looks: as wide as the terminal, coloured only on one."""
    from checker.reports import Style

    coloured = output.file is None and shows_colour(sys.stdout)
    return Style(width=width(), colour=coloured, verbose=verbose, language=language())


def width() -> int:
    """Return how many columns a page has: those of the terminal, within reason."""
    columns = shutil.get_terminal_size((100, 24)).columns
    return min(max(columns, MINIMUM_WIDTH), MAXIMUM_WIDTH)


def shows_colour(stream: TextIO) -> bool:
    """Return whether a stream is a terminal that takes colours, and the user wants them."""
    dumb = os.environ.get("TERM") == "dumb"
    return stream.isatty() and not dumb and not os.environ.get("NO_COLOR")


def reports_problems(command: Callable[P, None]) -> Callable[P, None]:
    """Make a command end with exit status 2 and its problems in words, never a traceback."""

    @functools.wraps(command)
    def wrapped(*args: P.args, **kwargs: P.kwargs) -> None:
        from checker.inference.rules import InferenceError
        from checker.model.problems import InputError

        try:
            command(*args, **kwargs)
        except InputError as error:
            show_problems(error)
        except InferenceError as error:
            message = gettext(
                "The case cannot be assessed with these rules: {reason}", reason=error
            )
            click.echo(message, err=True)
        else:
            return
        raise SystemExit(INPUT_UNUSABLE)

    return wrapped


@contextmanager
def progress(label: str, length: int) -> Iterator[Callable[[int], None]]:
    """Yield a function that advances a progress bar, shown if standard error is a terminal."""
    if length == 0 or not sys.stderr.isatty():
        yield lambda count: None
        return
    with click.progressbar(length=length, label=label, file=sys.stderr) as bar:
        yield lambda count: bar.update(count)


def tell_rules_passed_over(loaded: Loaded) -> None:
    """Say on standard error that a folder with other rules of the pack's name is not used."""
    from checker.parsers.files import display_path

    if loaded.passed_over is None:
        return
    message = gettext(
        "Note: the rules in {folder} are not used, because they are not in the project of the "
        "case; those in {used} are. To use them, give --rules {folder}",
        folder=display_path(loaded.passed_over),
        used=loaded.compiled.pack.folder,
    )
    click.echo(message, err=True)


def show_problems(error: InputError) -> None:
    """Print the problems of an input to standard error."""
    from checker.reports import Style
    from checker.reports.problems import render

    look = Style(width=width(), colour=shows_colour(sys.stderr), language=language())
    text = render(error.problems, "text", look)
    click.echo(text, err=True, nl=False)
