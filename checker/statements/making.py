"""A whole statement, and which statements a pack offers on a case."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from checker.evaluation import Scope
from checker.evaluation.instances import Instance, subject_value
from checker.messages import gettext
from checker.model.problems import InputError, Position, Problem
from checker.model.statement import Offer, Statement
from checker.model.statement_rule import StatementRule
from checker.model.verdict import EngineInfo, Rules, Verdict
from checker.parsers.suggestions import suggestion
from checker.statements.figures import Figures
from checker.statements.parameters import choices, picked
from checker.statements.parts import Parts
from checker.statements.verdict_values import documents_behind, verdict_value

VERDICT = re.compile(r"\bverdict\b")


def offers(scope: Scope) -> tuple[Offer, ...]:
    """Return the statements that the pack offers on a case, with the values to pick from."""
    return tuple(
        Offer(
            id=rule.id,
            title=rule.title,
            source=scope.pack.citation(rule.all_norms),
            parameters=dict(_choices(scope, rule)),
        )
        for rule in scope.pack.topic.statements
    )


def _choices(scope: Scope, rule: StatementRule) -> Iterator[tuple[str, tuple[str, ...] | None]]:
    """Yield the values of each parameter; those of a list that uses an earlier one are open."""
    names = tuple(rule.parameters)
    for place, (name, text) in enumerate(rule.parameters.items()):
        if any(re.search(rf"\b{earlier}\b", text) for earlier in names[:place]):
            yield name, None
            continue
        values = choices(scope, name, text, Instance())
        yield name, None if values is None else tuple(str(subject_value(each)) for each in values)


def find(scope: Scope, statement: str) -> StatementRule:
    """Return the pack's statement with this id; raises InputError where there is none."""
    rules = {rule.id: rule for rule in scope.pack.topic.statements}
    if statement in rules:
        return rules[statement]
    message = gettext(
        "the pack {pack} has no statement {name!r}", pack=scope.pack.id, name=statement
    )
    expected = gettext("one of {names}", names=", ".join(rules)) if rules else None
    place = Position(scope.case.position.file)
    hint = suggestion(statement, rules)
    raise InputError([Problem(place, "unknown-statement", message, expected, hint=hint)])


def mentions_verdict(rule: StatementRule) -> bool:
    """Return whether a statement needs the verdict, which takes longer than the rest."""
    return VERDICT.search(rule.model_dump_json()) is not None


def make(
    scope: Scope,
    rule: StatementRule,
    given: Mapping[str, str],
    verdict: Verdict | None,
    rules: Rules,
    engine: EngineInfo,
) -> Statement:
    """Return a statement made from the record as of the scope's day.

    ``given`` are the values picked for its parameters, as text. Raises InputError where one is
    missing or not possible.
    """
    about = picked(scope, rule, given)
    behind = documents_behind(verdict) if verdict else {}
    seen = {**about.bindings, "verdict": verdict_value(verdict) if verdict else None}
    parts = Parts(Figures(scope, behind), Instance(seen))
    return Statement(
        statement=rule.id,
        title=rule.title,
        case=scope.case.id,
        parameters=about.subject,
        as_of=scope.as_of,
        source=scope.pack.citation(rule.all_norms),
        rules=rules,
        engine=engine,
        sections=tuple(part for each in rule.sections if (part := parts.part(each)) is not None),
    )
