"""Which conditions hold as of a date: rules and documents to findings and tranches.

A rule is first spread over its subjects (``instances``); each instance is then judged
(``requirements``, ``obligations``) and becomes a finding (``findings``); findings that an
authority excused become waived (``waivers``), and values that the parties changed are shown
(``amendments``); conditions and holds decide each tranche
(``tranches``). ``scope`` is the one place that talks to the FEEL library.
"""

from checker.evaluation.amendments import amendment_findings
from checker.evaluation.findings import evaluate_findings
from checker.evaluation.scope import Scope
from checker.evaluation.tranches import evaluate_conditions, settle_tranches
from checker.evaluation.waivers import apply_waivers

__all__ = [
    "Scope",
    "amendment_findings",
    "apply_waivers",
    "evaluate_conditions",
    "evaluate_findings",
    "settle_tranches",
]
