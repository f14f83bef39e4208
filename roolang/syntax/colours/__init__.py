"""Colours for editors and pages that know no more than patterns: rows of patterns made from the grammar's terminals.

Public: `rows` (kind and pattern, in the order in which they are tried), `files` (every file that is made of them, by
its path from the top of the sources) and `write`. `python -m roolang.syntax` writes them with the parse tables.
"""

from roolang.syntax.colours.rows import Row, rows
from roolang.syntax.colours.writing import files, write

__all__ = ["Row", "files", "rows", "write"]
