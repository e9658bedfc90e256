"""Screens: which subjects of a rule need a look at all, found in SQL among many millions of papers.

The part of FEEL that has an equal in SQL is translated (``expressions``, with ``values`` and
``lists``), and with it a rule (``rules``). A subject that is surely in order stays out; every other
one is judged by the whole evaluation, on the papers that it rests on (``running``). So FEEL decides
what is found, and SQL only what is not looked for. ``papers`` are the tables of the papers in
Parquet files.
"""
