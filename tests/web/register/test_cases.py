import json
from typing import Any

import pytest

from checker.model.problems import InputError
from checker.register import administering
from checker.register.identity.admission import is_entered
from checker.register.identity.payload import read_payload
from checker.web.register.cases import RegisterCases
from tests.register.world import CASE, PACK, World
from tests.web.register.conftest import place_of


def content(world: World, **fields: Any) -> bytes:
    return json.dumps(world.report("R-1", **fields)).encode()


def test_a_party_sees_the_cases_that_it_takes_part_in(world: World) -> None:
    administering.open_case(world.register, "secret", PACK, ["council"])
    cases = RegisterCases(world.register)
    names = {party: [each.name for each in cases.places(party)] for party in world.keys}
    assert names == {"warden": [CASE], "council": ["secret", CASE]}
    assert [each.name for each in cases.places("registrar")] == ["secret", CASE]
    assert cases.places(None) == []
    assert cases.places("nobody") == []


def test_whoever_has_no_name_to_send_under_submits_nothing(world: World) -> None:
    assert place_of(world).takes_papers
    assert not place_of(world, "registrar").takes_papers


def test_a_file_is_stamped_and_checked_before_anything_is_recorded(world: World) -> None:
    place, size = place_of(world), world.size
    loaded = place.with_file("report.json", content(world))
    [paper] = loaded.case.documents
    assert (paper.record["submitted_by"], str(paper.record["received_on"])) == (
        "warden",
        "2001-03-01",
    )
    assert world.size == size


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"submitted_by": "council"}, "register-sender"),
        ({"received_on": "2000-01-01"}, "register-day"),
        ({"year": "2001"}, "wrong-type"),
    ],
)
def test_what_the_register_refuses_is_told_at_its_place(
    world: World, fields: dict[str, Any], code: str
) -> None:
    with pytest.raises(InputError) as raised:
        place_of(world).with_file("report.json", content(world, **fields))
    [problem] = raised.value.problems
    assert (problem.code, problem.position.file) == (code, "report.json")


def test_a_submission_is_entered_in_the_name_of_the_party(world: World) -> None:
    place = place_of(world)
    before = place.state()
    accepted = place.submit("report.json", content(world))
    assert place.state() != before
    body = accepted.receipt.body
    assert (body.party, body.case) == ("warden", CASE)
    with world.register.ledger.reader() as reader:
        entry = reader.entry(body.seq)
        standing = world.register.standing(reader)
    assert entry is not None
    assert is_entered(standing, read_payload(entry.envelope))
    assert [each.id for each in place.load().case.documents] == ["R-1"]
    world.verify()
    with pytest.raises(InputError, match="no paper to submit"):
        place.submit("report.json", content(world))


def test_a_party_that_left_the_case_cannot_use_what_it_was_shown(world: World) -> None:
    place = place_of(world)
    administering.set_member(world.register, CASE, "warden", ends=True)
    for act in (place.load, lambda: place.save("report.json", content(world))):
        with pytest.raises(InputError, match="takes part in no case"):
            act()


def test_who_stands_where_is_asked_anew_once_the_log_is_longer(world: World) -> None:
    cases = RegisterCases(world.register)
    first = cases.standing()
    assert cases.standing() is first
    administering.set_role(world.register, "warden", "auditor", ends=False)
    assert "auditor" in cases.standing().parties["warden"].roles
