"""Files in SARIF as code hosts take them: relative to a folder that the run names (3.4, 3.14.14).

``%SRCROOT%`` is the folder that checker was run in. Where files lie outside of it, the folder that
holds them all is named ``OUTSIDE``.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from checker.messages import gettext

ROOT = "%SRCROOT%"
OUTSIDE = "OUTSIDE"


def relative_places(results: Iterable[dict[str, Any]]) -> dict[str, Any]:
    """Make the files of the results relative, and return the folders they are relative to."""
    places = [each["artifactLocation"] for result in results for each in _physical(result)]
    here = os.getcwd()  # noqa: PTH109 - compared as text, like the paths below
    full = {place["uri"]: os.path.abspath(place["uri"]) for place in places}  # noqa: PTH100
    strangers = [path for path in full.values() if not Path(path).is_relative_to(here)]
    outside = os.path.commonpath([os.path.dirname(path) for path in strangers] or [here])  # noqa: PTH120
    for place in places:
        path = Path(full[place["uri"]])
        inside = path.is_relative_to(here)
        shown = path.relative_to(here if inside else outside).as_posix()
        place.update(uri=quote(shown), uriBaseId=ROOT if inside else OUTSIDE)
    described = gettext("The folder that checker was run in.")
    bases: dict[str, Any] = {ROOT: {"description": {"text": described}}}
    if strangers:
        bases[OUTSIDE] = {"uri": Path(outside).as_uri().rstrip("/") + "/"}
    return bases


def _physical(result: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for location in (*result["locations"], *result.get("relatedLocations", ())):
        yield location["physicalLocation"]
