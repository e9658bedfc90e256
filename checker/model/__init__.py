"""The nouns that every stage shares: problems, cases, packs and verdicts."""
