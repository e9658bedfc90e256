from __future__ import annotations

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest

from checker.model.problems import InputError
from checker.register import administering
from checker.register.folder import write_folder
from checker.register.log.entry import Kind
from checker.register.papers.loading import read_case
from checker.register.papers.submitting import Prepared, Wanted, prepare
from tests.register.world import CASE, World, write_case


def prepared(world: World, folder: Path, party: str = "warden", **changes: Any) -> Prepared:
    wanted = Wanted(str(folder), party, changes.pop("kind", Kind.SUBMISSION), **changes)
    register = world.register
    with register.ledger.reader() as reader:
        return prepare(register, reader, wanted)


def ids(found: Prepared) -> Collection[str]:
    return [item.id for item in found.documents]


def test_papers_keep_the_digits_that_were_written(world: World, tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case", world.report("R-1"))
    text = '[{"type": "well-report", "id": "R-1", "well": "north", "year": 2001, "drawn": 12.50}]'
    (folder / "papers.json").write_text(text)
    (document,) = prepared(world, folder).documents
    assert document.content.decode() == text[1:-1]


def test_what_stands_with_the_same_fields_is_not_sent_again(world: World, tmp_path: Path) -> None:
    world.submit(world.report("R-1"))
    folder = write_case(tmp_path / "case", world.report("R-1"), world.report("R-2"))
    found = prepared(world, folder)
    assert (ids(found), dict(found.known)) == (["R-2"], {"R-1": 6})


def test_an_exported_folder_has_nothing_new_for_anybody(world: World, tmp_path: Path) -> None:
    world.submit(world.report("R-1"))
    register = world.register
    with register.ledger.reader() as reader:
        case, _ = read_case(register, reader, CASE)
    assert write_folder(case, tmp_path / "out") == 1
    for party in ("warden", "council"):
        assert ids(prepared(world, tmp_path / "out", party)) == []


def test_somebody_else_s_open_paper_of_the_same_id_is_not_one_s_own(
    world: World, tmp_path: Path
) -> None:
    world.submit(world.report("R-1"))
    folder = write_case(tmp_path / "case", world.report("R-1"))
    with pytest.raises(InputError, match="entry 6"):
        prepared(world, folder, "council")


def test_every_problem_is_told_at_its_place(world: World, tmp_path: Path) -> None:
    folder = write_case(
        tmp_path / "case",
        world.report("R-1", submitted_by="council"),
        world.report("R-2", received_on="2001-02-28"),
    )
    with pytest.raises(InputError) as caught:
        prepared(world, folder)
    found = [(p.position.pointer, p.code) for p in caught.value.problems]
    assert found == [("/0/submitted_by", "register-sender"), ("/1/received_on", "register-day")]
    assert all(p.position.file.endswith("papers.json") for p in caught.value.problems)
    assert all(p.position.line == 1 for p in caught.value.problems)


def test_the_form_of_papers_is_checked_in_the_folder(world: World, tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case", world.report("R-1", drawn="much"))
    with pytest.raises(InputError) as caught:
        prepared(world, folder)
    assert caught.value.problems[0].position.file.endswith("papers.json")


@pytest.mark.parametrize("paper", [{"type": "well-report"}, {"id": "R-1"}, {"id": 1, "type": "x"}])
def test_a_paper_without_id_and_type_is_refused(
    world: World, tmp_path: Path, paper: dict[str, Any]
) -> None:
    with pytest.raises(InputError, match="needs `id` and `type`"):
        prepared(world, write_case(tmp_path / "case", paper))


@pytest.mark.parametrize("name", ["Wells of 2001", "wells/../x", "wells'; --", "../wells"])
def test_a_name_that_is_no_case_of_a_register_is_told(
    world: World, tmp_path: Path, name: str
) -> None:
    folder = write_case(tmp_path / "case", world.report("R-1"), case=name)
    with pytest.raises(InputError, match="--case"):
        prepared(world, folder)
    assert ids(prepared(world, folder, case=CASE)) == ["R-1"]


def test_only_the_named_papers_are_taken(world: World, tmp_path: Path) -> None:
    folder = write_case(tmp_path / "case", world.report("R-1"), world.report("R-2"))
    assert ids(prepared(world, folder, only=["R-2"])) == ["R-2"]
    with pytest.raises(InputError, match="no paper 'R-3'"):
        prepared(world, folder, only=["R-3"])


def test_only_copies_are_forwarded(world: World, tmp_path: Path) -> None:
    folder = write_case(
        tmp_path / "case", world.report("R-1"), world.report("R-2", submitted_by="council")
    )
    assert ids(prepared(world, folder, kind=Kind.FORWARDED)) == ["R-2"]


def test_a_party_with_several_names_says_which(world: World, tmp_path: Path) -> None:
    administering.add_party(world.register, "pmo", "PMO", [], ["pmo", "agency"], None)
    administering.set_member(world.register, CASE, "pmo", ends=False)
    folder = write_case(tmp_path / "case", world.report("R-1"))
    with pytest.raises(InputError, match="several names"):
        prepared(world, folder, "pmo")
    assert prepared(world, folder, "pmo", sender="agency").sender == "agency"


def test_an_import_states_sender_and_day(world: World, tmp_path: Path) -> None:
    stated = {"submitted_by": "old office", "received_on": "1999-12-31"}
    folder = write_case(tmp_path / "case", world.report("R-1", **stated))
    assert ids(prepared(world, folder, "registrar", kind=Kind.IMPORT)) == ["R-1"]
    folder = write_case(tmp_path / "open", world.report("R-2"))
    with pytest.raises(InputError, match=r"received_on.*missing"):
        prepared(world, folder, "registrar", kind=Kind.IMPORT)
