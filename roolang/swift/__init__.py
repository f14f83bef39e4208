"""Verdicts without a trace, soon: a program becomes functions in Python source, held to the interpreter by tests.

May import `interpret`, `ir`, `domain`; never the surface. Public: `prepare`, which gives nothing where a product or a
rule is outside what it knows; `Judging`, which then asks the interpreter and counts.
"""

from roolang.swift.judging import Judging
from roolang.swift.program import Verdict, prepare

__all__ = ["Judging", "Verdict", "prepare"]
