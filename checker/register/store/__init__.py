"""The log in a database: SQLite in one file, or PostgreSQL.

The columns beside ``body``, ``envelope`` and ``content`` are copies for searching. They are never
evidence: ``checker.register.verifying`` compares each with what was signed and hashed.
"""
