import json

from checker.reports.problems import render
from tests.reports.outputs import PROBLEMS


def test_json_keeps_every_part() -> None:
    problem = json.loads(render(PROBLEMS, "json"))["problems"][2]
    assert problem == {
        "file": "case/reports.json",
        "pointer": "/3/output",
        "line": 12,
        "column": 5,
        "cell": None,
        "level": "error",
        "code": "wrong-type",
        "message": "output must be a number",
        "expected": "a number of t",
        "found": '"12"',
        "hint": "write 12 without quotation marks",
    }
