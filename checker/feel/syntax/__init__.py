"""Text to trees: tokens, the names that a text may use, the parser, and the nodes of a tree."""
