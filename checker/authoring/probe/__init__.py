"""Mutation of evidence: each paper is changed as a careless or dishonest sender might change it.

``values`` reaches into papers, ``changes`` says how one can be changed, ``worthwhile`` which
papers of which cases are worth it, ``bench`` assesses a changed case, ``gains`` compares
the two verdicts, ``run`` spreads the work over the cores, and ``accepted`` reads the list of
improvements that are right.
"""
