"""Check packs without any case: files, FEEL, norms, the form of the tests, and versions."""
