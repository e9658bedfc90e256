"""The stages in order: the first file to read.

    case  --intake--> documents ------+
                                      +--evaluation--> findings --> consequences --> verdict
    rules --packs--> compiled pack ---+                     inference ---^

    documents, rules, verdict --statements--> documents that the record generates

Each stage takes plain values and returns plain values; nothing flows back.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from checker import __version__, collector, evaluation, inference, packs
from checker.concluding import cautious_conclusion
from checker.evaluation import Evaluated, Scope
from checker.loading import Loaded, Source, load, load_submission
from checker.model.verdict import EngineInfo, Rules, Verdict

if TYPE_CHECKING:
    from checker.model.statement import Offer, Statement

__all__ = [
    "Loaded",
    "Source",
    "assess",
    "decide",
    "load",
    "load_submission",
    "offered_statements",
    "state",
]

_log = logging.getLogger(__name__)


def assess(
    loaded: Loaded,
    as_of: date,
    tranche: str | None = None,
    engine: str | None = None,
    known_on: date | None = None,
) -> Verdict:
    """Return the verdict on a case as of a date, on what was known by ``known_on``.

    ``tranche`` narrows it to some tranches (``tranche-3``, ``1999/3``) and what holds them back;
    ``engine`` names the inference engine where the default is not wanted. ``known_on`` is by
    default the same date; raises ValueError where it is before that,
    and TypeError for what is not a date.
    """
    _log.info("assessing %s as of %s", loaded.case.id, as_of)
    with collector.at_rest():
        scope = Scope(loaded.compiled, loaded.case, as_of, known_on)
        return decide(evaluation.evaluate(scope), tranche, engine)


def decide(evaluated: Evaluated, tranche: str | None = None, engine: str | None = None) -> Verdict:
    """Return the verdict that follows from what the rules say; the arguments are ``assess``'s."""
    chosen = inference.select_engine(engine)
    _log.debug("inference by %s", chosen.name)
    scope, whole = evaluated.scope, cautious_conclusion(evaluated, chosen)
    conclusion, assumed = whole, evaluation.assumptions(evaluated, whole)
    if tranche:
        conclusion = evaluation.narrowed(whole, tranche, scope.pack)
        kept = {each.key for each in conclusion.tranches}
        assumed = tuple(each for each in assumed if each.tranche in kept)
    findings = conclusion.all_findings()
    status = evaluation.case_status(findings, conclusion.tranches, scope.case.skipped)
    _log.info("%s is %s: %d findings", scope.case.id, status, len(findings))
    return Verdict(
        case=scope.case.id,
        as_of=scope.as_of,
        known_on=scope.known_on,
        status=status,
        summary=evaluation.with_remarks(evaluation.summary(status, findings), scope),
        rules=_rules_of(scope),
        engine=EngineInfo(checker=__version__, inference=chosen.name),
        tranches=conclusion.tranches,
        findings=conclusion.findings,
        consequences=conclusion.consequences,
        not_counted=(
            *scope.papers.not_counted,
            *evaluation.set_aside(evaluated),
            *evaluation.kept_aside(scope.case),
        ),
        skipped=evaluation.skipped_documents(scope.case),
        warnings=evaluation.remarks(scope),
        assumptions=assumed,
        coverage=evaluation.coverage(scope.pack, whole),
        violated_elsewhere=evaluation.violated_elsewhere(whole, conclusion),
    )


def _rules_of(scope: Scope) -> Rules:
    pack = scope.pack
    origin = packs.origin(Path(pack.folder))
    return Rules(pack=pack.id, version=pack.manifest.version, digest=pack.digest, origin=origin)


def offered_statements(loaded: Loaded, as_of: date) -> tuple[Offer, ...]:
    """Return the statements that the pack of a case offers, with the values to pick from."""
    from checker import statements

    return statements.offers(Scope(loaded.compiled, loaded.case, as_of))


def state(loaded: Loaded, statement: str, parameters: Mapping[str, str], as_of: date) -> Statement:
    """Return a statement that the record of a case generates as of a date.

    ``parameters`` are the values picked, as text. Raises InputError for an unknown statement or
    parameter, and for a value that the record does not have.
    """
    from checker import statements

    scope = Scope(loaded.compiled, loaded.case, as_of)
    rule = statements.find(scope, statement)
    verdict = assess(loaded, as_of) if statements.mentions_verdict(rule) else None
    engine = EngineInfo(checker=__version__, inference=inference.select_engine(None).name)
    return statements.make(scope, rule, parameters, verdict, _rules_of(scope), engine)
