"""``checker feel``: evaluate FEEL from the shell, or line by line at a prompt."""

from __future__ import annotations

import cmd
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

import click

from checker import feel as language
from checker.cli.options import INPUT_UNUSABLE, Text, reports_problems
from checker.feel import BUILTINS, to_literal
from checker.messages import gettext
from checker.model.problems import InputError
from checker.parsers.files import read_bytes, read_limited, shown_path
from checker.parsers.json import decode, json_file
from checker.parsers.places import Fault, Place, UnreadableError, problems_of

MAX_CONTEXT_BYTES = 32 * 1024**2
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
ASSIGNMENT = re.compile(r"\s*(?P<name>[^\W\d]\w*)\s*:=(?P<text>.*)", re.DOTALL)


@click.command(context_settings={"ignore_unknown_options": True})  # as in `checker feel -1`
@click.argument("expression", metavar="[EXPRESSION]", required=False)
@click.option(
    "--context", "-c", type=Text(), metavar="FILE", help="A JSON object: names and their values."
)
@click.option("--dates", is_flag=True, help="Text of the context such as 1998-05-15 is a date.")
@reports_problems
def feel(expression: str | None, context: str | None, dates: bool) -> None:
    """Evaluate a FEEL EXPRESSION, or without one start a prompt.

    The value is written as string() writes it; the reason for a null goes to standard error.
    Numbers in the context keep all their digits. Text stays text without --dates; date(x) makes a
    date of it.
    """
    values = read_context(context) if context else {}
    if dates:
        values = {name: with_dates(value) for name, value in values.items()}
    if expression is None:
        Prompt(values).cmdloop()
        return
    found = answer(expression, values)
    found.show()
    if found.text is None:
        sys.exit(INPUT_UNUSABLE)


def read_context(file: str) -> dict[str, language.Value]:
    """Return the values in a JSON file, or on standard input (``-``), by name.

    Raises InputError where the file cannot be read, or does not hold a JSON object.
    """
    try:
        source = json_file(*_contents(file))
    except UnreadableError as error:
        raise InputError(problems_of([error.fault])) from None
    decoded = decode(source)
    faults = list(decoded.faults)
    if decoded.is_readable and not isinstance(decoded.value, dict):
        message = gettext("a context has to be a JSON object")
        faults.append(Fault(Place(source), "not-an-object", message))
    if faults:
        raise InputError(problems_of(faults))
    values: dict[str, language.Value] = decoded.value
    return values


def with_dates(value: language.Value) -> language.Value:
    """Return a value with dates where text in it is written as one, as in ``1998-05-15``."""
    if isinstance(value, dict):
        return {name: with_dates(each) for name, each in value.items()}
    if isinstance(value, list):
        return [with_dates(each) for each in value]
    is_date = isinstance(value, str) and _DATE.fullmatch(value)
    day = language.evaluate("date(x)", {"x": value}) if is_date else None
    return value if day is None else day


def _contents(file: str) -> tuple[str, bytes]:
    """Return the name of a file as messages print it, and its bytes."""
    if file == "-":
        return "<stdin>", read_limited(sys.stdin.buffer, "<stdin>", MAX_CONTEXT_BYTES)
    name = shown_path(file)
    return name, read_bytes(Path(file), name, MAX_CONTEXT_BYTES)


@dataclass(frozen=True, slots=True)
class Answer:
    """The value of an expression as FEEL writes it, and why it is null.

    ``text`` is None where there is no value: the expression is not FEEL, or takes too long.
    """

    value: language.Value
    text: str | None
    notes: str = ""

    def show(self) -> None:
        """Print the value, and to standard error what there is to say about it."""
        if self.notes:
            click.echo(self.notes, err=True)
        if self.text is not None:
            click.echo(self.text)


def answer(expression: str, values: Mapping[str, language.Value]) -> Answer:
    """Return the answer to an expression with the values of its names."""
    library = language.Library()
    try:
        program = library.compile(expression, tuple(values))
        trace = library.session().trace(program, values)
    except language.FeelSyntaxError as error:
        return Answer(None, None, shown(error, expression))
    except language.LimitExceeded as error:
        return Answer(None, None, gettext("Error: {reason}", reason=error))
    reasons = trace.nulls if trace.value is None else ()
    notes = [f"{each.line}:{each.column}: {each.message}" for each in reasons]
    return Answer(trace.value, to_literal(trace.value), "\n".join(notes))


def shown(error: language.FeelSyntaxError, expression: str) -> str:
    """Return a syntax error with its line of the text and a caret under its column."""
    message = gettext("Error: {message}", message=error.message)
    if error.hint:
        message = gettext("Error: {message} ({hint})", message=error.message, hint=error.hint)
    line = (expression + "\n").split("\n")[error.line - 1]
    before = "".join("\t" if letter == "\t" else " " for letter in line[: error.column - 1])
    blank = " " * (error.column - 1 - len(before))
    return f"{message}\n  {line}\n  {before}{blank}^"


class Prompt(cmd.Cmd):
    """Reads expressions line by line; ``name := expression`` keeps a value under a name."""

    intro: str = gettext("FEEL on exact decimals. `name := expression` keeps a value; Ctrl-D ends.")
    prompt = "feel> "

    def __init__(self, values: Mapping[str, language.Value], stdin: TextIO | None = None) -> None:
        super().__init__(stdin=stdin)
        self.values = dict(values)
        if not sys.stdin.isatty():
            self.intro, self.prompt, self.use_rawinput = "", "", False

    def onecmd(self, line: str) -> bool:
        """Answer a line; return whether it was the last."""
        if line == "EOF":
            if self.prompt:
                click.echo()
            return True
        if line.strip():
            self.default(line)
        return False

    def default(self, line: str) -> None:
        """Answer an expression, or keep its value under a name."""
        assignment = ASSIGNMENT.fullmatch(line)
        found = answer(assignment["text"] if assignment else line, self.values)
        found.show()
        if assignment and found.text is not None:
            self.values[assignment["name"]] = found.value

    def completenames(self, text: str, *ignored: object) -> list[str]:
        """Return the names that begin like this."""
        return [name for name in (*self.values, *BUILTINS) if name.startswith(text)]

    completedefault = completenames
