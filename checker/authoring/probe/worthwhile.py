"""Papers in the situations that are worth a probe: each kind of situation once.

Thousands of papers of a pack's cases are alike: of one type, from one role or any party, with the
same fields, evidence for findings of the same rules with the same status and for tranches that
stand alike. One of them tells what the others would.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.authoring.probe.bench import Baseline
from checker.authoring.probe.values import places, spoken
from checker.model.case import Document


@dataclass(frozen=True, slots=True)
class Situation:
    """A paper of a case: the number of the case, the number of the paper, and what it is like.

    ``type`` is that of the paper; two situations of one ``digest`` are alike.
    """

    case: int
    paper: int
    type: str
    digest: str


def situations(number: int, base: Baseline) -> list[Situation]:
    """Return the situation of each paper that is known on the day of the case."""
    read_by: dict[str, set[str]] = defaultdict(set)
    for reader in _readers(base):
        for name in reader.papers:
            read_by[name].add(reader.words)
    known = {each.id for each in base.evaluated.scope.papers.known}
    return [
        Situation(number, place, paper.type, _digest(base, paper, read_by[paper.id]))
        for place, paper in enumerate(base.probed.case.documents)
        if paper.id in known
    ]


@dataclass(frozen=True, slots=True)
class _Reader:
    """A finding or tranche, by its rule and status, and the papers that it rests on."""

    words: str
    papers: frozenset[str]


def _readers(base: Baseline) -> Iterator[_Reader]:
    verdict = base.verdict
    for finding in verdict.findings.values():
        yield _Reader(f"{finding.rule} {finding.status}", frozenset(finding.evidence))
    causes = {name: each.because for name, each in verdict.consequences.items()}
    for tranche in verdict.tranches.values():
        roots = {each.id for each in tranche.conditions} | set(tranche.holds)
        papers = {paper for each in _caused_by(roots, causes) for paper in verdict.papers(each)}
        yield _Reader(f"{tranche.id} {tranche.status}", frozenset({*papers, *tranche.released_by}))


def _caused_by(names: set[str], causes: Mapping[str, Sequence[str]]) -> set[str]:
    """Return what is named, and all that it is because of."""
    found, waiting = set(names), list(names)
    while waiting:
        more = set(causes.get(waiting.pop(), ())) - found
        found |= more
        waiting += more
    return found


def _digest(base: Baseline, paper: Document, read_by: Iterable[str]) -> str:
    sender = str(paper.record["submitted_by"])
    roles = base.evaluated.scope.pack.manifest.roles
    fields = sorted({spoken(path) for path, _ in places(paper.record)})
    alike = (paper.type, sender if sender in roles else "party", fields, sorted(read_by))
    return hashlib.sha256(repr(alike).encode()).hexdigest()


def worth_a_probe(found: Iterable[Situation]) -> list[Situation]:
    """Return one situation of each kind, well spread: the types of papers take turns.

    The order is always the same, so that a run that has to stop early has seen a fair sample.
    """
    first: dict[str, Situation] = {}
    for each in found:
        first.setdefault(each.digest, each)
    by_type: dict[str, list[Situation]] = defaultdict(list)
    for digest in sorted(first):
        by_type[first[digest].type].append(first[digest])
    return list(_in_turn([by_type[type_] for type_ in sorted(by_type)]))


def _in_turn(queues: Sequence[Sequence[Situation]]) -> Iterator[Situation]:
    for turn in range(max(map(len, queues), default=0)):
        yield from (queue[turn] for queue in queues if turn < len(queue))
