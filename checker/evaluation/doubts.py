"""Findings that would be other ones if a paper that is contradicted were taken.

A breach must not go because the papers that show it contradict each other: what is a breach where
one of them is taken is open.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from checker.messages import Message, gettext
from checker.model.verdict import Finding, Status

_OPEN = frozenset({Status.VIOLATED, Status.UNDETERMINED})


@dataclass(frozen=True, slots=True)
class Doubts:
    """The findings by id that are a breach with papers taken, and what would settle it.

    ``missing`` is that word on the papers.
    """

    against: Mapping[str, tuple[Finding, Message]]

    def weighed(self, finding: Finding) -> Finding:
        """Return a finding as it is, or open where it is a breach elsewhere."""
        if finding.id not in self.against or finding.status in _OPEN:
            return finding
        return _open(finding, self.against[finding.id][1])

    def only_elsewhere(self, known: Iterable[Finding]) -> Iterator[Finding]:
        """Yield the findings that are there only where a paper is taken: they are open."""
        ids = {each.id for each in known}
        for name, (finding, missing) in self.against.items():
            if name not in ids:
                yield _open(finding, missing)


def doubts(worlds: Sequence[tuple[Message, Iterable[Finding]]]) -> Doubts:
    """Return the doubts of worlds, each given by a word on its papers and by its findings."""
    found: dict[str, tuple[Finding, Message]] = {}
    for missing, findings in worlds:
        for each in findings:
            if each.status is Status.VIOLATED:
                found.setdefault(each.id, (each, missing))
    return Doubts(found)


def _open(finding: Finding, missing: Message) -> Finding:
    message = gettext("It depends on papers that contradict each other.")
    return finding.model_copy(
        update={"status": Status.UNDETERMINED, "message": message, "missing": (missing,)}
    )
