"""Trees to Python functions.

A tree becomes the source of a few Python functions, which Python compiles. The source holds only
fixed pieces of code and identifiers that are made here (`t1`, `K2`): every name, string and
number of the expression sits in a table of constants. An expression becomes statements that leave
its value in a temporary variable, so the depth of the tree is not the depth of Python's brackets.

`source` writes functions, `bindings` says what a name stands for, `generator` and the modules
named after constructs turn nodes into statements, `tracing` adds what a trace needs, and
`runtime` is what the generated code calls.
"""
