"""Findings that would be other ones if a paper that is contradicted were taken.

A breach must not go because the papers that show it contradict each other, and a question must not
be settled by them: what is a breach or open where one of them is taken is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.messages import Message, gettext
from checker.model.verdict import Finding, Status

_OPEN = frozenset({Status.VIOLATED, Status.UNDETERMINED})
_DONE = frozenset({Status.SATISFIED, Status.WAIVED})


@dataclass(frozen=True, slots=True)
class Doubts:
    """What findings are with papers taken, by id, and what would settle it.

    ``breaches`` are the findings that are a breach there, each with a word on the papers that is
    missing. ``unsettled`` are those that are open there, or wait, with the same.
    """

    breaches: Mapping[str, tuple[Finding, Message]]
    unsettled: Mapping[str, tuple[Status, Message]]

    def weighed(self, finding: Finding) -> Finding:
        """Return a finding as it is, or open where it is worse elsewhere."""
        if finding.status in _OPEN:
            return finding
        if finding.id in self.breaches:
            return _open(finding, self.breaches[finding.id][1])
        if finding.id not in self.unsettled:
            return finding
        status, missing = self.unsettled[finding.id]
        is_better = status is Status.UNDETERMINED or finding.status in _DONE
        return _open(finding, missing) if is_better else finding

    def only_elsewhere(self, known: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the breaches that are there only where a paper is taken: they are open."""
        ids = {each.id for each in known}
        for name, (finding, missing) in self.breaches.items():
            if name not in ids:
                yield _open(finding, missing)


def doubts(worlds: Sequence[tuple[Message, Iterable[Finding]]]) -> Doubts:
    """Return the doubts of worlds, each given by a word on its papers and by its findings."""
    breaches: dict[str, tuple[Finding, Message]] = {}
    unsettled: dict[str, tuple[Status, Message]] = {}
    for missing, findings in worlds:
        for each in findings:
            if each.status is Status.VIOLATED:
                breaches.setdefault(each.id, (each, missing))
            elif each.status is Status.UNDETERMINED:
                unsettled[each.id] = (each.status, missing)
            elif each.status is Status.PENDING:
                unsettled.setdefault(each.id, (each.status, missing))
    return Doubts(breaches, unsettled)


def _open(finding: Finding, missing: Message) -> Finding:
    message = gettext("It depends on papers that contradict each other.")
    return finding.model_copy(
        update={"status": Status.UNDETERMINED, "message": message, "missing": (missing,)}
    )
