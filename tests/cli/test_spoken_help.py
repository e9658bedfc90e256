from __future__ import annotations

import re

import pytest
from click.testing import CliRunner, Result
from rich.cells import cell_len

from checker.cli import main
from checker.cli.spoken_help import wrapped
from tests.messages.catalogues import OFFICE

CHINESE = {"CHECKER_LANG": "zh"}


def run(*words: str, **more: str) -> Result:
    return CliRunner().invoke(main, words, env=more, terminal_width=80)


@pytest.mark.parametrize("command", ["", *OFFICE, "excel template"])
def test_the_help_of_the_office_is_chinese_where_the_environment_is(command: str) -> None:
    result = run(*command.split(), "--help", **CHINESE)
    assert result.exit_code == 0
    head, _, rest = result.stdout.partition("\n")
    assert head.startswith("用法：")
    assert "选项:" in rest
    assert "显示此帮助并退出。" in rest
    assert not re.search(r"[a-z]{2,} [a-z]{2,} [a-z]{2,} [a-z]{2,}", rest), rest
    assert max(map(cell_len, result.stdout.splitlines())) <= 80


def test_help_is_english_without_a_wish_and_for_other_commands() -> None:
    assert run("assess", "--help", CHECKER_LANG="en").stdout.startswith("Usage: ")
    assert "选项" not in run("serve", "--help", **CHINESE).stdout
    assert run("assess", "--lang", "en", "--help", **CHINESE).stdout.startswith("Usage: ")
    assert run("assess", "--lang", "zh", "--help", CHECKER_LANG="en").stdout.startswith("用法：")


def test_lines_break_between_characters_and_not_before_marks_that_close() -> None:
    assert list(wrapped("一二三，四（五）", 8)) == ["一二三，", "四（五）"]
    assert list(wrapped("一二三四，五", 8)) == ["一二三", "四，五"]
    assert list(wrapped("见 --known-on 的日期", 12)) == ["见", "--known-on", "的日期"]
    assert list(wrapped("a-word-that-is-too-long 一", 8)) == ["a-word-that-is-too-long", "一"]
    assert list(wrapped("text、json、xlsx之一", 12)) == ["text、json、", "xlsx之一"]
    assert list(wrapped("", 8)) == []
