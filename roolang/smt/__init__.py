"""Questions to a solver: the core over all products at once, as linear conditions on kinds of lines.

Imports `ir`, `domain` and the interpreter's data; only `process.py`, which runs in a process of its own, knows z3.
"""
