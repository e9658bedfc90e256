"""What a statement is about: one value picked for each of its parameters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from checker.evaluation.instances import Instance, instances, subject_value
from checker.evaluation.scope import Scope
from checker.feel import Value
from checker.messages import Message, gettext
from checker.model.problems import InputError, Position, Problem
from checker.model.statement_rule import StatementRule
from checker.parsers.suggestions import suggestion

MANY = 12
"""How many values of a parameter a message lists."""


def picked(scope: Scope, rule: StatementRule, given: Mapping[str, str]) -> Instance:
    """Return the variables of a statement: for each parameter the value that was asked for.

    Raises InputError with every parameter that is missing, unknown, or has no such value.
    """
    problems = [_unknown(scope, rule, name) for name in given if name not in rule.parameters]
    found = Instance()
    for name, text in rule.parameters.items():
        values = choices(scope, name, text, found)
        chosen = [value for value in values or () if str(subject_value(value)) == given.get(name)]
        if not chosen:
            problems.append(_not_picked(scope, rule, name, given, values))
            break  # later lists may depend on this one
        found = Instance({**found.bindings, name: chosen[0]})
    if problems:
        raise InputError(problems)
    return found


def choices(scope: Scope, name: str, text: str, outer: Instance) -> list[Value] | None:
    """Return the values that a parameter can have; None where they cannot be told."""
    found = instances(scope, {name: text}, outer)
    if any(each.gaps is not None for each in found):
        return None
    return [each.bindings[name] for each in found]


def _unknown(scope: Scope, rule: StatementRule, name: str) -> Problem:
    message = gettext(
        "the statement {statement} has no parameter {name!r}", statement=rule.id, name=name
    )
    known = tuple(rule.parameters)
    expected = gettext("one of {names}", names=", ".join(known)) if known else None
    return Problem(_place(scope), "parameter", message, expected, hint=suggestion(name, known))


def _not_picked(
    scope: Scope,
    rule: StatementRule,
    name: str,
    given: Mapping[str, str],
    values: Sequence[Value] | None,
) -> Problem:
    if name not in given:
        message = gettext(
            "the statement {statement} needs a value of {name!r}", statement=rule.id, name=name
        )
    else:
        message = gettext(
            "{name!r} cannot be {value!r} in the statement {statement}",
            name=name,
            value=given[name],
            statement=rule.id,
        )
    shown = [str(subject_value(value)) for value in values or ()]
    example = shown[0] if shown else "..."
    hint = gettext("pick one with --for {name}={example}", name=name, example=example)
    return Problem(_place(scope), "parameter", message, _expected(shown), given.get(name), hint)


def _expected(shown: Sequence[str]) -> Message:
    if not shown:
        return gettext("a value that the record has; it has none on this day")
    more = ", ..." if len(shown) > MANY else ""
    return gettext("one of {names}", names=", ".join(shown[:MANY]) + more)


def _place(scope: Scope) -> Position:
    return Position(scope.case.position.file)
