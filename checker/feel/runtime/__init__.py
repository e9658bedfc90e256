"""Running compiled code: libraries of definitions, sessions, limits, and traces of evidence."""
