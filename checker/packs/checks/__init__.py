"""What can be wrong with a pack that loads and parses; each module finds problems of one kind.

- ``references``: names that nothing declares; ``schema_keywords``: keywords of the schemas
- ``schema_values``, ``schema_rings``, ``schema_dead``: what in a schema cannot be used, says
  nothing, or is never fitted
- ``earlier_forms``: what packs of version 0.1.0 wrote otherwise
- ``type_check``: names, types and units in FEEL texts, with the types of ``document_types``
- ``reachability``: consequences that nothing triggers; ``table_holes``: years left out of tables
- ``dead_rules`` and ``amounts``: what ``constants``, FEEL without any document, already shows:
  rules that never apply, gaps of tables, shares that do not add up
"""
