from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner

from checker.authoring.formatting.key_order import Shape
from checker.authoring.formatting.layout import formatted, formatted_file
from checker.authoring.pack_files.kinds import TESTS, TOPIC, kind_of_file, pack_files
from checker.cli import main
from checker.parsers.yaml import read_yaml


def topic(text: str) -> str:
    return formatted(read_yaml(text.encode(), "topic.yaml"), Shape(TOPIC.model))


def test_keys_come_in_order_with_their_comments_and_the_dash_moves() -> None:
    assert topic(UNORDERED) == ORDERED


UNORDERED = """\
# The file begins so.

limits:
  # about the limit
  - title: One
    # about the unit
    unit: t
    measure: >-
      first
        + second


    at_most: "10"   # ten
    id: one
  - {id: two, title: Two, measure: a, at_most: 1}

# about tranches
tranches:
  - id: first
    conditions:
      # about this condition
      - require: "true"
        id: inner
        title: Inner
    title: First
    amount: 12.50
"""
ORDERED = """\
# The file begins so.

limits:
  # about the limit
  - id: one
    title: One
    measure: >-
      first
        + second
    at_most: "10"   # ten
    # about the unit
    unit: t

  - {id: two, title: Two, measure: a, at_most: 1}

# about tranches
tranches:
  - id: first
    title: First
    amount: 12.50
    conditions:
      # about this condition
      - id: inner
        title: Inner
        require: "true"
"""


def test_a_file_in_order_stays_as_it_is() -> None:
    assert topic(ORDERED) == ORDERED


def test_values_keep_their_quotes_and_folding() -> None:
    text = "limits:\n  - id: one\n    title: \"A: b\"\n    measure: 'it''s'\n    at_most: 0x\n"
    assert topic(text) == text


def test_line_ends_and_blanks_at_the_end_of_lines_are_tidied() -> None:
    assert topic("limits:\r\n  - id: one   \r\n    title: One\r\n\r\n\r\n") == (
        "limits:\n  - id: one\n    title: One\n"
    )


def test_one_blank_parts_a_key_from_its_value() -> None:
    assert topic(
        "limits:\n  - id:    one\n    title:   A  title   # told\n    measure:  >-\n      a:   b\n"
        "    at_most:\t10\ntables:\n  - {id:   two,   title: Two}\n"
    ) == (
        "limits:\n  - id: one\n    title: A  title   # told\n    measure: >-\n      a:   b\n"
        "    at_most: 10\n\ntables:\n  - {id:   two,   title: Two}\n"
    )


def test_parts_of_a_test_are_ordered() -> None:
    text = (
        "cases:\n  - expect:\n      findings: {a: violated}\n      status: violated\n"
        "    as_of: 1999-01-01\n    case: one\n"
    )
    assert formatted(read_yaml(text.encode(), "tests.yaml"), Shape(TESTS.model)) == (
        "cases:\n  - case: one\n    as_of: 1999-01-01\n    expect:\n      status: violated\n"
        "      findings: {a: violated}\n"
    )


def test_the_first_line_names_the_schema() -> None:
    file = read_yaml(b"# about\ncases: []\n", "tests.yaml")
    path = "../../schemas/rules/tests.schema.json"
    assert formatted(file, Shape(TESTS.model), path) == (
        f"# yaml-language-server: $schema={path}\n# about\ncases: []\n"
    )


def test_the_command_changes_files_once(water: Path) -> None:
    file = water / "wells.yaml"
    sound = "    norm: cap\n    name: cap\n"
    text = file.read_text().replace(sound, "    name: cap\n    norm: cap\n")
    file.write_text(text)
    runner = CliRunner()
    check = runner.invoke(main, ["rules", "fmt", "--check", str(water)])
    assert check.exit_code == 1
    assert "would change rules/water/wells.yaml" in check.output
    assert file.read_text() == text
    assert runner.invoke(main, ["rules", "fmt", str(water)]).exit_code == 0
    assert sound in file.read_text()
    again = runner.invoke(main, ["rules", "fmt", "--check", str(water)])
    assert (again.exit_code, again.output) == (0, "5 files, 0 to change\n")


def test_what_is_no_yaml_is_reported_and_stays(water: Path) -> None:
    (water / "wells.yaml").write_text("limits: [\n")
    result = CliRunner().invoke(main, ["rules", "fmt", str(water)])
    assert result.exit_code == 2
    assert (water / "wells.yaml").read_text() == "limits: [\n"


ROOT = Path(__file__).parents[3]
SHIPPED = [file for folder in sorted((ROOT / "rules").iterdir()) for file in pack_files(folder)]


@pytest.mark.parametrize("file", SHIPPED, ids=lambda file: str(file.relative_to(ROOT)))
def test_shipped_files_can_be_laid_out_and_then_stay(file: Path) -> None:
    _, new = formatted_file(file)
    assert formatted(read_yaml(new.encode(), str(file)), Shape(kind_of_file(file).model)) == new
