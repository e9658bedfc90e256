"""Every change of one paper in one case, and what gets better by it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from checker.authoring.probe.bench import Baseline, Bench, Changed
from checker.authoring.probe.changes import SENDER, Change, Kind, Surroundings, changes
from checker.authoring.probe.gains import Gain
from checker.authoring.probe.sights import seen_of
from checker.authoring.probe.values import places
from checker.authoring.probe.vocabulary import choices
from checker.model.case import Case, Document, as_submitted

Sight = tuple[frozenset[str], str]
"""The ids of the papers that the rules no longer see, and what they see now of others."""
_NOTHING: Sight = frozenset(), ""


@dataclass(frozen=True, slots=True)
class Improvement:
    """A change of evidence and something that is better for it."""

    case: str
    as_of: date
    paper: str
    type: str
    kind: Kind
    field: str | None
    change: str
    gain: Gain


@dataclass(frozen=True, slots=True)
class Probed:
    """What the changes of one paper brought; ``probes`` is the number of those assessed."""

    probes: int
    improvements: tuple[Improvement, ...]


def probe_paper(bench: Bench, base: Baseline, paper: int) -> Probed:
    """Return what gets better when the paper at this place in the case is changed."""
    document = base.probed.case.documents[paper]
    around = surroundings(bench, base, document)
    count = 0
    found: list[Improvement] = []
    tried: set[Sight] = {_NOTHING}
    hopeless: set[Sight] = set()
    for change in changes(as_submitted(document.record), around):
        changed = bench.changed(base, change)
        count += changed is not None
        if changed is None or _is_known(base, changed, tried):
            continue
        sight = _sight(base, changed)
        if sight in hopeless:
            continue
        gained = bench.gains(base, changed)
        if gained is None:
            hopeless.add(sight)
            continue
        found += [_improvement(base, document, change, gain) for gain in gained]
    return Probed(count, tuple(found))


def surroundings(bench: Bench, base: Baseline, paper: Document) -> Surroundings:
    """Return what the changes of a paper have to know of its case and pack."""
    schema = bench.compiled.pack.schemas[paper.type]
    return Surroundings(
        senders=_senders(bench, base.probed.case),
        named_in=_named_in(base.probed.case),
        choices=lambda path: choices(schema, path),
        key=frozenset(schema["x-key"]) if "x-key" in schema else None,
    )


def _is_known(base: Baseline, changed: Changed, tried: set[Sight]) -> bool:
    """Return whether a change was tried: papers that are only missing are so for any reason.

    A paper that does not count, or that came after the day, is one that was dropped. Then others
    may be seen that it had replaced or contradicted.
    """
    own = {id(each) for each in base.probed.case.documents}
    if any(id(each) not in own for each in changed.new):
        return False
    sight = _sight(base, changed)
    known = sight in tried
    tried.add(sight)
    return known


def _sight(base: Baseline, changed: Changed) -> Sight:
    missing = frozenset(each.id for each in changed.missing)
    seen = seen_of(changed.new, changed.lists, base.fields)
    return missing, seen


def _improvement(base: Baseline, paper: Document, change: Change, gain: Gain) -> Improvement:
    return Improvement(
        case=base.probed.name,
        as_of=base.probed.as_of,
        paper=paper.id,
        type=paper.type,
        kind=change.kind,
        field=change.field,
        change=change.words,
        gain=gain,
    )


def _senders(bench: Bench, case: Case) -> tuple[str, ...]:
    """Return the roles of the pack, and of the parties in the case the first two."""
    roles = tuple(bench.compiled.pack.manifest.roles)
    parties = sorted({str(each.record[SENDER]) for each in case.documents} - set(roles))
    return (*roles, *parties[:2])


def _named_in(case: Case) -> Callable[[str], frozenset[str]]:
    """Return a function that gives the papers that name one, directly or through others."""
    texts = {each.id: frozenset(_texts(each.record)) for each in case.documents}

    def naming(name: str) -> frozenset[str]:
        found, waiting = {name}, [name]
        while waiting:
            wanted = waiting.pop()
            more = {each for each, inside in texts.items() if wanted in inside} - found
            found |= more
            waiting += more
        return frozenset(found - {name})

    return naming


def _texts(record: Mapping[str, Any]) -> Iterator[str]:
    for path, value in places(record):
        if isinstance(value, str) and path[0] not in ("id", "type", SENDER):
            yield value
