"""In which language a page is told: the address says it, or a cookie, or the browser."""

from __future__ import annotations

from starlette.requests import Request

from checker.messages import CHINESE, ENGLISH, LANGUAGES

COOKIE = "checker_language"
LANGUAGE = "lang"
"""What names the language in an address."""


def chosen(request: Request) -> str | None:
    """Return the language that the address names; None where it names none of ours."""
    named = request.query_params.get(LANGUAGE, "")
    return named if named in LANGUAGES else None


def language_of(request: Request) -> str:
    """Return the language of a page: by the address, or else the cookie, or else the browser."""
    for named in (chosen(request), request.cookies.get(COOKIE)):
        if named in LANGUAGES:
            return named
    return _preferred(request.headers.get("accept-language", ""))


def _preferred(header: str) -> str:
    """Return the first of our languages in the order in which a browser wants them."""
    wanted = []
    for place, part in enumerate(header.split(",")):
        tag, _, quality = part.partition(";q=")
        try:
            weight = float(quality or "1")
        except ValueError:
            weight = 0.0
        wanted.append((-weight, place, tag.strip().lower().partition("-")[0]))
    known = (tag for _, _, tag in sorted(wanted) if tag in (CHINESE, ENGLISH))
    return next(known, ENGLISH)
