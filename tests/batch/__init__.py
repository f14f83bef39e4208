"""Judged by columns and by the interpreter: `python -m tests.batch --judgements 200000` holds one to the other."""
