"""The pages on which somebody comes in with a token, and leaves."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Form, Request
from starlette.concurrency import run_in_threadpool
from starlette.responses import HTMLResponse, RedirectResponse, Response

from checker.web.asking import AtEntrance, InSessions, Told
from checker.web.rendering import page
from checker.web.sessions import COOKIE

router = APIRouter()


@router.get("/login")
def login(request: Request, settings: Told) -> HTMLResponse:
    """Ask for the token."""
    return page(request, "login.html.j2", {"refused": False, "parties": settings.has_parties})


@router.post("/login")
async def sign_in(
    request: Request,
    settings: Told,
    entrance: AtEntrance,
    sessions: InSessions,
    token: Annotated[str, Form()],
) -> Response:
    """Let in whoever has a token; the cookie does not tell it."""
    given = token.strip()
    if not settings.needs_token or await run_in_threadpool(entrance.admit, given) is None:
        values = {"refused": True, "parties": settings.has_parties}
        return page(request, "login.html.j2", values, 403)
    answer = RedirectResponse("/", status_code=303)
    secure = request.url.scheme == "https"
    answer.set_cookie(
        COOKIE, sessions.begin(given), httponly=True, samesite="strict", secure=secure
    )
    return answer


@router.post("/logout")
def sign_out(request: Request, sessions: InSessions) -> Response:
    """Let a browser be a stranger again."""
    sessions.end(request.cookies.get(COOKIE, ""))
    answer = RedirectResponse("/login", status_code=303)
    answer.delete_cookie(COOKIE)
    return answer
