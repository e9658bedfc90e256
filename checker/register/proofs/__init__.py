"""What outsiders keep: signed checkpoints, receipts, and the newest extent that they have seen.

A chain proves nothing against whoever owns the file. These do, because they lie elsewhere.
"""
