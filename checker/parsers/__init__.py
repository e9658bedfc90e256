"""Parsers: bytes to exact values, each with its place; one module for each format.

Cases, packs, tests and FEEL contexts are all read here, so that numbers, sizes, encodings,
pointers and suggestions mean the same everywhere. What the values mean is not known here.
"""
