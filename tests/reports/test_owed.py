from checker.messages import gettext
from checker.reports.owed import NOBODY, owed_by
from tests.reports import samples


def test_what_is_missing_stands_under_who_owes_it() -> None:
    report = gettext("{what} (from {sender})", what="report of North", sender="Works")
    waiting = samples.condition("line-b", "undetermined", message="", missing=(report,))
    bearer = samples.condition(
        "line-c", "pending", message="", bearer="bureau", missing=("list of lines",)
    )
    one = samples.assessment(tranches=(), consequences=(), findings=(waiting, bearer))
    found = owed_by(one)
    assert {name: [each.text for each in things] for name, things in found.items()} == {
        "Works": ["report of North"],
        "Local bureau": ["list of lines"],
    }
    assert found["Works"][0].needed_for == (waiting.id,)


def test_a_thing_is_listed_once_with_all_that_waits_for_it() -> None:
    both = [
        samples.condition(line, "undetermined", message="", missing=("list",))
        for line in ("line-a", "line-b")
    ]
    found = owed_by(samples.assessment(tranches=(), consequences=(), findings=tuple(both)))
    assert [each.needed_for for each in found[NOBODY]] == [(both[0].id, both[1].id)]


def test_determinations_are_owed_by_their_role_and_nobody_comes_last() -> None:
    found = owed_by(samples.assessment())
    assert [each.text for each in found["Audit office"]] == ["determination by Audit office"]
    assert list(found)[-1] == NOBODY
    assert "quota/South/1998" not in str(found)
