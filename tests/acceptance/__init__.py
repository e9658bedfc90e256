"""The checker as a whole, held against the paragraphs of the source."""
