"""The pages that only a register has: the history of a case, its receipts and papers."""

from __future__ import annotations

from typing import Annotated, cast

from fastapi import APIRouter, Depends, Path, Request
from starlette.responses import HTMLResponse, Response

from checker.web.asking import At, Day
from checker.web.downloads import json_file
from checker.web.register.cases import RegisterPlace
from checker.web.register.history import events, paper, receipt
from checker.web.rendering import page

MOST = 2**53
"""Numbers of entries are smaller."""

router = APIRouter()


def the_registered(place: At) -> RegisterPlace:
    """Return the case that the address names; these pages are served over a register alone."""
    return cast(RegisterPlace, place)


Registered = Annotated[RegisterPlace, Depends(the_registered)]
Number = Annotated[int, Path(ge=1, lt=MOST)]


@router.get("/cases/{case}/history")
def history_page(request: Request, place: Registered, day: Day) -> HTMLResponse:
    """Show what was recorded of a case, and by whom."""
    values = {"place": place, "day": day, "events": events(place)}
    return page(request, "history.html.j2", values)


@router.get("/cases/{case}/history/{seq}/receipt")
def receipt_download(place: Registered, seq: Number) -> Response:
    """Return the receipt of an entry, byte for byte as it was given first."""
    return json_file(receipt(place, seq), f"{place.name}-{seq}", "receipt")


@router.get("/cases/{case}/history/{seq}/papers/{number}")
def paper_download(place: Registered, seq: Number, number: Number) -> Response:
    """Return a document of an entry, exactly as it was signed."""
    id_, content = paper(place, seq, number)
    return json_file(content, id_.removesuffix(".json"), "json")
