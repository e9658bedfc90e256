"""A verdict as a notebook shows it: in short, with nothing of a submitter's obeyed."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from checker.model.verdict import Amount, Tranche, Verdict


def verdict_html(verdict: Verdict) -> str:
    """Return the status and summary of a verdict, and a table of its tranches, as HTML."""
    head = f"{verdict.case} as of {verdict.as_of}: {verdict.status.traits.words}"
    rows = "".join(_row(tranche) for tranche in verdict.tranches)
    titles = "<tr><th>Tranche</th><th>Status</th><th>Amount</th><th>Missing</th></tr>"
    table = f"<table><thead>{titles}</thead><tbody>{rows}</tbody></table>" if rows else ""
    return f"<p><strong>{escape(head)}</strong><br>{escape(verdict.summary)}</p>{table}"


def _row(tranche: Tranche) -> str:
    cells = (
        tranche.key,
        tranche.status.traits.words,
        _amount(tranche.amount),
        "; ".join(tranche.missing),
    )
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _amount(amount: Amount | None) -> str:
    if amount is None:
        return ""
    return f"{amount.currency or ''} {amount.value:,f} {amount.unit or ''}".strip()
