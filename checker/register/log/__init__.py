"""The log: canonical bytes, entries chained by hash, and the Merkle tree over them.

Nothing here knows of a database, a key or a case: these are the rules that whoever checks a log
offline has to apply, and nothing else.
"""
