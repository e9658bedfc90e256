"""The kinds of files of a pack: their models, key order and JSON Schemas."""
