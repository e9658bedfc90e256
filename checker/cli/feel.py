"""``checker feel``: evaluate FEEL from the shell, or line by line at a prompt."""

from __future__ import annotations

import cmd
import json
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TextIO

import click

from checker import feel as language
from checker.cli.options import INPUT_UNUSABLE, reports_problems
from checker.feel import BUILTINS, to_literal
from checker.model.problems import InputError, Position, Problem

ASSIGNMENT = re.compile(r"\s*(?P<name>[^\W\d]\w*)\s*:=(?P<text>.*)", re.DOTALL)


@click.command(context_settings={"ignore_unknown_options": True})  # as in `checker feel -1`
@click.argument("expression", metavar="[EXPRESSION]", required=False)
@click.option("--context", "-c", metavar="FILE", help="A JSON object: names and their values.")
@reports_problems
def feel(expression: str | None, context: str | None) -> None:
    """Evaluate a FEEL EXPRESSION, or without one start a prompt.

    The value is written as string() writes it; why a value is null goes to standard error. In
    the context, numbers keep all their digits; text stays text: a date is written date(x).
    """
    values = read_context(context) if context else {}
    if expression is None:
        Prompt(values).cmdloop()
        return
    found = answer(expression, values)
    found.show()
    if found.text is None:
        sys.exit(INPUT_UNUSABLE)


def read_context(file: str) -> dict[str, language.Value]:
    """Return the values in a JSON file by name.

    Raises InputError where the file cannot be read or is no JSON object.
    """
    try:
        text = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
        found = json.loads(text, parse_int=Decimal, parse_float=Decimal, parse_constant=_refuse)
        values = language.to_feel(found)
    except OSError as error:
        raise _unusable(Position(file), "unreadable", str(error.strerror)) from error
    except json.JSONDecodeError as error:
        place = Position(file, "", error.lineno, error.colno)
        raise _unusable(place, "not-json", error.msg) from error
    except (ValueError, RecursionError) as error:
        raise _unusable(Position(file), "not-json", str(error)) from error
    if not isinstance(values, dict):
        raise _unusable(Position(file), "not-an-object", "a context must be a JSON object")
    return values


def _refuse(constant: str) -> object:
    raise ValueError(f"{constant} is no number")


def _unusable(position: Position, code: str, message: str) -> InputError:
    return InputError([Problem(position, code, message)])


@dataclass(frozen=True, slots=True)
class Answer:
    """The value of an expression as FEEL writes it, and why it is null.

    Where the text is no FEEL, or takes too long, there is no value: ``text`` is None.
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
        return Answer(None, None, f"Error: {error}")
    reasons = trace.nulls if trace.value is None else ()
    notes = [f"{each.line}:{each.column}: {each.message}" for each in reasons]
    return Answer(trace.value, to_literal(trace.value), "\n".join(notes))


def shown(error: language.FeelSyntaxError, expression: str) -> str:
    """Return a syntax error with its line of the text and a caret under its column."""
    advice = f" ({error.hint})" if error.hint else ""
    line = (expression + "\n").split("\n")[error.line - 1]
    before = "".join("\t" if letter == "\t" else " " for letter in line[: error.column - 1])
    blank = " " * (error.column - 1 - len(before))
    return f"Error: {error.message}{advice}\n  {line}\n  {before}{blank}^"


class Prompt(cmd.Cmd):
    """Reads expressions line by line; ``name := expression`` keeps a value under a name."""

    intro = "FEEL on exact decimals. `name := expression` keeps a value; Ctrl-D ends."
    prompt = "feel> "

    def __init__(self, values: Mapping[str, language.Value], stdin: TextIO | None = None) -> None:
        """Start with the values of a context."""
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
