"""The application: routes for people and for programs, behind the guard."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from fastapi import APIRouter, FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from checker import __version__
from checker.messages import gettext
from checker.model.problems import InputError
from checker.reports.problems import render as render_problems
from checker.web import api, feeds, form_pages, pages, signing_in
from checker.web.downloads import NotInstalledError, UnknownFormatError
from checker.web.drafts import (
    CannotSaveError,
    CaseChangedError,
    DraftGoneError,
    Drafts,
    NothingToMarkError,
)
from checker.web.entrance import Entrance, OpenEntrance, TokenEntrance
from checker.web.folder_cases import FolderCases
from checker.web.guard import Guard, path_of
from checker.web.logs import Requests
from checker.web.rendering import error_page
from checker.web.sessions import Sessions
from checker.web.settings import Settings
from checker.web.store import Cases, StillSearchingError, Store, UnknownCaseError

API = "/api/"
SOON = "60"
"""After how many seconds programs ask again for what is still being worked out."""
PAGES = (pages, form_pages, feeds, signing_in)
"""The modules with routes for people."""


def create_app(settings: Settings) -> FastAPI:
    """Return the workbench over the folder or the register of the settings."""
    source = _source(settings)
    sessions = Sessions()
    app = FastAPI(
        title="checker",
        version=__version__,
        summary=gettext("Which payments may be made, and what follows from what was reported"),
        docs_url=None,
        redoc_url=None,
        lifespan=_serving,
    )
    app.state.settings = settings
    app.state.store = Store(source.cases)
    app.state.drafts = Drafts(app.state.store)
    app.state.entrance = source.entrance
    app.state.sessions = sessions
    for router in (api.router, *source.interfaces):
        app.include_router(router)
    for router in (*(module.router for module in PAGES), *source.routers):
        app.include_router(router, include_in_schema=False)
    static = files("checker.web").joinpath("static")
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    for error, answer in ANSWERS.items():
        app.add_exception_handler(error, answer)
    app.add_middleware(Guard, settings=settings, entrance=source.entrance, sessions=sessions)
    app.add_middleware(Requests)
    return app


@asynccontextmanager
async def _serving(app: FastAPI) -> AsyncIterator[None]:
    """Let no search begin once the workbench stops."""
    yield
    app.state.store.close()


@dataclass(frozen=True, slots=True)
class _Source:
    """Where the cases come from, who may come in, and the routes that there are for it alone.

    ``routers`` are for people, ``interfaces`` for programs.
    """

    cases: Cases
    entrance: Entrance
    routers: tuple[APIRouter, ...] = ()
    interfaces: tuple[APIRouter, ...] = ()


def _source(settings: Settings) -> _Source:
    if isinstance(settings.cases, Path):
        opened = OpenEntrance() if settings.token is None else TokenEntrance(settings.token)
        return _Source(FolderCases(settings.cases), opened)
    from checker.web.register import api as register_api
    from checker.web.register import pages as register_pages
    from checker.web.register.cases import RegisterCases
    from checker.web.register.entrance import PartyEntrance

    cases = RegisterCases(settings.cases)
    entrance = PartyEntrance(cases)
    return _Source(cases, entrance, (register_pages.router,), (register_api.router,))


def _unknown_case(request: Request, error: Exception) -> Response:
    known = error.known if isinstance(error, UnknownCaseError) else ()
    message = gettext("There is no case {name!r}.", name=str(error))
    return _answer(request, 404, message, known)


def _unknown_format(request: Request, error: Exception) -> Response:
    known = error.known if isinstance(error, UnknownFormatError) else ()
    return _answer(request, 404, gettext("There is no format {name!r}.", name=str(error)), known)


def _not_installed(request: Request, error: Exception) -> Response:
    message = gettext("This format needs the package {name}.", name=str(error))
    return _answer(request, 501, message)


def _gone(request: Request, error: Exception) -> Response:
    return _answer(request, 404, gettext("This draft is gone. Drop the file in again."))


def _nothing_to_mark(request: Request, error: Exception) -> Response:
    return _answer(request, 404, gettext("There are no cells to mark in this file."))


def _changed(request: Request, error: Exception) -> Response:
    message = gettext(
        "The case has changed since this file was checked. Nothing was saved; drop it in again to "
        "see what it would change now."
    )
    return _answer(request, 409, message)


def _cannot_save(request: Request, error: Exception) -> Response:
    return _answer(request, 409, gettext("This file cannot be saved into the case."))


def _still_searching(request: Request, error: Exception) -> Response:
    message = gettext(
        "The way to payment of this case takes long and is still being worked out. Load it again "
        "in a minute."
    )
    answer = _answer(request, 503, message)
    answer.headers["Retry-After"] = SOON
    return answer


def _unusable(request: Request, error: Exception) -> Response:
    problems = error.problems if isinstance(error, InputError) else ()
    if path_of(request).startswith(API):
        body = render_problems(problems, "json")
        return Response(body, 422, media_type="application/json")
    message = gettext("This cannot be used as it is.")
    return error_page(request, 422, message, problems=problems)


def _not_valid(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else ()
    detail = "; ".join(f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in found)
    return _answer(request, 400, detail)


def _http(request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else ""
    answer = _answer(request, status, detail)
    if isinstance(error, HTTPException):
        answer.headers.update(error.headers or {})
    return answer


def _answer(request: Request, status: int, message: str, known: tuple[str, ...] = ()) -> Response:
    if path_of(request).startswith(API):
        return JSONResponse({"detail": message, "known": list(known)}, status)
    return error_page(request, status, message, known)


ANSWERS: dict[type[Exception], Callable[[Request, Exception], Response]] = {
    UnknownCaseError: _unknown_case,
    UnknownFormatError: _unknown_format,
    NotInstalledError: _not_installed,
    DraftGoneError: _gone,
    NothingToMarkError: _nothing_to_mark,
    CaseChangedError: _changed,
    CannotSaveError: _cannot_save,
    StillSearchingError: _still_searching,
    InputError: _unusable,
    RequestValidationError: _not_valid,
    HTTPException: _http,
}
