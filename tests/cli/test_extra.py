from __future__ import annotations

import click
import pytest

from checker.cli.extra import needing_register


def test_without_the_extra_it_is_said_how_to_install_it() -> None:
    with pytest.raises(click.UsageError, match="install"), needing_register():
        raise ModuleNotFoundError("No module named 'sqlalchemy'", name="sqlalchemy.exc")


def test_other_modules_that_are_missing_are_no_matter_of_the_extra() -> None:
    with pytest.raises(ModuleNotFoundError), needing_register():
        raise ModuleNotFoundError("No module named 'nothing'", name="nothing")
