"""Sentences for people, told in any language.

Whoever finds something says it in English, as one whole sentence with named places for its
arguments. What comes back is a ``str`` (so that it can be compared, sorted and printed) which
remembers the sentence and the arguments, so that a report can tell it again in another language:
within ``speaking(catalogue("zh", texts))`` everything that is made or printed is told in Chinese.

``gettext`` and ``ngettext`` mark the sentences where they stand; Babel finds them by these names.
The catalogues lie under ``locale``; ``python -m tests.messages.catalogues`` brings them up to date.
"""

from checker.messages.composed import fixed_words, is_composed, places
from checker.messages.message import (
    JOINTS,
    SEPARATORS,
    Message,
    Translations,
    gettext,
    joined,
    ngettext,
    speaking,
    tell,
    told,
    verbatim,
)
from checker.messages.translation import (
    CHINESE,
    ENGLISH,
    LANGUAGES,
    TAGS,
    Catalogue,
    catalogue,
    language_of,
)

__all__ = [
    "CHINESE",
    "ENGLISH",
    "JOINTS",
    "LANGUAGES",
    "SEPARATORS",
    "TAGS",
    "Catalogue",
    "Message",
    "Translations",
    "catalogue",
    "fixed_words",
    "gettext",
    "is_composed",
    "joined",
    "language_of",
    "ngettext",
    "places",
    "speaking",
    "tell",
    "told",
    "verbatim",
]
