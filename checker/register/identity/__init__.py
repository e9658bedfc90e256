"""Who may do what: keys, signed envelopes, and the parties, roles and members of the register.

All of it is worked out from the log: at each entry those keys and roles hold that the entries
before it gave. ``rights.may`` is the one place that decides.
"""
