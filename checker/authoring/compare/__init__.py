"""Two verdicts side by side: what changed, why, and the money."""
