"""The small pack of ``tests/authoring`` for commands on rules too."""

from tests.authoring.conftest import edit, water

__all__ = ["edit", "water"]
