"""The version of the tables, and the steps from one to the next. Never taken silently."""

from __future__ import annotations

from importlib import resources

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from checker.messages import gettext
from checker.register.refusals import refusal
from checker.register.store.address import Address

NEWEST = "0002"
"""The version that this program works with."""


def upgrade(connection: Connection) -> None:
    """Bring the tables to the newest version, within the transaction of the connection."""
    config = _config()
    config.attributes["connection"] = connection
    command.upgrade(config, "head")


def known_versions() -> tuple[str, ...]:
    """Return the versions that this program can upgrade from, newest first."""
    script = ScriptDirectory.from_config(_config())
    return tuple(step.revision for step in script.walk_revisions())


def version(connection: Connection) -> str | None:
    """Return the version of the tables, None where there are none."""
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return found


def check_version(address: Address, found: str | None) -> None:
    """Raise InputError unless the tables are of the version that this program works with."""
    if found == NEWEST:
        return
    if found is None:
        message = gettext("there is no register here")
        hint = gettext("make one with `checker register init {url}`", url=address.shown)
        raise refusal(address.shown, "no-register", message, hint=hint)
    if found in known_versions():
        message = gettext("the tables of the register are of an older version")
        hint = gettext("make a backup, then run `checker register upgrade`")
    else:
        message = gettext("the register was written by a newer version of checker")
        hint = gettext("install that version; this one leaves the register alone")
    raise refusal(
        address.shown, "register-version", message, expected=NEWEST, found=found, hint=hint
    )


def _config() -> Config:
    config = Config()
    folder = resources.files("checker.register.store") / "migrations"
    config.set_main_option("script_location", str(folder))
    return config
