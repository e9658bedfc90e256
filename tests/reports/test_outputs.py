import pytest

from checker.reports import FORMATS, render
from tests.reports import samples
from tests.reports.outputs import EXPECTED, OUTPUTS


@pytest.mark.parametrize("name", OUTPUTS)
def test_whole_output_is_as_stated(name: str) -> None:
    assert OUTPUTS[name]() == (EXPECTED / name).read_bytes().decode("utf-8")


def test_every_expected_file_belongs_to_an_output() -> None:
    assert {path.name for path in EXPECTED.iterdir()} == set(OUTPUTS)


@pytest.mark.parametrize("format_", FORMATS)
def test_same_verdict_gives_the_same_text(format_: str) -> None:
    assert render([samples.assessment()], format_) == render([samples.assessment()], format_)


@pytest.mark.parametrize("format_", FORMATS)
def test_a_case_to_which_nothing_applied_says_so(format_: str) -> None:
    assert "No norm applied to anything" in render([samples.nothing_applied()], format_)


def test_unknown_format_names_the_known_ones() -> None:
    with pytest.raises(ValueError, match="unknown format 'xml'; known are text, json, html"):
        render([samples.assessment()], "xml")
