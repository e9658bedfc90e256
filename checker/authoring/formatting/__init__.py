"""Format pack files: one order of keys and one layout."""
