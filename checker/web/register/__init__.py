"""The cases of a register in the workbench, and its parties as those who come in.

It needs the packages of ``checker[register]``; nothing here is imported where a folder is served.
What a party may do is decided by ``checker.register.identity.rights`` alone.
"""
