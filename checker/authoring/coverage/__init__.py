"""Coverage: which norms have rules, and which goals of the rules the tests check."""
