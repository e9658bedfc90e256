"""Names with types, as a rule pack would have them, for tests of the type checker."""

from __future__ import annotations

from checker.feel.syntax import parser
from checker.feel.typecheck import (
    Checked,
    TypedDefinition,
    TypeEnvironment,
    TypeProblem,
    check,
    check_definitions,
)
from checker.feel.types import (
    ANY,
    BOOLEAN,
    CONTEXT,
    DATE,
    DATE_TIME,
    DAYS_DURATION,
    NUMBER,
    STRING,
    TIME,
    YEARS_DURATION,
    ContextType,
    FunctionType,
    ListType,
    NumberType,
    RangeType,
    StringType,
    Type,
)

SUBSTANCE = StringType(("halon-1211", "halon-1301"))
TONNES = NumberType("t")
LINE = ContextType({"cost": NumberType("USD"), "what": STRING})
REPORT = ContextType(
    {
        "id": STRING,
        "substance": SUBSTANCE,
        "year": NUMBER,
        "quantity": TONNES,
        "received_on": DATE,
        "lines": ListType(LINE),
    },
    "production-report",
)
NAMES: dict[str, Type] = {
    "reports": ListType(REPORT),
    "report": REPORT,
    "as_of": DATE,
    "moment": DATE_TIME,
    "clock": TIME,
    "days": DAYS_DURATION,
    "months": YEARS_DURATION,
    "year": NUMBER,
    "made": TONNES,
    "weighted": NumberType("ODP t"),
    "price": NumberType("USD/t"),
    "cost": NumberType("USD"),
    "open": BOOLEAN,
    "text": STRING,
    "anything": ANY,
    "something": CONTEXT,
    "span": RangeType(DATE),
    "target": FunctionType((SUBSTANCE, NUMBER), TONNES, ("substance", "year")),
}
ENVIRONMENT = TypeEnvironment(NAMES, {"tReport": REPORT})


def checked(text: str, expected: Type | None = None) -> tuple[Type, list[TypeProblem]]:
    return check(parser.parse(text, NAMES), ENVIRONMENT, expected)


def kinds(text: str, expected: Type | None = None) -> list[str]:
    return [problem.kind for problem in checked(text, expected)[1]]


def define(text: str, *parameters: str, result: Type | None = None) -> TypedDefinition:
    names = {**NAMES, **dict.fromkeys(("produced", "share", "a", "b", "c", "f", "g"), ANY)}
    taken = {name: NAMES.get(name, ANY) for name in parameters} if parameters else None
    return TypedDefinition(parser.parse(text, {**names, **(taken or {})}), taken, result)


def definitions(**each: TypedDefinition) -> Checked:
    return check_definitions(each, ENVIRONMENT)
