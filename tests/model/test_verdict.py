from __future__ import annotations

from checker.model.verdict import Tranche, TrancheStatus, id_of


def tranche(**subject: str | int) -> Tranche:
    status = TrancheStatus.ELIGIBLE
    return Tranche(id="tranche-2", title="Second", subject=subject, status=status, source="a 1")


def test_an_id_is_made_of_the_rule_and_the_values_of_its_subject() -> None:
    assert id_of("quota", {"works": "E07", "year": 1998}) == "quota/E07/1998"
    assert id_of("quota", {}) == "quota"


def test_a_slash_in_a_value_does_not_make_two_subjects_one() -> None:
    assert id_of("t", {"a": "a/b"}) != id_of("t", {"a": "a", "b": "b"})
    assert id_of("t", {"a": "a%2Fb"}) != id_of("t", {"a": "a/b"})


def test_the_key_of_a_tranche_is_its_id_with_its_subject() -> None:
    assert tranche().key == "tranche-2"
    assert tranche(year=1999).key == "tranche-2/1999"
    assert tranche(place="a/b").key == "tranche-2/a%2Fb"


def test_copies_know_their_own_fields_although_others_share_the_note_of_them() -> None:
    one, other = tranche(), tranche()
    assert one.model_fields_set is other.model_fields_set
    changed = one.model_copy(update={"holds": ("hold/1",)})
    assert changed.model_fields_set == one.model_fields_set | {"holds"}
    assert "holds" not in other.model_fields_set
