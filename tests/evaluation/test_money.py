from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from checker.evaluation.instances import Instance
from checker.evaluation.money import Money, cents, entitlement
from checker.evaluation.scope import Gaps
from tests.evaluation.world import GRANTS, World, survey, write_world


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> World:
    return write_world(tmp_path_factory.mktemp("plots"), GRANTS)


def entitled(world: World, documents: list[Any], instance: Instance) -> Money:
    scope = world.scope(documents, "2001-12-31")
    return entitlement(scope, scope.pack.topic.tranches[0], instance)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("0", "0.00"),
        ("1E+3", "1000.00"),
        ("0.1", "0.10"),
        ("-2.500", "-2.50"),
        ("0.005", "0.005"),
        ("0.0149999", "0.0149999"),
        ("9" * 50 + ".9", "9" * 50 + ".90"),
    ],
)
def test_cents_are_shown_where_nothing_is_lost(value: str, shown: str) -> None:
    assert str(cents(Decimal(value))) == shown


def test_an_amount_is_exact_and_names_its_documents(world: World) -> None:
    money = entitled(world, [survey(60)], Instance())
    assert money.amount is not None
    assert (str(money.amount.value), money.amount.currency) == ("30000.30", "USD")
    assert (money.gaps, money.evidence) == (Gaps(), ("S-2001",))
    assert money.values == {"surveyed(2001)": "60"}


def test_an_amount_that_is_not_known_says_what_is_missing(world: World) -> None:
    money = entitled(world, [], Instance())
    assert (money.currency, money.amount) == ("USD", None)
    assert money.gaps.missing == ("survey of 2001 (from the office)",)


def test_a_subject_that_is_not_known_has_no_amount(world: World) -> None:
    gaps = Gaps(("the list of years",))
    money = entitled(world, [survey(60)], Instance(gaps=gaps))
    assert (money.amount, money.gaps) == (None, gaps)


def test_another_amount_has_the_same_currency() -> None:
    other = Money("EUR").of(Decimal("1.5"))
    assert (str(other.value), other.currency) == ("1.50", "EUR")
