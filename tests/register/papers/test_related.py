from __future__ import annotations

from checker.register.papers.case import CaseAt
from checker.register.papers.related import papers_of, related
from tests.register.world import CASE, World


def ids(found: CaseAt) -> list[str]:
    return [paper.stored.id for paper in found.papers]


def test_only_the_papers_that_are_named_are_read(either: World) -> None:
    for number in range(3):
        either.submit(either.report(f"R-{number}"), either.report(f"S-{number}"))
    register = either.register
    with register.ledger.reader() as reader:
        standing = register.standing(reader)
        assert ids(papers_of(reader, standing, CASE, {"S-1", "R-2", "X"})) == ["S-1", "R-2"]
        assert ids(related(reader, standing, CASE, [{"about": ["R-0"], "n": 1}])) == ["R-0"]
        assert ids(related(reader, standing, CASE, [{"about": "nothing"}])) == []


def test_papers_keep_their_number_within_the_entry(world: World) -> None:
    world.submit(world.report("R-1"), world.report("R-2"))
    register = world.register
    with register.ledger.reader() as reader:
        (paper,) = papers_of(reader, register.standing(reader), CASE, {"R-2"}).papers
    assert (paper.seq, paper.n) == (6, 2)
