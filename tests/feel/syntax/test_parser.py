from __future__ import annotations

import pytest

from checker.feel import nodes, parse, parse_unary_tests
from checker.feel.errors import FeelSyntaxError
from checker.feel.syntax.nodes import Span

ANY = Span(0, 0, 1, 1)


def shape(node: object) -> str:
    """Return a tree as text: operators with brackets around what they bind."""
    match node:
        case nodes.Literal(value):
            return str(value)
        case nodes.Name(name):
            return name
        case nodes.Arithmetic(operator, left, right) | nodes.Comparison(operator, left, right):
            return f"({shape(left)} {operator} {shape(right)})"
        case nodes.Conjunction(operands):
            return f"({' and '.join(map(shape, operands))})"
        case nodes.Disjunction(operands):
            return f"({' or '.join(map(shape, operands))})"
        case nodes.Negation(operand):
            return f"(-{shape(operand)})"
        case nodes.Path(source, name):
            return f"{shape(source)}.<{name}>"
        case nodes.Filter(source, predicate):
            return f"{shape(source)}[{shape(predicate)}]"
        case nodes.Call(function, arguments):
            return f"{shape(function)}({', '.join(map(shape, arguments))})"
        case nodes.Between(value, low, high):
            return f"({shape(value)} between {shape(low)} and {shape(high)})"
        case nodes.InstanceOf(value, nodes.NamedType(name)):
            return f"({shape(value)} instance of {name})"
        case nodes.In(value, tests):
            return f"({shape(value)} in {', '.join(map(shape, tests))})"
        case nodes.ExpressionTest(expression):
            return shape(expression)
        case nodes.ComparisonTest(operator, operand):
            return f"{operator}{shape(operand)}"
        case nodes.RangeLiteral(low, high, low_closed, high_closed):
            return f"{'[('[not low_closed]}{shape(low)}..{shape(high)}{'])'[not high_closed]}"
        case nodes.If(condition, consequent, alternative):
            return f"(if {shape(condition)} then {shape(consequent)} else {shape(alternative)})"
        case None:
            return ""
    raise AssertionError(node)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1 + 2 * 3", "(1 + (2 * 3))"),
        ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("3 ** 4 ** 5", "((3 ** 4) ** 5)"),
        ("-3 ** 2", "((-3) ** 2)"),
        ("-a.b", "(-a.<b>)"),
        ("- -1", "(-(-1))"),
        ("a or b and c or d", "(a or (b and c) or d)"),
        ("a = 1 and b < 2", "((a = 1) and (b < 2))"),
        ("a between 1 and 2 and c", "((a between 1 and 2) and c)"),
        ("a + 1 in [1..2] or b", "(((a + 1) in [1..2]) or b)"),
        ("a in (1, < 2, (3..4])", "(a in 1, <2, (3..4])"),
        ("a in (1..4)", "(a in (1..4))"),
        ("a in (b)[1]", "(a in b[1])"),
        ("a in (1 + 2) * 3", "(a in ((1 + 2) * 3))"),
        ("a in ]1..4[", "(a in (1..4))"),
        ("]1..b[1]]", "(1..b[1]]"),
        ("[1..4[ = x", "([1..4) = x)"),
        ("(< 5)", "(..5)"),
        ("(>= 5)", "[5..)"),
        ("a instance of date and time", "(a instance of date and time)"),
        ("-a instance of number", "(-(a instance of number))"),
        ("f(1)(2).g[3]", "f(1)(2).<g>[3]"),
        ("1 + if a then b else c + 1", "(1 + (if a then b else (c + 1)))"),
        ("1 /* + 1 */ + 1 // + 1", "(1 + 1)"),
        ("a.time offset", "a.<time offset>"),
        ("a.first name = b", "(a.<first name> = b)"),
        ("a[first name = 1]", "a[(first name = 1)]"),
        ("string length(a)", "string length(a)"),
        ("date and time(a)", "date and time(a)"),
        (".5 + 1.50e2", "(0.5 + 150)"),
    ],
)
def test_operators_bind_as_the_standard_says(text: str, expected: str) -> None:
    assert shape(parse(text)) == expected


@pytest.mark.parametrize(
    ("text", "names", "expected"),
    [
        ("Full Name + 1", ["Full Name"], "(Full Name + 1)"),
        ("Full  Name", ["Full Name"], "Full Name"),
        ("a-b", ["a-b"], "a-b"),
        ("a - b", ["a-b"], "(a - b)"),
        ("a-b", ["a", "b"], "(a - b)"),
        ("values in a list", ["values in a list", "values"], "values in a list"),
        ("net sum of parts", ["net", "net sum of parts"], "net sum of parts"),
        ("a.Monthly-Income", ["Monthly-Income"], "a.<Monthly-Income>"),
        ("John's age", ["John's age"], "John's age"),
    ],
)  # fmt: skip
def test_known_names_may_hold_blanks_operators_and_keywords(
    text: str, names: list[str], expected: str
) -> None:
    assert shape(parse(text, names)) == expected


def test_spans_cover_the_text_of_each_node() -> None:
    text = "sum(reports[year = y].amount)\n  <= 10"
    node = parse(text)
    assert isinstance(node, nodes.Comparison)
    assert isinstance(node.left, nodes.Call)
    path = node.left.arguments[0]
    assert text[path.span.start : path.span.end] == "reports[year = y].amount"
    assert (node.right.span.line, node.right.span.column) == (2, 6)


@pytest.mark.parametrize(
    ("text", "line", "column", "message", "hint"),
    [
        ("", 1, 1, "expected a value", ""),
        ("1 +", 1, 4, "expected a value; the expression ends here", ""),
        ("a\n  == 2", 2, 3, "`==`", "write `=`"),
        ("a <> 2", 1, 4, "expected a value", "`!=`"),
        ("a && b", 1, 3, "`&&`", "write `and`"),
        ("a || b", 1, 3, "`||`", "write `or`"),
        ("!a", 1, 1, "`!`", "not(...)"),
        ("5 % 2", 1, 3, "`%`", "modulo"),
        ("2 ^ 3", 1, 3, "`^`", "`**`"),
        ("'text'", 1, 1, "double quotation marks", '"text"'),
        ("“text”", 1, 1, "curly", '`"`'),
        ('"text', 1, 1, "no end", 'close it with `"`'),
        ("a AND b", 1, 3, "expected an operator", "lower case"),
        ("a is null", 1, 3, "expected an operator", "instance of"),
        ("(1 + 2", 1, 7, "expected `)` for the `(` of line 1, column 1", ""),
        ("[1, 2", 1, 6, "expected `]` for the `[` of line 1, column 1", ""),
        ("f(1", 1, 4, "expected `)` for the `(` of line 1, column 2", ""),
        ("f(1,)", 1, 5, "expected a value; found `)`", ""),
        ("if a then b", 1, 12, "expected `else`", "else null"),
        ("if a b", 1, 6, "expected `then`", ""),
        ("for x in y", 1, 11, "expected `return`", ""),
        ("some x in y", 1, 12, "expected `satisfies`", ""),
        ("1 < x < 3", 1, 7, "cannot be chained", "between"),
        ("f(a: 1, 2)", 1, 9, "expected a parameter name", ""),
        ("{a 1}", 1, 2, "expected the key", ""),
        ("a.", 1, 3, "expected a name after `.`", ""),
        ("@5", 1, 2, "expected a string after `@`", ""),
        ("foo bar", 1, 5, "`foo bar` is not a known name", ""),
        ("a = #b", 1, 5, "`#` has no meaning", ""),
        ("1e9999999", 1, 1, "too large", ""),
        ("function() external {}", 1, 12, "Java", ""),
        ("for " + "a in x, " * 8 + "a in x return 1", 1, 69, "more than 8", ""),
    ],
)  # fmt: skip
def test_mistakes_have_a_place_and_a_remedy(
    text: str, line: int, column: int, message: str, hint: str
) -> None:
    with pytest.raises(FeelSyntaxError) as caught:
        parse(text)
    problem = caught.value
    assert (problem.line, problem.column) == (line, column)
    assert message in problem.message
    assert hint in problem.hint


@pytest.mark.parametrize(
    ("text", "count", "negated"),
    [
        ("-", 0, False),
        ("1, < 3", 2, False),
        ("not(1, [2..3])", 2, True),
        ("? > 3 and ? < 5", 1, False),
    ],
)
def test_unary_tests(text: str, count: int, negated: bool) -> None:
    found = parse_unary_tests(text)
    assert (len(found.tests), found.negated) == (count, negated)


def test_unary_tests_refuse_what_follows() -> None:
    with pytest.raises(FeelSyntaxError) as caught:
        parse_unary_tests("1, 2 3")
    assert caught.value.column == 6
