"""Methods that settle the origin of what is taken out of a common stock, by name."""

from __future__ import annotations

from roolang.domain.declaration import fold

METHODS = ("FIFO", "LIFO", "average", "period average", "specific identification")
"""First in, first out; last in, first out; the mean before each withdrawal; that of a whole period; as recorded."""


def method_of(words: str) -> str:
    """The method that some words name, folded; nothing if they name none."""
    return fold(words) if fold(words) in map(fold, METHODS) else ""
