from __future__ import annotations

import pytest

from checker.authoring.coverage.formats import FORMATS as COVERAGE
from checker.authoring.diff.formats import FORMATS as DIFF
from checker.authoring.mutation.formats import FORMATS as MUTATION
from checker.authoring.report_formats import ReportFormats
from checker.authoring.testing.formats import FORMATS as TESTING
from checker.reports import Style


@pytest.mark.parametrize("formats", [COVERAGE, MUTATION, TESTING])
def test_every_name_is_a_module_that_renders_a_report_of_nothing(
    formats: ReportFormats[tuple[()]],
) -> None:
    for name in formats.names:
        assert isinstance(formats.render((), name, Style()), str)


def test_an_unknown_format_is_refused_with_those_that_are_known() -> None:
    with pytest.raises(ValueError, match="unknown format 'csv'; known are text, json, markdown"):
        DIFF.render(None, "csv", Style())  # type: ignore[arg-type]
