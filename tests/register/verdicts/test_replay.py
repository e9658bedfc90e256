from __future__ import annotations

import json
from dataclasses import replace

import pytest

from checker.register import administering
from checker.register.log.entry import Entry, Kind, StoredDocument
from checker.register.verdicts import program as program_room
from checker.register.verdicts.replay import NotReplayableError, Replayed, replay
from checker.register.verdicts.statement import STATEMENT_FILE, VERDICT_FILE
from tests.register.verdicts.conftest import entries
from tests.register.world import World


def replayed(world: World, found: list[Entry], engine: str | None = None) -> Replayed:
    (verdict,) = [entry for entry in found if entry.body.kind is Kind.VERDICT]
    return replay(verdict, found, [world.register.signing_key.public], engine)


def swapped(entry: Entry, id_: str, content: bytes) -> Entry:
    documents = tuple(
        StoredDocument(item.id, item.type, content) if item.id == id_ else item
        for item in entry.documents
    )
    return replace(entry, documents=documents)


def test_the_same_papers_and_rules_give_the_same_judgement(judged_case: World) -> None:
    result = replayed(judged_case, entries(judged_case))
    assert (result.differences, result.remarks) == ((), ())


def test_later_papers_and_rules_change_nothing(judged_case: World) -> None:
    judged_case.submit(judged_case.report("R-3", drawn=999))
    administering.set_role(judged_case.register, "warden", "auditor", ends=False)
    assert replayed(judged_case, entries(judged_case)).differences == ()


def test_another_engine_gives_the_same_judgement_and_is_told(
    judged_case: World,
) -> None:
    result = replayed(judged_case, entries(judged_case), engine="chainer")
    assert result.differences == ()
    recorded = json.loads(entries(judged_case)[6].documents[0].content)
    if recorded["engine"]["inference"] != "chainer":
        assert "the engine is chainer" in result.remarks[0]


def test_another_paper_is_named(judged_case: World) -> None:
    found = entries(judged_case)
    content = found[5].documents[0].content.replace(b"12", b"120")
    found[5] = swapped(found[5], "R-1", content)
    result = replayed(judged_case, found)
    assert any("'R-1' is another one" in line for line in result.differences)
    assert "the judgement is another one" in result.differences


def test_a_paper_that_is_missing_is_named(judged_case: World) -> None:
    found = entries(judged_case)
    found[5] = replace(found[5], documents=found[5].documents[:1])
    assert "the paper 'R-2' is missing" in replayed(judged_case, found).differences


def test_other_rules_are_told(judged_case: World) -> None:
    found = entries(judged_case)
    rules = next(n for n, entry in enumerate(found) if entry.body.kind is Kind.RULES)
    name = found[rules].documents[0].id
    content = found[rules].documents[0].content + b"\n# changed\n"
    found[rules] = swapped(found[rules], name, content)
    assert "cannot be judged again" in replayed(judged_case, found).differences[0]


def test_another_program_is_told(judged_case: World, monkeypatch: pytest.MonkeyPatch) -> None:
    from checker.register.verdicts import statement

    other = program_room.program() | {"digest": "sha256:" + "0" * 64, "version": "9.9"}
    other["dependencies"] = {**other["dependencies"], "regex": "1.0"}
    monkeypatch.setattr(statement, "program", lambda: other)
    result = replayed(judged_case, entries(judged_case))
    assert result.differences == ()
    assert any("checker 9.9" in line for line in result.remarks)
    assert any(line.startswith("regex is 1.0") for line in result.remarks)


@pytest.mark.parametrize("name", [VERDICT_FILE, STATEMENT_FILE])
def test_a_verdict_that_was_changed_is_not_replayed(judged_case: World, name: str) -> None:
    found = entries(judged_case)
    (old,) = [item.content for item in found[6].documents if item.id == name]
    found[6] = swapped(found[6], name, old.replace(b"a", b"e", 1))
    with pytest.raises(NotReplayableError):
        replayed(judged_case, found)
