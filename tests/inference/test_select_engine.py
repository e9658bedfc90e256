"""Which engine runs, and that choosing costs nothing until then."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from checker.inference import ENGINE_VARIABLE, InferenceError, select_engine

WITHOUT_DURABLE = """
import sys
sys.modules["durable_rules_engine"] = None
from checker.inference import InferenceError, select_engine
from tests.inference.examples import SECOND_OVERRUN, note, overrun

engine = select_engine()
print(engine.name)
print(len(engine.run([SECOND_OVERRUN], [overrun("E07", 1998), overrun("E07", 1999)], note)))
try:
    select_engine("durable-rules")
except InferenceError as error:
    print(error)
"""

LAZY = """
import sys
import checker.inference
print([name for name in sys.modules if "durable" in name or name == "checker.inference.chainer"])
"""


@pytest.fixture(autouse=True)
def no_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ENGINE_VARIABLE, raising=False)


def python(program: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", program],
        capture_output=True,
        text=True,
        timeout=30,
        check=True,
        cwd=Path(__file__).parents[2],
    ).stdout


def test_the_chainer_runs_where_durable_rules_cannot_be_imported() -> None:
    name, matches, error = python(WITHOUT_DURABLE).splitlines()
    assert (name, matches) == ("chainer", "1")
    assert f"set {ENGINE_VARIABLE} to chainer" in error


def test_durable_rules_runs_where_it_can() -> None:
    pytest.importorskip("durable_rules_engine", exc_type=ImportError)
    assert select_engine().name == "durable-rules 2.0.28"


def test_the_variable_names_the_engine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENGINE_VARIABLE, "chainer")
    assert select_engine().name == "chainer"


def test_the_argument_goes_before_the_variable(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENGINE_VARIABLE, "nonsense")
    assert select_engine("chainer").name == "chainer"


def test_an_unknown_engine_is_refused_with_the_known_ones(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENGINE_VARIABLE, "drools")
    with pytest.raises(InferenceError, match=r"'drools'.*one of: durable-rules, chainer"):
        select_engine()


def test_importing_the_package_imports_no_engine() -> None:
    assert python(LAZY) == "[]\n"
