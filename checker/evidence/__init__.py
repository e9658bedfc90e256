"""Which papers count: the stage between intake and evaluation.

A document is evidence only where its sender may issue it (``authority``; ``senders`` knows who
speaks for whom), where it could know what it says on the day it was received (``periods``), and
where no other paper on the same matter stands against it (``matters``). What a type of papers
asks for is written in its JSON Schema (``terms``); no word of any agreement is known here.
Expressions see the papers that count and no others; the verdict lists the rest with the reason.
"""

from checker.evidence.sifting import Sifted, in_order, sift

__all__ = ["Sifted", "in_order", "sift"]
