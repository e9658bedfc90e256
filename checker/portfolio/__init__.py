"""Many cases at once: rows of verdicts, tranches, findings and consequences.

Cases are found one after another (``sources``), assessed on all cores (``workers``) and become
rows (``rows``, ``assessing``), which lie in a file until they can be sorted (``spool``) and are
written in a format (``writing``). No step holds more than a few cases in memory.
"""
