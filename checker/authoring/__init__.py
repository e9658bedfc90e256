"""For those who change rules: tests of packs, their coverage, mutants, differences and pages.

It runs the pipeline from outside, as a user would; no stage knows about it.
"""
