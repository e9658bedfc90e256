"""Pages made from templates, in the language of the request."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from checker.authoring.compare.formats.sentences import count, head, was_and_is
from checker.messages import ENGLISH, TAGS, ngettext
from checker.model.problems import Problem
from checker.reports import Style
from checker.reports.html import environment
from checker.reports.plain import as_written
from checker.web.language import COOKIE, chosen, language_of


def page(
    request: Request, name: str, values: Mapping[str, object], status: int = 200
) -> HTMLResponse:
    """Return a page made from a template of ours, in the language of the request."""
    return answered(request, page_text(request, name, values), status)


def answered(request: Request, text: str, status: int = 200) -> HTMLResponse:
    """Return the text of a page; a language that the address names stays for the next pages."""
    answer = HTMLResponse(text, status)
    if named := chosen(request):
        answer.set_cookie(COOKIE, named, samesite="strict")
    return answer


def page_text(request: Request, name: str, values: Mapping[str, object]) -> str:
    """Return a page; the texts of the ``packs`` that it shows are told in its language too."""
    language = language_of(request)
    visitor = getattr(request.state, "visitor", None)
    standard = {"request": request, "visitor": visitor, "language": TAGS[language]}
    defaults = {"verbose": False, "day": None, "is_english": _left_in_english(language)}
    packs = values.get("packs", ())
    assert isinstance(packs, Sequence)
    with Style(language=language).speaking(pack.texts for pack in packs):
        return _templates().get_template(name).render(defaults | standard | dict(values))


def _left_in_english(language: str) -> Callable[[str], bool]:
    """Return what says whether a text of a pack stays in English on a page in a language."""
    return lambda text: language != ENGLISH and as_written(text)


def error_page(
    request: Request,
    status: int,
    message: str,
    known: Sequence[str] = (),
    problems: Sequence[Problem] = (),
) -> HTMLResponse:
    """Return the page that says what cannot be shown, and what there is instead."""
    values = {"message": message, "known": known, "problems": problems}
    return page(request, "error.html.j2", values, status)


@cache
def _templates() -> Environment:
    made = environment().overlay(
        loader=ChoiceLoader([PackageLoader("checker.web"), PackageLoader("checker.reports")])
    )
    made.globals = {
        **environment().globals,
        "count": count,
        "head": head,
        "ngettext": ngettext,
        "was_and_is": was_and_is,
    }
    return made
