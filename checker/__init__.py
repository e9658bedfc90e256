"""Checks cases against rule packs: which condition holds, on what evidence, and what follows."""

__version__ = "0.1.0"
