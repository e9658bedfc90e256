"""What follows from the rules of a decision table: values of one type, numbers for ``C+``."""

from __future__ import annotations

from collections.abc import Iterator

from checker.feel import FeelSyntaxError, Names, parse
from checker.feel.typecheck import TypeEnvironment, check, describe
from checker.feel.types import ANY, NULL, NumberType, Type
from checker.feel.types.compatibility import difference
from checker.messages import gettext
from checker.model.pack import Definition, Pack
from checker.model.problems import Problem
from checker.packs.expressions import CELL, FeelText
from checker.packs.sources import nearest_position


def is_cell(text: FeelText, line: int, column: int) -> bool:
    """Return whether a place in a text lies in a cell of a decision table."""
    return bool(text.parts) and CELL in text.part_at(line, column)[0]


def outcome_problems(
    pack: Pack, entry: Definition, names: Names, environment: TypeEnvironment
) -> Iterator[Problem]:
    """Yield rules of a decision table that give another type of value than those before them."""
    if (table := entry.decision_table) is None:
        return
    wanted: Type = NumberType() if table.hit_policy == "C+" else ANY
    for number, rule in enumerate(table.rules):
        try:
            of, _ = check(parse(rule.then, names), environment)
        except FeelSyntaxError:
            continue
        if of == NULL:
            continue
        wanted = of if wanted == ANY else wanted
        if (why := difference(of, wanted)) in ("wrong-type", "unit"):
            message = gettext(
                "the rule gives {found}, and {wanted} is wanted here",
                found=describe(of),
                wanted=describe(wanted),
            )
            place = f"/decision_table/rules/{number}/then"
            yield Problem(nearest_position(pack, entry, place), str(why), message)
