"""Files in the folder of a case that are not read, though someone may think that they are."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Final

from checker.messages import Message, gettext
from checker.parsers.places import Fault, Place, SourceFile

_DOUBLE = re.compile(r"\.json(\.\w+|~|\s+)$", re.IGNORECASE)
_PACKED: Final = (".7z", ".bz2", ".gz", ".rar", ".tar", ".tgz", ".xz", ".zip")
_LIKE_JSON: Final = (".json5", ".jsonc", ".geojson")
_TABLES: Final = (".csv", ".et", ".ods", ".tsv", ".xls", ".xlsb", ".xlsm")
_OTHER_DATA = re.compile(r"\.(xml|ya?ml)(\.txt)?$", re.IGNORECASE)


def ignored_file(path: str) -> Fault | None:
    """Return a warning for a file that is not read; None for one that nobody would expect to be."""
    name, suffix = Path(path).name, Path(path).suffix.lower()
    reason: Message | None = None
    hint: Message | None = gettext("write its documents as JSON, in a file that ends in .json")
    if suffix in _PACKED:
        reason = gettext("archives are not opened")
        hint = gettext("unpack it into the folder")
    elif double := _DOUBLE.search(name):
        added = double[1]
        reason = gettext("its name ends in {suffix!r}, which some editors add", suffix=added)
        hint = gettext("rename it to {name}", name=name[: -len(added)])
    elif suffix in _LIKE_JSON:
        reason = gettext("its name ends in {suffix} and not in .json", suffix=suffix)
    elif suffix in _TABLES:
        reason = gettext("of tables, only workbooks that end in .xlsx are read")
        hint = gettext("save it as an Excel workbook (.xlsx)")
    elif other := _OTHER_DATA.search(name):
        ending = other[0].lower()
        reason = gettext("documents are not read from files that end in {suffix}", suffix=ending)
    if reason is None:
        return None
    message = gettext("this file is not read: {reason}", reason=reason)
    return Fault(Place(SourceFile(path)), "ignored-file", message, hint=hint)
