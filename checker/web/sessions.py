"""Browsers that have given a token: each has a cookie that says nothing of it."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from threading import Lock

COOKIE = "checker_session"
_KEPT = 1000


class Sessions:
    """The tokens of browsers by the number in their cookie; the oldest go first.

    They end with the workbench. What a token opens is asked anew at each request.
    """

    def __init__(self) -> None:
        self._tokens: OrderedDict[str, str] = OrderedDict()
        self._lock = Lock()

    def begin(self, token: str) -> str:
        """Return the cookie of a browser that gave a token."""
        name = secrets.token_urlsafe(32)
        with self._lock:
            self._tokens[name] = token
            while len(self._tokens) > _KEPT:
                self._tokens.popitem(last=False)
        return name

    def token(self, cookie: str) -> str | None:
        """Return the token that a browser gave; None where the cookie is not one of ours."""
        return self._tokens.get(cookie)

    def end(self, cookie: str) -> None:
        """Forget a browser."""
        with self._lock:
            self._tokens.pop(cookie, None)
