"""The stages in order: the first file to read.

    case  --intake--> documents ------+
                                      +--evaluation--> findings --> consequences --> verdict
    rules --packs--> compiled pack ---+                     inference ---^

Each stage takes plain values and returns plain values; nothing flows back.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from checker import __version__, evaluation, inference, intake, packs
from checker.evaluation import Evaluated, Scope
from checker.messages import gettext
from checker.model.case import Case
from checker.model.compiled import CompiledPack
from checker.model.problems import InputError, Problem
from checker.model.verdict import EngineInfo, Rules, Verdict


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
    return Loaded(case, compiled)


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


def assess(
    loaded: Loaded, as_of: date, tranche: str | None = None, engine: str | None = None
) -> Verdict:
    """Return the verdict on a case as of a date.

    ``tranche`` narrows it to some tranches (``tranche-3``, ``1999/3``) and what holds them back;
    ``engine`` names the inference engine where the default is not wanted.
    """
    scope = Scope(loaded.compiled, loaded.case, as_of)
    return decide(evaluation.evaluate(scope), tranche, engine)


def decide(evaluated: Evaluated, tranche: str | None = None, engine: str | None = None) -> Verdict:
    """Return the verdict that follows from what the rules say; the arguments are ``assess``'s."""
    chosen = inference.select_engine(engine)
    conclusion = evaluation.conclude(evaluation.excused(evaluated), chosen)
    if tranche:
        conclusion = evaluation.narrowed(conclusion, tranche)
    scope, findings = evaluated.scope, conclusion.all_findings()
    status = evaluation.case_status(findings, conclusion.tranches)
    return Verdict(
        case=scope.case.id,
        as_of=scope.as_of,
        status=status,
        summary=evaluation.summary(status, findings),
        rules=Rules(
            pack=scope.pack.id, version=scope.pack.manifest.version, digest=scope.pack.digest
        ),
        engine=EngineInfo(checker=__version__, inference=chosen.name),
        tranches=conclusion.tranches,
        findings=conclusion.findings,
        consequences=conclusion.consequences,
    )
