"""What holds of every set of papers, whoever sent them and in whatever order."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from checker.feel import Record
from checker.model.case import Document
from tests.evidence.library import card, count, counted, pack, paper, ruling, sifted

SENDERS = ("Ann", "Bob", "desk", "helper", "board", "auditor")
DAYS = ("2001-12-31", "2002-01-01", "2002-03-01", "2002-03-02")
NAMES = tuple("ABCDEF")


@st.composite
def papers(draw: st.DrawFn) -> list[Document]:
    """Return some papers on few matters, so that they meet."""
    made = []
    for name in draw(st.lists(st.sampled_from(NAMES), unique=True, max_size=6)):
        sender, received = draw(st.sampled_from(SENDERS)), draw(st.sampled_from(DAYS))
        others = draw(st.lists(st.sampled_from([n for n in NAMES if n != name]), max_size=1))
        more = {"supersedes": others} if others else {}
        kind = draw(st.sampled_from(["count", "ruling", "card"]))
        if kind == "count":
            member = draw(st.sampled_from(["Ann", "Bob"]))
            books = draw(st.integers(1, 2))
            made.append(count(name, books, sender, received, member=member, **more))
        elif kind == "ruling":
            by = draw(st.sampled_from(["board", "desk"]))
            made.append(ruling(name, by, received, sender=sender, **more))
        else:
            holder = draw(st.sampled_from(["Ann", "Bob"]))
            made.append(card(holder, name, received, sender=sender, **more))
    return made


def again(document: Document, name: str, later: int) -> Document:
    """Return a copy of a paper with an id and a later day of its own."""
    day: date = document.record["received_on"] + timedelta(days=later)
    record = Record({**document.record, "id": name, "received_on": day}, name)
    return replace(document, id=name, record=record)


@given(papers(), st.randoms())
def test_the_order_in_the_files_means_nothing(documents: list[Document], random: object) -> None:
    shuffled = list(documents)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert sifted(shuffled) == sifted(documents)


@given(papers())
def test_every_paper_either_counts_or_is_told(documents: list[Document]) -> None:
    sifting = sifted(documents)
    told = {each.id for each in sifting.counted} | {each.document for each in sifting.not_counted}
    assert told == {each.id for each in documents}
    assert len(sifting.counted) + len(sifting.not_counted) == len(documents)


@given(papers())
def test_what_does_not_count_by_itself_changes_nothing(documents: list[Document]) -> None:
    forged = [
        count("X", 9, "Eve"),
        ruling("Y", "board", sender="Eve"),
        card("Eve", "Z", sender="Eve"),
    ]
    assert counted([*documents, *forged]) == counted(documents)


@given(papers(), st.integers(0, 400), st.data())
def test_a_paper_that_is_sent_again_changes_nothing(
    documents: list[Document], later: int, data: st.DataObject
) -> None:
    before = sifted(documents)
    if not before.counted:
        return
    copy = again(data.draw(st.sampled_from(before.counted)), "copy", later)
    after = sifted([*documents, copy], on="2004-01-01")
    assert [each.id for each in after.counted] == [each.id for each in before.counted]
    assert after.contradictions == before.contradictions


@given(papers())
def test_at_most_one_paper_counts_on_a_matter(documents: list[Document]) -> None:
    matters = [
        (each.type, each.record.get("member"), each.record.get("about"), each.record.get("number"))
        for each in sifted(documents).counted
    ]
    assert len(matters) == len(set(matters))


@given(papers())
def test_a_later_paper_does_not_exist_yet(documents: list[Document]) -> None:
    known = [each for each in documents if each.record["received_on"] <= date(2002, 3, 1)]
    assert sifted(documents, on="2002-03-01") == sifted(known)


def two(first: str, second: str, year: int) -> list[Document]:
    """Return two counts of the desk that stand against each other."""
    return [count(name, books, "desk", year=year) for name, books in ((first, 1), (second, 2))]


def test_without_a_contradiction_there_is_one_world() -> None:
    assert list(sifted([card(), count("C", 3)]).worlds()) == []


def test_worlds_take_at_most_one_paper_of_each_contradiction() -> None:
    sifting = sifted([*two("A", "B", 2001), *two("C", "D", 2000)])
    worlds = {"".join(each.id for each in world) for world in sifting.worlds()}
    assert worlds == {"A", "B", "C", "D", "AC", "AD", "BC", "BD"}


def test_many_contradictions_are_settled_one_at_a_time() -> None:
    documents = [paper for year in range(1990, 1994) for paper in two(f"A{year}", f"B{year}", year)]
    assert [len(world) for world in sifted(documents).worlds()] == [1] * 8


def test_what_a_world_takes_stands_in_the_order_of_arrival() -> None:
    sifting = sifted([*two("A", "B", 2001), paper("note", "N", "Ann", "2002-03-02")])
    taken = sifting.taking([sifting.known[1]])
    assert [each.id for each in taken.counted] == ["B", "N"]


def test_a_party_type_that_a_pack_lacks_is_no_matter() -> None:
    of = pack()
    schemas = {name: schema for name, schema in of.schemas.items() if name != "party"}
    assert counted([card()], of=replace(of, schemas=schemas)) == ["CARD"]
