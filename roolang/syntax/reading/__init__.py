"""From the forms of the grammar to the surface tree: one method a grammar rule, strict where the grammar is loose."""

from roolang.syntax.reading.statements import StatementReader as Reader

__all__ = ["Reader"]
