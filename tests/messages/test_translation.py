from __future__ import annotations

import pytest

from checker.messages import (
    CHINESE,
    ENGLISH,
    catalogue,
    gettext,
    language_of,
    ngettext,
    tell,
    verbatim,
)


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, ENGLISH),
        ({"LANG": "C.UTF-8"}, ENGLISH),
        ({"LANG": "zh_CN.UTF-8"}, CHINESE),
        ({"LANG": "zh_CN.UTF-8", "LC_ALL": "en_GB.UTF-8"}, ENGLISH),
        ({"LANG": "de_DE.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"}, CHINESE),
        ({"LANG": "zh_CN.UTF-8", "CHECKER_LANG": "en"}, ENGLISH),
        ({"CHECKER_LANG": "ZH"}, CHINESE),
        ({"CHECKER_LANG": "", "LANG": "zh"}, CHINESE),
    ],
)
def test_the_environment_says_which_language(environment: dict[str, str], language: str) -> None:
    assert language_of(environment) == language


def test_english_needs_no_catalogue() -> None:
    assert catalogue(ENGLISH, {}) is None


def test_chinese_tells_sentences_plurals_and_texts_of_packs() -> None:
    chinese = catalogue(CHINESE, {"First deposit": "第一次付款", "{v1} t made": "产量{v1}吨"})
    assert chinese is not None
    assert (
        tell(gettext("Done on {done_on}.", done_on="1999-08-14"), chinese) == "完成于1999-08-14。"
    )
    assert tell(ngettext("{count:,} violated", "{count:,} violated", 1200), chinese) == (
        "1,200项未遵守"
    )
    assert tell("First deposit", chinese) == "第一次付款"
    assert tell(gettext("{v1} t made", v1="8,250"), chinese) == "产量8,250吨"


def test_what_is_not_translated_stays_as_it_is() -> None:
    chinese = catalogue(CHINESE, {})
    assert chinese is not None
    assert tell("E01", chinese) == "E01"
    assert tell("", chinese) == ""
    assert tell(verbatim(""), chinese) == ""
    assert tell(gettext("a sentence that nobody wrote"), chinese) == "a sentence that nobody wrote"
