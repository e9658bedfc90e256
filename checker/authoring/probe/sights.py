"""What the rules see of the papers of a case, and in what two versions of a case differ."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

from checker.authoring.probe.reach import ALL, MIXED, Fields, Touched
from checker.evidence import Sifted
from checker.feel import Value
from checker.model.case import Document

Lists = Mapping[str, Mapping[str, Document]]
"""The papers that expressions see, by the name of the list and their ids, in its order."""


def lists_of(papers: Sifted, collections: Mapping[str, str]) -> Lists:
    """Return the lists of papers; ``collections`` gives the name of that of a type."""
    superseded, contested = MIXED
    found: dict[str, dict[str, Document]] = {
        ALL: {each.id: each for each in papers.counted},
        superseded: {each.id: each for each in papers.superseded},
        contested: {each.id: each for each in papers.contested},
    }
    for each in papers.counted:
        found.setdefault(collections[each.type], {})[each.id] = each
    return found


def differences(old: Lists, new: Lists) -> tuple[tuple[Document, ...], tuple[Document, ...]]:
    """Return the papers that only the old one sees, and those that only the new one does.

    A paper in another list than before is one of each.
    """
    before, after = _places(old), _places(new)
    return (
        tuple(paper for key, paper in before.items() if key not in after),
        tuple(paper for key, paper in after.items() if key not in before),
    )


def _places(lists: Lists) -> dict[tuple[int, str], Document]:
    return {(id(each), name): each for name in (ALL, *MIXED) for each in lists[name].values()}


def touched(old: Lists, new: Lists) -> frozenset[Touched]:
    """Return the lists in which the two differ, and the fields where only fields do."""
    found: set[Touched] = set()
    for name in old.keys() | new.keys():
        found.update(_between(name, old.get(name, {}), new.get(name, {})))
    return frozenset(found)


def _between(
    name: str, old: Mapping[str, Document], new: Mapping[str, Document]
) -> Iterator[Touched]:
    """Yield in what a list differs: which papers it has, and in what order, or fields of some."""
    if list(old) != list(new):
        yield name, None
        return
    for paper, other in zip(old.values(), new.values(), strict=True):
        if paper is not other:
            one, two = paper.record, other.record
            fields = one.keys() | two.keys()
            yield from ((name, each) for each in fields if _part(one, each) != _part(two, each))


def _part(record: Mapping[str, Value], field: str) -> tuple[bool, Value]:
    """Return a field: one that is null is not one that was left out."""
    return field in record, record.get(field)


def seen_of(new: Collection[Document], lists: Lists, fields: Fields) -> str:
    """Return what rules can see of papers: the lists, the places there, and the fields they read.

    ``fields`` gives these by the name of a list; None for all fields.
    """
    ids = {id(each) for each in new}
    found = []
    for name, papers in lists.items():
        for place, (paper_id, paper) in enumerate(papers.items()):
            if id(paper) in ids:
                read = fields[name]
                seen = {k: v for k, v in paper.record.items() if read is None or k in read}
                found.append((name, place, paper_id, sorted(seen.items())))
    return repr(found) if found else ""
