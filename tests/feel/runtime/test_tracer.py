"""What a trace cites, names and explains."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checker import feel
from checker.feel.runtime import tracer

D = Decimal


def report(origin: str, year: int, substance: str, amount: int | None) -> feel.Record:
    entries = {"year": D(year), "substance": substance}
    return feel.Record(entries if amount is None else entries | {"amount": D(amount)}, origin)


REPORTS = [
    report("a98", 1998, "a", 5),
    report("b98", 1998, "b", 7),
    report("a99", 1999, "a", 9),
    report("b99", 1999, "b", None),
]
SUM = "if amounts(s, y) = [] then null else sum(amounts(s, y))"
LIBRARY = feel.Library(
    [
        feel.Definition("amounts", "reports[substance = s and year = y].amount", ("s", "y")),
        feel.Definition("produced", SUM, ("s", "y")),
        feel.Definition("within", "produced(s, y) <= limit", ("s", "y")),
        feel.Definition("limit", "6"),
        feel.Definition("countdown", "n <= 0 or countdown(n - 1)", ("n",)),
    ],
    names=("reports", "absent"),
)  # fmt: skip


def trace(text: str, **values: feel.Value) -> feel.Trace:
    session = LIBRARY.session({"reports": REPORTS})
    program = LIBRARY.compile(text, tuple(values))
    traced = session.trace(program, values)
    assert traced == session.trace(program, values), "the second trace differs"
    assert traced.value == session.evaluate(program, values)
    return traced


def origins(traced: feel.Trace) -> list[str]:
    return [record.origin for record in traced.reads]


@pytest.mark.parametrize(
    ("text", "value", "cited"),
    [
        ("count(reports[year = 1998])", D(2), ["a98", "b98"]),
        ("count(reports[amount > 5])", D(2), ["b98", "a99"]),
        ("count(reports[year = 2000])", D(0), []),
        ("reports[2].amount", D(7), ["b98"]),
        ("reports[year = 1998 and substance = \"a\"]", [REPORTS[0]], ["a98"]),
        ("every r in reports satisfies r.year > 0", True, ["a98", "b98", "a99", "b99"]),
        ("every r in reports satisfies r.amount < 9", False, ["a99"]),
        ("every r in reports satisfies r.amount < 10", None, ["a98", "b98", "a99", "b99"]),
        ("some r in reports satisfies r.amount > 6", True, ["b98", "a99"]),
        ("some r in reports satisfies r.year > 2000", False, ["a98", "b98", "a99", "b99"]),
        ("reports[1].amount > 5 and reports[2].amount > 5", False, ["a98"]),
        ("reports[1].amount > 5 and reports[2].amount > 9", False, ["a98", "b98"]),
        ("reports[1].amount > 5 or reports[2].amount > 5", True, ["b98"]),
        ("reports[1].amount > 4 and reports[2].amount > 5", True, ["a98", "b98"]),
        ("reports[1].amount > 4 and reports[4].amount > 5", None, ["a98", "b99"]),
        ("if reports[1].amount > 5 then reports[2] else reports[3].amount", D(9), ["a98", "a99"]),
        ("{x: reports[3]}", {"x": REPORTS[2]}, ["a99"]),
        ("reports[item.amount = 7][1].year", D(1998), ["b98"]),
        ("reports[if amount = 7 then true else false].year", [D(1998)], ["b98"]),
        ("within(\"b\", 1998)", False, ["b98"]),
        ("max(for r in reports[year = 1998] return r.amount)", D(7), ["a98", "b98"]),
    ],
)  # fmt: skip
def test_records_that_matter_are_cited(text: str, value: object, cited: list[str]) -> None:
    traced = trace(text)
    assert traced.value == value
    assert origins(traced) == cited


def named(traced: feel.Trace) -> list[tuple[str, feel.Value]]:
    return [(each.label, each.value) for each in traced.named]


def test_values_that_were_used_have_names() -> None:
    traced = trace("produced(s, year) <= 2 * limit", s="a", year=D(1998))
    assert named(traced) == [
        ("s", "a"), ("year", D(1998)), ("produced(a, 1998)", D(5)), ("limit", D(6)),
    ]  # fmt: skip


def test_calls_within_definitions_are_named_but_not_their_parameters() -> None:
    assert named(trace('within("a", 1998)')) == [
        ("produced(a, 1998)", D(5)), ("limit", D(6)), ("within(a, 1998)", True),
    ]  # fmt: skip


def test_paths_are_named_and_lists_are_not() -> None:
    assert named(trace("reports[1].amount + count(reports)")) == [("reports[1].amount", D(5))]


def test_what_a_filter_leaves_out_is_not_named() -> None:
    assert named(trace("reports[produced(substance, year) > 8].year[1]")) == [
        ("produced(a, 1999)", D(9))
    ]


@pytest.mark.parametrize(
    ("text", "kind", "message", "column"),
    [
        ("1 + reports[4].amount", "missing-path", "`reports[4].amount` has no value in b99", 5),
        ("sum(reports.amount)", "missing-path", "`reports.amount` has no value in b99", 5),
        ("absent > 1", "missing-value", "`absent` has no value", 1),
        ("1 + given", "missing-value", "`given` has no value", 5),
        ("1 + foo", "unknown-name", "`foo` is not known", 5),
        ("reports[9].amount", "missing-item", "`reports[9]` is not there", 1),
        ('2 * "x"', "wrong-types", '`2 * "x"` is not defined for number and string', 1),
        ("reports > 1", "wrong-types", "is not defined for a list and number", 1),
        ("1 = 1 and 1 / 0 > 2", "no-result", "`1 / 0` has no result", 11),
        ("max([])", "no-result", "`max([])` has no result", 1),
        ('@"1999-02-31" < limit', "no-result", '`@"1999-02-31"` has no result', 1),
        ("if true then null else 1", "null", "`if true then null else 1` is null", 1),
    ],
)
def test_nulls_have_a_reason_where_they_arose(
    text: str, kind: str, message: str, column: int
) -> None:
    traced = trace(text, given=None)
    assert traced.value is None
    (reason,) = traced.nulls
    assert (reason.kind, reason.line, reason.column) == (kind, 1, column)
    assert message in reason.message


def test_a_definition_that_is_null_says_with_which_arguments() -> None:
    (reason,) = trace('within("c", 1998)').nulls[:1]
    assert (reason.kind, reason.definition, reason.arguments) == (
        "definition",
        "produced",
        ("c", D(1998)),
    )
    assert [each.definition for each in trace('within("c", 1998)').nulls] == ["produced", "within"]


def test_a_reason_within_a_definition_says_in_which() -> None:
    reasons = trace('produced("b", 1999) > 1').nulls
    assert [(each.kind, each.within) for each in reasons] == [
        ("missing-path", "amounts"), ("definition", None),
    ]  # fmt: skip
    assert reasons[0].text == "reports[substance = s and year = y].amount"


def test_nulls_of_operands_that_do_not_decide_are_left_out() -> None:
    assert trace("absent > 1 and 1 > 2").nulls == ()
    assert trace("absent > 1 or 1 < 2").nulls == ()
    assert len(trace("absent > 1 and foo > 2").nulls) == 2
    assert trace("some r in reports satisfies r.amount > 6").nulls == ()


def test_an_operand_that_ends_a_recursion_is_not_passed_by() -> None:
    assert trace("countdown(50)").value is True


def test_remembered_calls_cite_what_they_rested_on() -> None:
    session = LIBRARY.session({"reports": REPORTS})
    program = LIBRARY.compile('produced("a", 1999) > limit')
    assert session.evaluate(program) is True
    first, second = session.trace(program), session.trace(program)
    assert first == second
    assert origins(first) == ["a99"]


def test_records_deep_within_a_value_are_cited_once_each() -> None:
    deep: feel.Value = REPORTS[:2]
    for _ in range(5000):
        deep = [deep, {"same": deep}, REPORTS[2]]
    program = LIBRARY.compile("x", ("x",))
    traced = LIBRARY.session().trace(program, {"x": deep})
    assert origins(traced) == ["a98", "b98", "a99"]


def test_results_of_long_recursions_keep_each_event_once() -> None:
    fibonacci = "if n < 2 then n else fibonacci(n - 1) + fibonacci(n - 2)"
    library = feel.Library([feel.Definition("fibonacci", fibonacci, ("n",))])
    traced = library.session().trace(library.compile("fibonacci(90)"))
    assert traced.value == D(2880067194370816120)
    assert len(traced.named) == 91


@given(st.lists(st.sampled_from([True, False, None]), min_size=2, max_size=5))
def test_logic_is_the_same_with_and_without_a_trace(operands: list[bool | None]) -> None:
    names = tuple(f"x{place}" for place in range(len(operands)))
    values = dict(zip(names, operands, strict=True))
    for word, decisive in (("and", False), ("or", True)):
        traced = trace(f" {word} ".join(names), **values)
        expected = None if None in operands else not decisive
        assert traced.value is (decisive if decisive in operands else expected)
        if decisive in operands:
            assert {each.value for each in traced.named} == {decisive}


def test_the_evidence_of_a_definition_is_shared_not_copied() -> None:
    """The events that traces keep grow with the records, not with records times questions."""

    def kept(count: int) -> int:
        records: list[feel.Value] = [
            feel.Record({"n": D(number)}, origin=f"R{number}") for number in range(count)
        ]
        library = feel.Library(
            [
                feel.Definition("total", "sum(records.n)"),
                feel.Definition("share", "records[n = k].n / total", ("k",)),
            ],
            ("records",),
        )
        session = library.session({"records": records})
        program = library.compile("share(k)", ("k",))
        traces = [session.trace(program, {"k": D(number)}) for number in range(count)]
        tracer = session._tracer
        assert tracer is not None
        assert len(traces[0].reads) == count
        return sum(len(bundle.events) for _, bundle in tracer._remembered.values())

    assert kept(80) < 2.2 * kept(40)


def test_traces_are_the_same_when_what_was_remembered_is_forgotten(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(tracer, "MOST_REMEMBERED", 2)
    short = LIBRARY.session({"reports": REPORTS})
    program = LIBRARY.compile("within(s, y)", ("s", "y"))
    questions = [{"s": s, "y": D(y)} for s in ("a", "b", "a") for y in (1998, 1999)]
    found = [short.trace(program, each) for each in questions]
    monkeypatch.undo()
    long = LIBRARY.session({"reports": REPORTS})
    assert found == [long.trace(program, each) for each in questions]
    kept = [len(each._tracer._remembered) for each in (short, long) if each._tracer]
    assert kept[0] < kept[1]
