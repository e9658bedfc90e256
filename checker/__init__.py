"""Checks cases against rule packs: which condition holds, on what evidence, and what follows.

Other programs use ``load`` and ``assess`` (see ``checker.pipeline``) and read the ``Verdict``;
``checker.feel`` is the expression language on its own. The names load on first use. What the stages
do is logged by the logger ``checker`` of the standard library.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from checker import feel
    from checker.model.problems import InputError, Problem
    from checker.model.verdict import Verdict
    from checker.packs import load_pack
    from checker.pipeline import assess, load

__version__ = "0.1.0"
__all__ = ["InputError", "Problem", "Verdict", "assess", "feel", "load", "load_pack"]

_HOMES = {
    "InputError": "checker.model.problems",
    "Problem": "checker.model.problems",
    "Verdict": "checker.model.verdict",
    "assess": "checker.pipeline",
    "load": "checker.pipeline",
    "load_pack": "checker.packs",
}


def __getattr__(name: str) -> Any:
    """Import a public name when it is first asked for, so that the command line starts fast."""
    import importlib

    if name == "feel":
        return importlib.import_module("checker.feel")
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(importlib.import_module(_HOMES[name]), name)
