from __future__ import annotations

import re
from pathlib import Path

import pytest

from checker.excel.chinese import Chinese
from checker.messages import gettext, ngettext, tell

PACKAGE = Path(__file__).parents[2] / "checker" / "excel"


def test_a_sentence_that_is_not_known_stays_as_it_is() -> None:
    assert tell(gettext("Nobody has translated this."), Chinese()) == "Nobody has translated this."
    assert tell(ngettext("{count} fig", "{count} figs", 2), Chinese()) == "2 figs"


@pytest.mark.parametrize("module", ["guide", "choices", "sheets"])
def test_every_sentence_of_a_template_is_there(module: str) -> None:
    source = (PACKAGE / f"{module}.py").read_text(encoding="utf-8")
    joined = re.sub(r'"\s*\n\s*"', "", source)
    sentences = re.findall(r'gettext\(\s*"([^"]+)"', joined)
    assert sentences
    missing = [each for each in sentences if Chinese().gettext(each) == each and each != "JSON"]
    assert missing == []
