"""Sentences for people, told in any language.

Whoever finds something says it in English, as one whole sentence with named places for its
arguments. What comes back is a ``str`` (so that it can be compared, sorted and printed) which
remembers the sentence and the arguments, so that a report can tell it again in another language.

``gettext`` and ``ngettext`` mark the sentences where they stand; Babel finds them by these names.
"""

from checker.messages.message import Message, gettext, joined, ngettext, verbatim
from checker.messages.translation import Translations, tell

__all__ = [
    "Message",
    "Translations",
    "gettext",
    "joined",
    "ngettext",
    "tell",
    "verbatim",
]
