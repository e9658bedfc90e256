"""The workbench: pages and a REST API over a folder of cases.

``create_app(Settings(...))`` returns the application; ``checker serve`` runs it. It needs the
packages of ``checker[web]``.

- ``store``: which cases there are, and their verdicts; no name from a request becomes a path
- ``drafts``: what was dropped in and is not saved yet
- ``guard``: who may ask: host, token, origin, sizes, and the headers of every answer
- ``pages`` and ``api``: the routes for people and for programs
"""

from checker.web.app import create_app
from checker.web.settings import Settings

__all__ = ["Settings", "create_app"]
