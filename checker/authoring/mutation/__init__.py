"""Mutation of rules: each rule is broken on purpose, and some test should notice.

``operators`` and ``structure`` say how a FEEL text and an entry are changed, ``mutants`` makes all
mutants of a pack, ``reach`` knows which rules a mutant can change, ``judge`` evaluates only these
on the tests, ``run`` spreads the work over the cores, and ``equivalents`` reads the list of mutants
that no test could notice.
"""
