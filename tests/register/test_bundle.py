from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from checker.register import administering
from checker.register.bundle import BundleError, make_bundle, read_bundle, verify_bundle
from checker.register.verifying import BrokenError
from tests.register.world import CASE, PACK, World


@pytest.fixture
def bundle(world: World) -> dict[str, Any]:
    """A bundle of the case, with an entry of another case in between."""
    world.submit(world.report("R-1"))
    administering.open_case(world.register, "secret", PACK, ["council"])
    world.submit(world.report("R-2"))
    world.submit(world.report("S-1"), party="council", case="secret")
    register = world.register
    with register.ledger.reader() as reader:
        value: dict[str, Any] = json.loads(make_bundle(register, reader, CASE).to_text())
    return value


def verified(value: dict[str, Any]) -> Any:
    return verify_bundle(read_bundle(json.dumps(value)))


def test_a_bundle_holds_without_the_register(bundle: dict[str, Any]) -> None:
    history, checkpoint = verified(bundle)
    assert checkpoint.size == 9
    assert history.case_ends[CASE][0] == 3
    assert history.ids[CASE] == {"R-1", "R-2"}


def test_other_cases_are_not_in_it(bundle: dict[str, Any]) -> None:
    assert "secret" not in json.dumps(bundle)
    assert "S-1" not in json.dumps(bundle)


def drop(number: int) -> Callable[[dict[str, Any]], None]:
    def change(value: dict[str, Any]) -> None:
        del value["entries"][number]

    return change


def edit(path: tuple[Any, ...], old: str, new: str) -> Callable[[dict[str, Any]], None]:
    def change(value: dict[str, Any]) -> None:
        at: Any = value
        for step in path[:-1]:
            at = at[step]
        assert old in at[path[-1]]
        at[path[-1]] = at[path[-1]].replace(old, new, 1)

    return change


CHANGES: dict[str, Callable[[dict[str, Any]], None]] = {
    "a document": edit(("entries", 5, "documents", 0, "text"), "12", "13"),
    "a body": edit(("entries", 5, "body"), "warden", "garden"),
    "an envelope": edit(("entries", 5, "envelope"), "payload", "payloud"),
    "the first entry dropped": drop(0),
    "a party dropped": drop(1),
    "a paper in the middle dropped": drop(5),
    "the last paper dropped": drop(6),
    "entries exchanged": lambda value: value["entries"].reverse(),
    "an entry twice": lambda value: value["entries"].append(value["entries"][-1]),
    "a document dropped": lambda value: value["entries"][5]["documents"].clear(),
    "a proof": lambda value: value["entries"][5]["proof"].reverse(),
    "the checkpoint": edit(("checkpoint",), "\n9\n", "\n8\n"),
    "the contents": edit(("contents",), "payload", "payloud"),
    "another name": lambda value: value.update(case="others"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_whatever_is_changed_is_found(bundle: dict[str, Any], name: str) -> None:
    CHANGES[name](bundle)
    with pytest.raises((BrokenError, BundleError)):
        verified(bundle)


def test_the_last_entry_left_out_and_listed_so_is_not_vouched_for(bundle: dict[str, Any]) -> None:
    drop(6)(bundle)
    with pytest.raises(BrokenError, match="listed"):
        verified(bundle)


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"format": "x"}', "[" * 10_000, "nul"])
def test_what_is_no_bundle_is_refused(text: str) -> None:
    with pytest.raises(BundleError):
        read_bundle(text)
