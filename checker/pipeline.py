"""The stages in order: the first file to read.

    case  --intake--> documents ------+
                                      +--evaluation--> findings --> consequences --> verdict
    rules --packs--> compiled pack ---+                     inference ---^

    documents, rules, verdict --statements--> documents that the record generates

Each stage takes plain values and returns plain values; nothing flows back.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial
from os import PathLike, fspath
from pathlib import Path
from typing import Any

from checker import __version__, evaluation, inference, intake, packs, statements
from checker.evaluation import Conclusion, Evaluated, LeftOut, Scope, World
from checker.inference import Engine
from checker.messages import gettext
from checker.model.case import Case
from checker.model.compiled import CompiledPack
from checker.model.problems import InputError, Problem
from checker.model.statement import Offer, Statement
from checker.model.verdict import EngineInfo, Rules, Verdict

_log = logging.getLogger(__name__)
_PACK_ID = re.compile(r"[a-z0-9][a-z0-9.-]*")


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case that can be assessed: its documents are valid, its pack is compiled.

    ``passed_over`` is a folder with other rules of the pack's name that were not used, because it
    is not in the project of the case; None where there is none.
    """

    case: Case
    compiled: CompiledPack
    passed_over: Path | None = None


Source = str | PathLike[str] | Mapping[str, Any] | Sequence[Mapping[str, Any]]
"""Where a case is: the path of a folder or bundle, ``-``, or what such a bundle holds."""


def load(
    source: Source, rules: str | PathLike[str] | None = None, skip_invalid: bool = False
) -> Loaded:
    """Return the case at ``source`` with its pack.

    ``source`` is the path of a folder or bundle file, ``-`` for standard input, a mapping with
    ``case``, ``rules`` and ``documents``, or the documents alone, for which ``rules`` has to be
    given. ``rules`` is a pack id or folder that replaces the one the case names. A pack in the
    project of both the case and the working directory goes before a shipped one of the same
    name. Raises InputError with every problem of the case, or of the pack, and TypeError for an
    object that is none of these. With ``skip_invalid`` documents with problems are left out
    instead, and named in the case.
    """
    chosen = None if rules is None else fspath(rules)
    if isinstance(source, str | PathLike):
        path = fspath(source)
        return load_submission(intake.read_submission(path), path, chosen, skip_invalid)
    if not isinstance(source, Mapping):
        source = _alone(source, chosen)
    return load_submission(intake.read_mapping(source), "-", chosen, skip_invalid)


def _alone(documents: object, rules: str | None) -> Mapping[str, Any]:
    """Return documents without a case as a case."""
    if not isinstance(documents, list | tuple):
        message = gettext(
            "a case is a path, a mapping or a list of documents, not of type {type}",
            type=type(documents).__name__,
        )
        raise TypeError(message)
    if rules is None:
        raise TypeError(gettext("documents alone name no rules; give a pack as rules"))
    named = rules if _PACK_ID.fullmatch(rules) else Path(rules).name.lower()
    return {"case": "documents", "rules": named, "documents": documents}


def load_submission(
    submission: intake.Submission,
    source: str,
    rules: str | None = None,
    skip_invalid: bool = False,
) -> Loaded:
    """Return a case that was read from ``source`` with its pack, as ``load`` does."""
    compiled, passed_over = _pack_for(submission, source, rules)
    pack = compiled.pack
    place = packs.origin(Path(pack.folder))
    _log.info("rules %s %s from %s", pack.id, pack.manifest.version, place)
    case = intake.validate(submission, pack, skip_invalid)
    _log.info("case %s with %d documents from %s", case.id, len(case.documents), source)
    return Loaded(case, compiled, passed_over)


def _pack_for(
    submission: intake.Submission, source: str, rules: str | None
) -> tuple[CompiledPack, Path | None]:
    """Return the pack, and a folder with other rules of its name that is not used."""
    name = rules or submission.rules
    if rules is not None and not _PACK_ID.fullmatch(rules):
        return packs.load_compiled(rules), None
    local = packs.project_rules(name, source)
    if local.used is not None:
        return packs.load_compiled(local.used), None
    compiled = packs.load_compiled(rules or _named_pack(submission))
    return compiled, _with_other_rules(local.passed_over, compiled)


def _named_pack(submission: intake.Submission) -> str:
    """Return the pack that a case names: one that is shipped, never a path of the submitter's."""
    known = packs.pack_ids()
    if submission.rules in known:
        return submission.rules
    problem = Problem(
        submission.header.place_of("/rules"),
        "unknown-pack",
        gettext("there is no rule pack {pack!r}", pack=submission.rules),
        expected=gettext("one of {packs}", packs=", ".join(known)),
        hint=gettext("for a pack in a folder of your own, give its folder with --rules"),
    )
    raise InputError([problem])


def _with_other_rules(folder: Path | None, used: CompiledPack) -> Path | None:
    """Return the folder where its rules are not those that are used."""
    if folder is None or folder.samefile(used.pack.folder):
        return None
    try:
        same = packs.load_pack(folder).digest == used.pack.digest
    except InputError:
        same = False
    return None if same else folder


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
    for name, day in (("as_of", as_of), ("known_on", known_on or as_of)):
        if not isinstance(day, date) or isinstance(day, datetime):
            message = gettext(
                "{name} has to be a date such as date(1999, 12, 31), not {value!r}",
                name=name,
                value=day,
            )
            raise TypeError(message)
    _log.info("assessing %s as of %s", loaded.case.id, as_of)
    scope = Scope(loaded.compiled, loaded.case, as_of, known_on)
    return decide(evaluation.evaluate(scope), tranche, engine)


def decide(evaluated: Evaluated, tranche: str | None = None, engine: str | None = None) -> Verdict:
    """Return the verdict that follows from what the rules say; the arguments are ``assess``'s."""
    chosen = inference.select_engine(engine)
    _log.debug("inference by %s", chosen.name)
    scope, whole = evaluated.scope, _concluded(evaluated, chosen)
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
        not_counted=scope.papers.not_counted,
        skipped=evaluation.skipped_documents(scope.case),
        warnings=evaluation.remarks(scope),
        assumptions=assumed,
        coverage=evaluation.coverage(scope.pack, whole),
        violated_elsewhere=evaluation.violated_elsewhere(whole, conclusion),
    )


def _concluded(evaluated: Evaluated, engine: Engine) -> Conclusion:
    """Return what follows where nobody gains by papers that contradict or were left out."""
    compiled, case = evaluated.scope.compiled, evaluated.scope.case
    left_out = LeftOut(case.skipped, packs.rules_open(compiled, case.skipped))

    def conclude(found: Evaluated) -> Conclusion:
        return evaluation.conclude(left_out.unsettled(evaluation.excused(found)), engine)

    conclusion = conclude(evaluated)
    if doubts := evaluation.asked(evaluated, partial(packs.rules_reading, compiled)):
        accusing = conclusion
        conclusion = doubts.guarded(conclude(doubts.unaccused(evaluated)), accusing)
    worlds = [World(taken, conclude(other)) for taken, other in evaluation.other_worlds(evaluated)]
    conclusion = evaluation.weighed(conclusion, worlds)
    if not left_out.documents:
        return conclusion
    accusing = evaluation.conclude(evaluation.excused(evaluated), engine)
    return left_out.unpaid(conclusion, accusing, compiled.pack.topic)


def _rules_of(scope: Scope) -> Rules:
    pack = scope.pack
    origin = packs.origin(Path(pack.folder))
    return Rules(pack=pack.id, version=pack.manifest.version, digest=pack.digest, origin=origin)


def offered_statements(loaded: Loaded, as_of: date) -> tuple[Offer, ...]:
    """Return the statements that the pack of a case offers, with the values to pick from."""
    return statements.offers(Scope(loaded.compiled, loaded.case, as_of))


def state(loaded: Loaded, statement: str, parameters: Mapping[str, str], as_of: date) -> Statement:
    """Return a statement that the record of a case generates as of a date.

    ``parameters`` are the values picked, as text. Raises InputError for an unknown statement or
    parameter, and for a value that the record does not have.
    """
    scope = Scope(loaded.compiled, loaded.case, as_of)
    rule = statements.find(scope, statement)
    verdict = assess(loaded, as_of) if statements.mentions_verdict(rule) else None
    engine = EngineInfo(checker=__version__, inference=inference.select_engine(None).name)
    return statements.make(scope, rule, parameters, verdict, _rules_of(scope), engine)
