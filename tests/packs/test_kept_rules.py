"""Rules as bytes: they come back as they were, and nothing else does."""

from __future__ import annotations

import os
import pickle
from pathlib import Path
from typing import Any

import pytest

from checker.packs import load_pack
from checker.packs.cache import Kept
from checker.packs.kept_rules import RulesError, kept_rules, pack_as_kept
from checker.packs.locations import locate


def kept(rules: bytes) -> Kept:
    return Kept("sha256:1", rules, (), {})


def test_rules_come_back_as_they_were(water: Path) -> None:
    pack = load_pack(water)
    again = pack_as_kept(locate(water), kept(kept_rules(pack)))
    assert (again.manifest, again.norms, again.topic) == (pack.manifest, pack.norms, pack.topic)
    assert again.schemas == pack.schemas
    assert dict(again.positions) == dict(pack.positions)
    assert again.folder == pack.folder


def test_rules_of_a_shipped_pack_hold_nothing_that_would_be_refused() -> None:
    pack = load_pack("halon")
    again = pack_as_kept(locate("halon"), kept(kept_rules(pack)))
    assert (again.topic, again.schemas) == (pack.topic, pack.schemas)


def test_a_file_that_is_gone_since_has_no_places(water: Path) -> None:
    rules = kept_rules(load_pack(water))
    (water / "wells.yaml").unlink()
    pack = pack_as_kept(locate(water), kept(rules))
    (limit,) = pack.topic.limits
    assert pack.position(limit).line is None


class _Calls:
    def __init__(self, function: Any) -> None:
        self.function = function

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return self.function, ("echo harm",)


@pytest.mark.parametrize(
    "value",
    [
        *(_Calls(os.system), _Calls(eval), _Calls(pickle.loads), _Calls(Path)),
        *(("only",), None, (1, (), 2, {}, {})),
    ],
)
def test_what_is_not_rules_is_refused(water: Path, value: object) -> None:
    with pytest.raises(RulesError):
        pack_as_kept(locate(water), kept(pickle.dumps(value)))


@pytest.mark.parametrize(
    "name", [b"cchecker.model.pack\nfield_words\n.", b"cchecker.model.pack\nbuiltins.eval\n."]
)
def test_functions_beside_the_models_are_refused(water: Path, name: bytes) -> None:
    with pytest.raises(RulesError):
        pack_as_kept(locate(water), kept(name))


@pytest.mark.parametrize("end", [0, 1, 100, -1])
def test_bytes_that_are_cut_are_refused(water: Path, end: int) -> None:
    rules = kept_rules(load_pack(water))
    with pytest.raises(RulesError):
        pack_as_kept(locate(water), kept(rules[:end]))
