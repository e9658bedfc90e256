"""The stages in order: the first file to read.

    case --intake--> documents --evaluation--> findings --inference--> consequences --> verdict
    rules --packs--> compiled pack ----^

Each stage takes plain values and returns plain values; nothing flows back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from datetime import date

from checker import __version__, evaluation, inference, intake, packs
from checker.evaluation import Scope
from checker.evaluation.findings import Found
from checker.evaluation.tranches import TrancheConditions
from checker.inference.consequences import infer
from checker.model.case import Case
from checker.model.compiled import CompiledPack
from checker.model.problems import InputError, Position, Problem
from checker.model.verdict import (
    Consequence,
    EngineInfo,
    Finding,
    Rules,
    Status,
    Tranche,
    TrancheStatus,
    Verdict,
)

WORST_FIRST = (Status.VIOLATED, Status.UNDETERMINED, Status.PENDING, Status.SATISFIED)
SUMMARY_ORDER = (*WORST_FIRST[:3], Status.WAIVED, Status.SATISFIED, Status.NOT_APPLICABLE)
SUMMARIES = {
    Status.VIOLATED: "Something is violated",
    Status.UNDETERMINED: "Something cannot be determined yet",
    Status.PENDING: "Nothing is violated, and something is still to come",
    Status.SATISFIED: "Everything that applies is satisfied",
}


@dataclass(frozen=True, slots=True)
class Loaded:
    """A case that can be assessed: its documents are valid, its pack is compiled."""

    case: Case
    compiled: CompiledPack


def load(source: str, rules: str | None = None) -> Loaded:
    """Return the case at ``source`` (folder, bundle file or ``-``) with its pack.

    ``rules`` is a pack id or folder that replaces the one the case names. Raises InputError with
    every problem of the case, or of the pack.
    """
    submission = intake.read_submission(source)
    compiled = packs.load_compiled(rules or _named_pack(submission))
    case = intake.validate(submission, compiled.pack)
    problems = [
        *packs.amendment_problems(compiled.pack, case.documents),
        *packs.waiver_problems(compiled.pack, case.documents),
    ]
    if problems:
        raise InputError(problems)
    return Loaded(case, compiled)


def _named_pack(submission: intake.Submission) -> str:
    """Return the pack that a case names: one that is shipped, never a path of the submitter's."""
    known = packs.pack_ids()
    if submission.rules in known:
        return submission.rules
    problem = Problem(
        replace(submission.header.position, pointer="/rules"),
        "unknown-pack",
        f"there is no rule pack {submission.rules!r}",
        expected=f"one of {', '.join(known)}",
        hint="for a pack in a folder of your own, give its folder with --rules",
    )
    raise InputError([problem])


def assess(
    loaded: Loaded, as_of: date, tranche: str | None = None, engine: str | None = None
) -> Verdict:
    """Return the verdict on a case as of a date.

    ``tranche`` narrows it to some tranches (``tranche-3``, ``1999/3``) and what holds them back;
    ``engine`` names the inference engine where the default is not wanted.
    """
    scope = Scope(loaded.compiled, loaded.case, as_of)
    conditions = evaluation.evaluate_conditions(scope)
    findings = evaluation.evaluate_findings(scope)
    return conclude(loaded, scope, conditions, findings, tranche, engine)


def conclude(
    loaded: Loaded,
    scope: Scope,
    conditions: Sequence[TrancheConditions],
    findings: Sequence[Found],
    tranche: str | None = None,
    engine: str | None = None,
) -> Verdict:
    """Return the verdict that follows from evaluated rules: waivers, consequences, tranches."""
    of_tranches = [finding for item in conditions for finding in item.conditions]
    found, on_waivers = evaluation.apply_waivers(scope, [*of_tranches, *findings])
    chosen = inference.select_engine(engine)
    conclusions = infer(scope, chosen, found)
    on_amendments = evaluation.amendment_findings(scope)
    current = _by_id(scope, [*found, *on_waivers, *on_amendments])
    tranches = evaluation.settle_tranches(
        scope, conditions, current, lambda item: conclusions.holds(scope, item)
    )
    own = {condition.id for item in tranches for condition in item.conditions}
    others = [finding for key, finding in current.items() if key not in own]
    if tranche:
        tranches = narrowed(tranches, tranche)
        causes = _causes(tranches, conclusions.consequences)
        others = [finding for finding in others if finding.id in causes]
    return _verdict(
        loaded,
        scope.as_of,
        EngineInfo(checker=__version__, inference=chosen.name),
        tuple(tranches),
        tuple(others),
        tuple(conclusions.consequences.values()),
    )


def _causes(tranches: Iterable[Tranche], consequences: Mapping[str, Consequence]) -> set[str]:
    """Return the ids of the holds against tranches, and of all that they are because of.

    A tranche that is withheld is told with the violation behind it: the case is not in order.
    """
    causes: set[str] = set()
    waiting = [hold for item in tranches for hold in item.holds]
    while waiting:
        if (cause := waiting.pop()) not in causes:
            causes.add(cause)
            waiting += consequences[cause].because if cause in consequences else ()
    return causes


def _by_id(scope: Scope, found: Iterable[Found]) -> dict[str, Finding]:
    """Return the findings by id; raises InputError where two share one.

    Ids are made of subjects, and one finding must never stand in for another.
    """
    findings = [item.finding for item in found]
    counts = Counter(finding.id for finding in findings)
    problems = [
        Problem(
            Position(scope.pack.folder),
            "shared-finding",
            f"two findings on this case have the id {shared!r}",
            hint='let the subjects of the rule differ in their texts: 1 and "1" are one',
        )
        for shared, count in counts.items()
        if count > 1
    ]
    if problems:
        raise InputError(problems)
    return {finding.id: finding for finding in findings}


def narrowed(tranches: Iterable[Tranche], wanted: str) -> list[Tranche]:
    """Return the tranches that ``wanted`` names: ``tranche-3``, ``tranche-3/1999`` or ``1999/3``.

    Every part between slashes has to be the tranche's id, the last word of its id, or a value of
    its subject.
    """
    parts = wanted.split("/")
    return [item for item in tranches if all(part in _names(item) for part in parts)]


def _names(tranche: Tranche) -> set[str]:
    values = {str(value) for value in tranche.subject.values()}
    return {tranche.id, tranche.id.rpartition("-")[2], *values}


def _verdict(
    loaded: Loaded,
    as_of: date,
    engine: EngineInfo,
    tranches: tuple[Tranche, ...],
    findings: tuple[Finding, ...],
    consequences: tuple[Consequence, ...],
) -> Verdict:
    pack = loaded.compiled.pack
    everything = [finding for item in tranches for finding in item.conditions] + list(findings)
    kept = {finding.id for finding in everything} | {hold for t in tranches for hold in t.holds}
    status = case_status(everything, tranches)
    return Verdict(
        case=loaded.case.id,
        as_of=as_of,
        status=status,
        summary=summary(status, everything),
        rules=Rules(pack=pack.id, version=pack.manifest.version, digest=pack.digest),
        engine=engine,
        tranches=tranches,
        findings=findings,
        consequences=following(consequences, kept),
    )


def following(consequences: Sequence[Consequence], ids: Set[str]) -> tuple[Consequence, ...]:
    """Return those among ``ids`` or because of one of them, directly or through one another."""
    kept = set(ids)
    while new := {c.id for c in consequences if not kept.isdisjoint(c.because)} - kept:
        kept |= new
    return tuple(item for item in consequences if item.id in kept)


def case_status(findings: Iterable[Finding], tranches: Iterable[Tranche] = ()) -> Status:
    """Return the worst status; a case to which nothing applied is undetermined.

    So is one with a tranche that is undetermined for a reason of its own, such as an amount that
    is not known. A waived violation counts as satisfied here: it is excused, and shown as such.
    """
    statuses = {finding.status for finding in findings}
    if any(_is_undetermined_itself(tranche) for tranche in tranches):
        statuses.add(Status.UNDETERMINED)
    if Status.WAIVED in statuses:
        statuses.add(Status.SATISFIED)
    return next((status for status in WORST_FIRST if status in statuses), Status.UNDETERMINED)


def _is_undetermined_itself(tranche: Tranche) -> bool:
    """Return whether something else than its conditions leaves the tranche open."""
    open_conditions = {Status.UNDETERMINED, Status.PENDING} & {c.status for c in tranche.conditions}
    return tranche.status is TrancheStatus.UNDETERMINED and not open_conditions


def summary(status: Status, findings: Iterable[Finding]) -> str:
    """Return the case in a sentence, with the number of findings of each status."""
    counts = Counter(finding.status for finding in findings)
    if not counts.keys() - {Status.NOT_APPLICABLE}:
        return "No norm applied to anything in this case, so nothing can be said of it."
    parts = [f"{counts[name]} {name}" for name in SUMMARY_ORDER if counts[name]]
    return f"{SUMMARIES[status]}: {', '.join(parts)}."
