"""Addresses that calendar programs subscribe to: each holds a ticket, and says what is open today.

A calendar program brings no token, and asks for no language: the address names that of the page on
which it was offered. Whoever knows the address sees these due dates and nothing
else; it is void once the token, or the key of the party, is.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from urllib.parse import quote

from fastapi import APIRouter, Request
from starlette.exceptions import HTTPException
from starlette.responses import Response

from checker.messages import ENGLISH
from checker.reports import Assessment, Style
from checker.reports.calendar import due_dates, render_calendars
from checker.web.asking import AtEntrance, InStore
from checker.web.downloads import KINDS
from checker.web.entrance import Entrance, Visitor
from checker.web.language import LANGUAGE, chosen, language_of
from checker.web.store import Store

ALL = "cases"
_NEVER_A_TICKET = 200

router = APIRouter()


def address_of(request: Request, entrance: Entrance, visitor: Visitor, case: str | None) -> str:
    """Return the address of the calendar of a case, or of all cases that a visitor may read."""
    ticket = entrance.ticket(visitor, _what(case))
    name = "" if case is None else f"/{quote(case, safe='')}"
    language = language_of(request)
    told = "" if language == ENGLISH else f"?{LANGUAGE}={language}"
    return f"{str(request.base_url).rstrip('/')}/calendars/{ticket}{name}{told}"


@router.get("/calendars/{ticket}")
def all_cases(request: Request, ticket: str, entrance: AtEntrance, store: InStore) -> Response:
    """Return what is open in all cases that the holder of the ticket may read."""
    visitor = _holder(entrance, ticket, None)
    return _feed(request, store, visitor, [place.name for place in store.places(visitor.party)])


@router.get("/calendars/{ticket}/{case}")
def one_case(
    request: Request, ticket: str, case: str, entrance: AtEntrance, store: InStore
) -> Response:
    """Return what is open in a case."""
    return _feed(request, store, _holder(entrance, ticket, case), [case])


def _holder(entrance: Entrance, ticket: str, case: str | None) -> Visitor:
    visitor = entrance.holder(ticket, _what(case)) if len(ticket) < _NEVER_A_TICKET else None
    if visitor is None:
        raise HTTPException(404)
    return visitor


def _feed(request: Request, store: Store, visitor: Visitor, names: Sequence[str]) -> Response:
    """Return the due dates of cases in the language of the address; an unusable one has none."""
    places = (store.find(name, visitor.party) for name in names)
    found = [store.try_to_assess(place, date.today()) for place in places]
    calendars = [due_dates(one).open_only() for one in found if isinstance(one, Assessment)]
    style = Style(language=chosen(request) or ENGLISH)
    content = render_calendars(calendars, "ics", style)
    return Response(content, media_type=KINDS["ics"].media_type)


def _what(case: str | None) -> str:
    return ALL if case is None else f"case {case}"
