"""Trees to Python functions.

A tree becomes the source of a few Python functions, which Python compiles. The source contains only
fixed pieces of code and generated identifiers (``t1``, ``K2``): every name, string and number of
the expression goes into a table of constants, so no submitted text is ever executed. Each node
becomes statements that leave its value in a temporary variable, so that a deep tree does not become
deeply nested Python.

``source`` builds functions, ``bindings`` says what a name stands for, ``generator`` and the
emitters turn nodes into statements, ``tracing_generator`` adds what a trace needs, and
``environment`` is what the generated code calls.
"""
