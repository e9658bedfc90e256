"""Which conditions hold as of a date: rules and documents to findings, and what follows.

A rule is first spread over its subjects (``instances``); each instance is then judged
(``requirements``, ``obligations``) and becomes a finding (``findings``): ``evaluated`` gathers
them. Findings that an authority excused become waived (``waivers``), and values that the parties
changed are shown (``amendments``). ``conclusion`` is what follows: consequences of findings
(``consequences``), then the status of each tranche (``tranches``), of which nothing may rest on
papers that contradict each other (``worlds``). ``scope`` is the one place
that talks to the FEEL library. Documents that were left out (``left_out``) and names that may be
misspelt (``asked``) leave open what they could change. ``set_aside`` are papers that decide
nothing, ``remarks`` are warnings on documents.
"""

from checker.evaluation.asked import asked
from checker.evaluation.assumptions import assumptions
from checker.evaluation.case_status import case_status, summary
from checker.evaluation.conclusion import Conclusion, conclude
from checker.evaluation.evaluated import Evaluated, evaluate, excused
from checker.evaluation.left_out import LeftOut
from checker.evaluation.narrowing import narrowed, violated_elsewhere
from checker.evaluation.norms import coverage
from checker.evaluation.payments import PAYMENT
from checker.evaluation.remarks import remarks, skipped_documents, with_remarks
from checker.evaluation.scope import Scope
from checker.evaluation.set_aside import kept_aside, set_aside
from checker.evaluation.worlds import World, other_worlds, weighed

__all__ = [
    "PAYMENT",
    "Conclusion",
    "Evaluated",
    "LeftOut",
    "Scope",
    "World",
    "asked",
    "assumptions",
    "case_status",
    "conclude",
    "coverage",
    "evaluate",
    "excused",
    "kept_aside",
    "narrowed",
    "other_worlds",
    "remarks",
    "set_aside",
    "skipped_documents",
    "summary",
    "violated_elsewhere",
    "weighed",
    "with_remarks",
]
