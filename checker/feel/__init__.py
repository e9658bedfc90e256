"""FEEL, the expression language of the OMG DMN standard, as a small library of its own."""
