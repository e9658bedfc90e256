"""The workbench: pages and a REST API over a folder of cases, or over a register.

``create_app(Settings(...))`` returns the application; ``checker serve`` runs it. It needs the
packages of ``checker[web]``.

- ``store``: the cases with their verdicts, wherever they are
- ``folder_cases`` and ``register``: the cases of a folder, and those of a register
- ``drafts``: what was dropped in or filled in, and is not saved yet
- ``guard``: what may be asked: host, origin, sizes, and the headers of every answer
- ``entrance`` and ``sessions``: who comes in, and with what
- ``pages``, ``signing_in``, ``form_pages``, ``feeds`` and ``api``: routes for people and programs
"""

from checker.web.app import create_app
from checker.web.settings import Settings

__all__ = ["Settings", "create_app"]
