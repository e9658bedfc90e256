"""The register: who said what, when, and that nobody can change it afterwards.

An append-only log of entries, each chained to the one before it by hash and a leaf of a Merkle
tree. Parties, keys, roles, cases and verdicts are entries too: everything else is worked out from
them. ``log`` knows the rules of the log, ``store`` keeps it in a database, ``identity`` says who
may do what, ``proofs`` are what outsiders keep, and ``acts`` are the ways to append.

The package needs the extra ``checker[register]``; nothing here is imported before it is used.
"""
