"""Where a register is: the URL that users give, and what databases can be meant by it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import URL
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from checker.messages import gettext
from checker.register.refusals import refusal

DEFAULT = "sqlite:///checker.db"
FORMS = "sqlite:///FILE or postgresql://USER@HOST/DATABASE"


@dataclass(frozen=True, slots=True)
class Address:
    """A register's database. ``file`` is None for PostgreSQL; ``shown`` holds no password."""

    url: URL
    shown: str
    file: Path | None

    @property
    def stem(self) -> Path:
        """Return the path beside which key files are looked for, without an ending."""
        return self.file.with_suffix("") if self.file else Path(self.url.database or "checker")


def parse(text: str) -> Address:
    """Return the address that a URL means; raises InputError for anything else."""
    try:
        url = make_url(text)
    except ArgumentError:
        raise _not_an_address(text) from None
    if url.drivername == "sqlite" and url.database and not url.query and not url.host:
        if "\0" in url.database or url.database == ":memory:":
            raise _not_an_address(text)
        return Address(url, text, Path(url.database))
    if url.drivername == "postgresql" and url.database:
        shown = url.render_as_string(hide_password=True)
        return Address(url.set(drivername="postgresql+psycopg"), shown, None)
    raise _not_an_address(url.render_as_string(hide_password=True))


def _not_an_address(text: str) -> Exception:
    message = gettext("this is not the URL of a register")
    return refusal(text, "register-url", message, expected=FORMS)
