"""The steps that make and change the tables; ``env.py`` is how Alembic runs them."""
