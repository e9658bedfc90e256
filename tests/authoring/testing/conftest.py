from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.testing.results import SuiteResults
from checker.authoring.testing.runner import run_tests
from checker.authoring.testing.suite import load_suite
from checker.packs import load_compiled

OF_EACH_OUTCOME = """\
base: two-years
cases:
  - case: passes
    as_of: 2003-03-01
    expect: {findings: {yearly-report/2002: satisfied}}
  - case: fails
    as_of: 2003-03-01
    expect: {findings: {yearly-report/2002: violated}}
  - case: has a wrong document
    as_of: 2003-03-01
    given: {change: {north-2001: {drawn: much}}}
    expect: {findings: {yearly-report/2002: satisfied}}
  - case: is to do
    as_of: 2003-03-01
    todo: in dispute
    expect: {findings: {yearly-report/2002: violated}}
"""


@pytest.fixture
def results(water: Path) -> SuiteResults:
    """One test of each outcome, in the order passed, failed, error, todo."""
    (water / "tests" / "wells.yaml").write_text(OF_EACH_OUTCOME)
    compiled = load_compiled(water)
    tests = load_suite(compiled.pack)
    return SuiteResults(compiled, tests, run_tests(compiled, tests))
