"""Compare two versions of packs: the rules themselves, and the verdicts on samples and tests."""
