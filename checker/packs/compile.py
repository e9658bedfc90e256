"""From a Pack to its FEEL library: what evaluation works with."""

from __future__ import annotations

from collections.abc import Iterator

from checker import feel
from checker.feel import nodes
from checker.messages import gettext
from checker.model.compiled import CompiledPack
from checker.model.pack import Pack
from checker.model.problems import InputError, Problem
from checker.packs.checks.decision_tables import cell_problems
from checker.packs.expressions import FeelText, feel_texts, template_problems
from checker.packs.library import constants_of, library_of, trees_of
from checker.packs.names import collections, name_problems
from checker.packs.takeovers import takeover_problems

CLOCKS = ("now", "today")


def compile_pack(pack: Pack) -> CompiledPack:
    """Return the pack with its FEEL library and the names of its lists of documents.

    Every FEEL text of the pack is parsed. Raises InputError with every mistake of syntax, every
    wrong value of a table, every name that is taken, and every condition that takes over the
    findings of a rule that is not there, or its own.
    """
    wrong_values: list[Problem] = []
    constants = constants_of(pack, wrong_values)
    trees = trees_of(pack, constants)
    problems = [
        *syntax_problems(pack, trees),
        *template_problems(pack),
        *name_problems(pack),
        *takeover_problems(pack),
        *wrong_values,
    ]
    if problems:
        raise InputError(problems)
    return CompiledPack(pack, library_of(pack, constants, trees), constants, collections(pack))


def syntax_problems(pack: Pack, trees: feel.Trees) -> Iterator[Problem]:
    """Yield every mistake of FEEL syntax, and every use of the clock, with its place."""
    for text in feel_texts(pack.topic):
        try:
            tree = trees.expression(text.text, text.names)
        except feel.FeelSyntaxError as error:
            whole = _syntax_problem(pack, text, error)
            yield from cell_problems(pack, text.entry) or _of_parts(pack, text, trees) or [whole]
        else:
            if any(clock in text.text for clock in CLOCKS):
                yield from _clock_problems(pack, text, tree)


def _of_parts(pack: Pack, text: FeelText, trees: feel.Trees) -> list[Problem]:
    """Return the mistakes of syntax in the parts of which a text was made."""
    found = []
    for part in text.alone():
        try:
            trees.expression(part.text, part.names)
        except feel.FeelSyntaxError as error:
            found.append(_syntax_problem(pack, part, error))
    return found


def _syntax_problem(pack: Pack, text: FeelText, error: feel.FeelSyntaxError) -> Problem:
    position = text.position(pack, error.line, error.column)
    return Problem(position, "feel-syntax", error.message, hint=error.hint or None)


def _clock_problems(pack: Pack, text: FeelText, tree: nodes.Expression) -> Iterator[Problem]:
    for node in nodes.walk(tree):
        if isinstance(node, nodes.Name) and node.name in CLOCKS:
            position = text.position(pack, node.span.line, node.span.column)
            message = gettext("{name}() would make verdicts depend on the clock", name=node.name)
            yield Problem(position, "clock", message, hint=gettext("use as_of"))
