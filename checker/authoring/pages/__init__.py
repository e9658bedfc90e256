"""Readable pages on packs, with FEEL in words."""
