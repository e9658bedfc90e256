"""The parts of the type checker; `checker.feel.typecheck` is its front."""
