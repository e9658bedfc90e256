"""The application: routes for people and for programs, behind the guard."""

from __future__ import annotations

from collections.abc import Callable
from importlib.resources import files

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.staticfiles import StaticFiles
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from checker import __version__
from checker.messages import gettext
from checker.model.problems import InputError
from checker.reports.problems import render as render_problems
from checker.web import api, pages
from checker.web.downloads import NotInstalledError, UnknownFormatError
from checker.web.drafts import CannotSaveError, CaseChangedError, DraftGoneError, Drafts
from checker.web.guard import Guard, path_of
from checker.web.settings import Settings
from checker.web.store import Store, UnknownCaseError

API = "/api/"


def create_app(settings: Settings) -> FastAPI:
    """Return the workbench over the folder of the settings."""
    app = FastAPI(
        title="checker",
        version=__version__,
        summary=gettext("Which payments may be made, and what follows from what was reported"),
        docs_url=None,
        redoc_url=None,
    )
    app.state.settings = settings
    app.state.store = Store(settings.folder)
    app.state.drafts = Drafts(app.state.store)
    app.include_router(api.router)
    app.include_router(pages.router, include_in_schema=False)
    static = files("checker.web").joinpath("static")
    app.mount("/static", StaticFiles(directory=str(static)), name="static")
    for error, answer in ANSWERS.items():
        app.add_exception_handler(error, answer)
    app.add_middleware(Guard, settings=settings)
    return app


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


def _changed(request: Request, error: Exception) -> Response:
    message = gettext(
        "The case has changed since this file was checked. Nothing was saved; drop it in again to "
        "see what it would change now."
    )
    return _answer(request, 409, message)


def _cannot_save(request: Request, error: Exception) -> Response:
    return _answer(request, 409, gettext("This file cannot be saved into the case."))


def _unusable(request: Request, error: Exception) -> Response:
    problems = error.problems if isinstance(error, InputError) else ()
    if path_of(request).startswith(API):
        body = render_problems(problems, "json")
        return Response(body, 422, media_type="application/json")
    message = gettext("This cannot be used as it is.")
    return pages.error_page(request, 422, message, problems=problems)


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
    return pages.error_page(request, status, message, known)


ANSWERS: dict[type[Exception], Callable[[Request, Exception], Response]] = {
    UnknownCaseError: _unknown_case,
    UnknownFormatError: _unknown_format,
    NotInstalledError: _not_installed,
    DraftGoneError: _gone,
    CaseChangedError: _changed,
    CannotSaveError: _cannot_save,
    InputError: _unusable,
    RequestValidationError: _not_valid,
    HTTPException: _http,
}
