"""Who may ask for what: host, origin, token and size of a request, and the headers of answers."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from checker.messages import gettext
from checker.parsers.workbook.apart import workbooks_apart
from checker.web.entrance import Entrance, Visitor
from checker.web.sessions import COOKIE, Sessions
from checker.web.settings import MAX_BODY_BYTES, Settings

OPEN_PATHS = ("/healthz", "/login", "/static/", "/calendars/")
"""Where everybody may come; the address of a calendar holds a ticket."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
HEADERS: Mapping[str, str] = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cache-control": "no-store",
}


class Guard:
    """Lets through only what may come in, and gives every answer its headers."""

    def __init__(
        self, app: ASGIApp, settings: Settings, entrance: Entrance, sessions: Sessions
    ) -> None:
        self._app = app
        self._settings = settings
        self._entrance = entrance
        self._sessions = sessions

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with the reason."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        request = Request(scope)
        answer = self._refused(request) or await self._let_in(request) or self._app
        with workbooks_apart():  # a file that somebody sent cannot take the workbench down
            await answer(scope, _bounded(receive), send_with_headers)

    def _refused(self, request: Request) -> Response | None:
        """Return the answer to a request that nobody may send; None for any other."""
        headers = request.headers
        hosts = self._settings.hosts
        if hosts is not None and _host(headers.get("host", "")) not in hosts:
            return _refusal(421, gettext("This address is not one of the workbench."))
        if request.method not in SAFE_METHODS and _comes_from_elsewhere(headers):
            return _refusal(403, gettext("This form was not sent by a page of the workbench."))
        length = headers.get("content-length", "0")
        if not length.isdecimal() or int(length) > MAX_BODY_BYTES:
            return _refusal(413, _too_large())
        return None

    async def _let_in(self, request: Request) -> Response | None:
        """Note who sends a request; return the answer to somebody who may not."""
        visitor = await run_in_threadpool(self._visitor, request)
        request.state.visitor = visitor
        if visitor is not None or path_of(request).startswith(OPEN_PATHS):
            return None
        return _not_signed_in(request)

    def _visitor(self, request: Request) -> Visitor | None:
        """Return who brings a token, or the cookie of a browser that gave one."""
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "bearer" and (found := self._entrance.admit(given.strip())):
            return found
        return self._entrance.admit(self._sessions.token(request.cookies.get(COOKIE, "")) or "")


def path_of(request: Request) -> str:
    """Return the path as routes see it.

    Not that of ``request.url``: some versions of Starlette make it from the Host header, with
    which a sender could make any path look like an open one.
    """
    path: str = request.scope["path"]
    return path


def _host(header: str) -> str:
    """Return the name in a Host header, without its port."""
    try:
        return (urlsplit(f"//{header}").hostname or "").lower()
    except ValueError:
        return ""


def _comes_from_elsewhere(headers: Headers) -> bool:
    """Return whether a browser says that another site made it send this."""
    site = headers.get("sec-fetch-site")
    if site is not None:
        return site not in ("same-origin", "none")
    origin = headers.get("origin")
    return origin is not None and origin.partition("://")[2] != headers.get("host")


def _bounded(receive: Receive) -> Receive:
    """Return the same stream of a body, which fails beyond what is taken."""
    seen = 0

    async def bounded() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        if seen > MAX_BODY_BYTES:
            raise HTTPException(413, _too_large())
        return message

    return bounded


def _too_large() -> str:
    return gettext("A file may have at most {most} MB.", most=MAX_BODY_BYTES // 1024**2)


def _not_signed_in(request: Request) -> Response:
    if path_of(request).startswith("/api/") or request.method not in SAFE_METHODS:
        return _refusal(401, gettext("Give the token of the workbench as a bearer token."))
    return RedirectResponse("/login", status_code=303)


def _refusal(status: int, message: str) -> Response:
    return JSONResponse({"detail": message}, status)
