"""What reports pick out of a verdict, its pack and its case."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from checker.messages import Message, gettext, joined, ngettext
from checker.model.pack import Pack
from checker.model.problems import Position
from checker.model.verdict import (
    Basis,
    Consequence,
    ConsequenceKind,
    Coverage,
    Finding,
    Status,
    Tranche,
    Verdict,
)
from checker.reports.assessment import Assessment

_FEW = 4
"""How many senders of what is wanted are named."""

_KIND_ORDER = {kind: place for place, kind in enumerate(ConsequenceKind)}


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that has to arrive, in words, and the ids of what waits for it."""

    text: str
    needed_for: tuple[str, ...]

    def unlocks(self, assessment: Assessment) -> tuple[str, ...]:
        """Return the money of each tranche that cannot be paid without it, as far as was asked."""
        return tuple(
            gettext("{money} ({tranche})", money=one.money, tranche=key)
            for key, one in assessment.to_be_paid.items()
            if not one.because.isdisjoint(self.needed_for)
        )


def with_status(findings: tuple[Finding, ...], status: Status) -> list[Finding]:
    """Return the findings of one status: by due date where pending, else in their order."""
    chosen = [finding for finding in findings if finding.status is status]
    if status is Status.PENDING:
        chosen.sort(key=lambda finding: (finding.due is None, finding.due, finding.id))
    return chosen


def findings_and_case(verdict: Verdict) -> tuple[Finding, ...]:
    """Return all findings, plus one for the case if none of them shows its status.

    A case to which nothing applied is undetermined, and must look so in every format.
    """
    findings = verdict.all_findings()
    shown = {finding.status for finding in findings}
    if verdict.exit_status == 0 or verdict.status in shown:
        return findings
    whole = Finding(
        id="case",
        rule="case",
        title=gettext("The case as a whole"),
        status=verdict.status,
        source=verdict.rules.pack,
        message=verdict.summary,
    )
    return (*findings, whole)


def ordered_consequences(verdict: Verdict) -> list[Consequence]:
    """Return the consequences that stand, by kind, then those that were lifted."""
    return sorted(
        verdict.consequences,
        key=lambda one: (one.lifted_by is not None, _KIND_ORDER[one.kind]),
    )


def brought_by(verdict: Verdict, cause: str) -> list[Consequence]:
    """Return the consequences that a finding or consequence helped to bring about."""
    return [one for one in verdict.consequences if cause in one.because]


def missing_things(assessment: Assessment) -> list[Missing]:
    """Return what has to arrive, each thing once: what money waits for, then by first mention."""
    needs: dict[str, dict[str, None]] = {}
    for text, waiting, _ in wanted(assessment):
        needs.setdefault(text, {})[waiting] = None
    things = [Missing(text, tuple(waiting)) for text, waiting in needs.items()]
    return sorted(things, key=lambda each: not each.unlocks(assessment))


def wanted(assessment: Assessment) -> Iterator[tuple[str, str, str | None]]:
    """Yield each missing thing, the id of what waits for it, and the title of who has to act."""
    verdict, role_title = assessment.verdict, assessment.pack.manifest.role_title
    for tranche in verdict.tranches:
        yield from ((text, tranche.key, None) for text in tranche.missing)
    for finding in verdict.all_findings():
        if finding.status.traits.settled:
            continue
        bearer = role_title(finding.bearer) if finding.bearer else None
        yield from ((text, finding.id, bearer) for text in finding.missing)
        if finding.awaiting and not finding.missing:
            role = role_title(finding.awaiting)
            yield determination_by(role), finding.id, role
    for consequence in verdict.consequences:
        yield from ((text, consequence.id, None) for text in consequence.missing)


def norms_line(coverage: Coverage) -> Message:
    """Return how many norms of the rules were decided on the case, and how many were not."""
    return ngettext(
        "Norms: {checked:,} of {norms:,} decided on this case; {count:,} not looked at",
        "Norms: {checked:,} of {norms:,} decided on this case; {count:,} not looked at",
        coverage.norms - coverage.checked,
        checked=coverage.checked,
        norms=coverage.norms,
    )


def waiting_line(assessment: Assessment) -> Message | None:
    """Return from whom something is wanted before norms can be decided, with how many; or None."""
    manifest = assessment.pack.manifest
    senders = Counter(
        manifest.role_title(each.sender)
        for each in assessment.verdict.coverage.unchecked
        if each.sender
    )
    if not senders:
        return None
    named: list[str] = [
        gettext("{sender} ({count:,})", sender=sender, count=count)
        for sender, count in senders.most_common(_FEW)
    ]
    rest = len(senders) - len(named)
    if rest:
        named.append(ngettext("{count:,} other", "{count:,} others", rest))
    return gettext("Papers to decide the rest come from {senders}", senders=joined(named, ", "))


def unchecked_lines(assessment: Assessment) -> list[Message]:
    """Return each norm that was not decided, why, and from whom something is wanted."""
    norms, manifest = assessment.pack.norms, assessment.pack.manifest
    lines = []
    for one in assessment.verdict.coverage.unchecked:
        where = norms[one.norm].citation if one.norm in norms else one.norm
        line = gettext("{norm} ({where}): {why}", norm=one.norm, where=where, why=one.why)
        if one.sender:
            role = manifest.role_title(one.sender)
            line = gettext("{line}, from {role}", line=line, role=role)
        lines.append(line)
    return lines


def elsewhere_line(verdict: Verdict) -> Message | None:
    """Return how much of the case is violated beside what is listed; None for nothing."""
    count = verdict.violated_elsewhere
    if not count:
        return None
    return ngettext(
        "Elsewhere in this case: {count:,} violated",
        "Elsewhere in this case: {count:,} violated",
        count,
    )


def assumed_for(assessment: Assessment, tranche: str | None) -> list[Message]:
    """Return what was assumed for a tranche, or for none, with the paragraph of the norm."""
    norms = assessment.pack.norms
    return [
        gettext("{text} [{source}]", text=each.text, source=norms[each.norm].citation)
        if each.norm is not None and each.norm in norms
        else joined([each.text])
        for each in assessment.verdict.assumptions
        if each.tranche == tranche
    ]


def assumption_lines(assessment: Assessment) -> list[Message]:
    """Return everything that was assumed, each with the tranche that it helped, if any."""
    keys = (*(tranche.key for tranche in assessment.verdict.tranches), None)
    return [
        gettext("Assumed for {tranche}: {text}", tranche=key, text=text)
        if key
        else gettext("Assumed: {text}", text=text)
        for key in keys
        for text in assumed_for(assessment, key)
    ]


def declared_by(assessment: Assessment, tranche: Tranche) -> list[Message]:
    """Return on whose bare word conditions of a tranche pass, each sender with its papers."""
    declarations = {
        name
        for name, schema in assessment.pack.schemas.items()
        if schema.get("x-basis") == Basis.DECLARATION
    }
    papers: dict[str, dict[str, None]] = {}
    for name in (n for c in tranche.conditions if c.is_declared for n in c.evidence):
        document = assessment.documents.get(name)
        if document and document.type in declarations:
            sender = assessment.pack.manifest.role_title(str(document.record["submitted_by"]))
            papers.setdefault(sender, {})[name] = None
    return [
        gettext("{sender} ({papers})", sender=sender, papers=", ".join(names))
        for sender, names in papers.items()
    ]


def declared_lines(assessment: Assessment) -> list[Message]:
    """Return for each tranche on whose bare word conditions of it pass."""
    return [
        gettext("{tranche}: {senders}", tranche=tranche.key, senders=joined(senders, "; "))
        for tranche in assessment.verdict.tranches
        if (senders := declared_by(assessment, tranche))
    ]


def due_from(finding: Finding, pack: Pack) -> str:
    """Return the day on which the finding is due, and from whom where that is known."""
    if finding.bearer is None:
        return str(finding.due)
    role = pack.manifest.role_title(finding.bearer)
    return gettext("{day} from {role}", day=finding.due, role=role)


def determination_by(role: str) -> Message:
    """Return what is awaited of a role, given by its title."""
    return gettext("determination by {role}", role=role)


def missing_and_awaited(finding: Finding) -> list[Message]:
    """Return in a line each what has to arrive for a finding, and whose determination."""
    lines = []
    if finding.missing:
        lines.append(gettext("Missing: {things}", things=joined(finding.missing, "; ")))
    if finding.awaiting:
        lines.append(gettext("Awaiting a determination by: {role}", role=finding.awaiting))
    return lines


def places_of(assessment: Assessment, finding: Finding) -> list[tuple[str, Position]]:
    """Return name and place of each document that the finding rests on, else of the case."""
    documents = assessment.documents
    known = [documents[name] for name in finding.evidence if name in documents]
    places = [(document.id, document.position) for document in known]
    return places or [(assessment.case.id, assessment.case.position)]
