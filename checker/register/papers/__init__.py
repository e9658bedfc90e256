"""Papers of cases: from folders into the log, and from a part of the log back to a case.

This is the only contact with the stages that assess: documents go in as values with places, and
come out of the log the same way.
"""
