"""Statements: documents that the record of a case generates, as its pack describes them.

``parameters`` picks what the statement is about; ``figures`` makes one figure, with its documents
or with what is missing; ``parts`` puts figures into sections; ``verdict_values`` is the verdict as
FEEL sees it; ``making`` puts all of it together.
"""

from checker.statements.making import find, make, mentions_verdict, offers

__all__ = ["find", "make", "mentions_verdict", "offers"]
