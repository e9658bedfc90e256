"""A catalogue for tests: French, of a few sentences."""

from __future__ import annotations

ONE = {
    "{name} is missing": "il manque {name}",
    "the year {year}": "l'année {year}",
    "no place": "sans lieu",
}
TEXTS = {"First deposit": "Premier dépôt"}
MANY = {("{count} day", "{count} days"): ("{count} jour", "{count} jours")}


class French:
    def gettext(self, message: str) -> str:
        return ONE.get(message, message)

    def text(self, text: str) -> str:
        return TEXTS.get(text, text)

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        one, many = MANY[msgid1, msgid2]
        return one if n < 2 else many
