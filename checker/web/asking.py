"""What routes ask of a request: the stores of the workbench, the day, and the body as it came."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from fastapi import Depends, Query, Request

from checker.messages import gettext
from checker.web.drafts import Drafts
from checker.web.entrance import Entrance, Visitor
from checker.web.sessions import Sessions
from checker.web.settings import Settings
from checker.web.store import Place, Store


def the_store(request: Request) -> Store:
    """Return the cases."""
    store: Store = request.app.state.store
    return store


def the_drafts(request: Request) -> Drafts:
    """Return the drafts."""
    drafts: Drafts = request.app.state.drafts
    return drafts


def the_settings(request: Request) -> Settings:
    """Return what the workbench was told."""
    settings: Settings = request.app.state.settings
    return settings


def the_entrance(request: Request) -> Entrance:
    """Return what lets people in."""
    entrance: Entrance = request.app.state.entrance
    return entrance


def the_sessions(request: Request) -> Sessions:
    """Return the browsers that have come in."""
    sessions: Sessions = request.app.state.sessions
    return sessions


def the_visitor(request: Request) -> Visitor:
    """Return who sends the request; the guard has let them in."""
    visitor: Visitor = request.state.visitor
    return visitor


def the_place(case: str, request: Request) -> Place:
    """Return the case that the address names; raises UnknownCaseError.

    A case that the visitor may not read is as one that is not there.
    """
    return the_store(request).find(case, the_visitor(request).party)


async def the_body(request: Request) -> bytes:
    """Return the body as it came: numbers in it stay as they were written."""
    return await request.body()


async def the_typed(request: Request) -> dict[str, list[str]]:
    """Return what was typed into a form: for each name the texts of its inputs, in their order."""
    typed: dict[str, list[str]] = {}
    for name, text in (await request.form()).multi_items():
        if isinstance(text, str):
            typed.setdefault(name, []).append(text)
    return typed


def the_day(
    as_of: Annotated[date | None, Query(description=gettext("The day; today by default"))] = None,
) -> date:
    """Return the day of the assessment."""
    return as_of or date.today()


Day = Annotated[date, Depends(the_day)]
Typed = Annotated[dict[str, list[str]], Depends(the_typed)]
Body = Annotated[bytes, Depends(the_body)]
InStore = Annotated[Store, Depends(the_store)]
InDrafts = Annotated[Drafts, Depends(the_drafts)]
AtEntrance = Annotated[Entrance, Depends(the_entrance)]
InSessions = Annotated[Sessions, Depends(the_sessions)]
Told = Annotated[Settings, Depends(the_settings)]
Who = Annotated[Visitor, Depends(the_visitor)]
At = Annotated[Place, Depends(the_place)]
