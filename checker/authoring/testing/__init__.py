"""Run the tests of packs: each in a case of its own, compared with what it expects."""
