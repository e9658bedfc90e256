"""The parts of the parser: a cursor over the tokens, types, and what an expression starts with."""
