"""Many declarations at once: the core as columns, for tables of goods and materials; the rest row by row.

May import `interpret`, `explain`, `ir`, `domain`; never the surface. Only `engine.py` knows DuckDB.
"""
