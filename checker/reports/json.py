"""Verdicts as JSON: the published contract, whose schema is ``schemas/verdict.schema.json``."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from typing import Any

from checker.reports.assessment import Assessment, Style

_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def render(assessments: Sequence[Assessment], style: Style) -> str:
    """Return the verdict of one case as an object, of several as a list in the order given.

    Keys stand in the order of the model, decimals are strings, and every key is there even where
    its value is null: the same verdicts give the same bytes.
    """
    verdicts = [one.verdict.model_dump(mode="json") for one in assessments]
    return dumps(verdicts if style.several or len(verdicts) != 1 else verdicts[0])


def dumps(value: Any) -> str:
    """Return ``value`` as indented JSON that ends with a newline.

    Halves of surrogate pairs, which no file could hold, and characters that a terminal would obey
    are escaped; everything else is written as it is.
    """
    return escaped(json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)) + "\n"


def escaped(text: str) -> str:
    """Return JSON text with what no file could hold, or a terminal would obey, escaped."""
    return _ESCAPED.sub(lambda found: f"\\u{ord(found[0]):04x}", text)
