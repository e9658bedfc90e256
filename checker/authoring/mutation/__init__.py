"""Mutation of rules: each rule is broken on purpose, and some test should notice.

``text_edits`` and ``entry_variants`` say how a FEEL text and an entry are changed, ``mutants``
makes all mutants of a pack, ``judge`` evaluates on the tests only the rules that a mutant affects,
``run`` spreads the work over the cores, and ``equivalents`` reads the list of mutants that no test
could notice.
"""
