"""Verdicts that replay: signed statements of what was concluded from what, and the way back."""
