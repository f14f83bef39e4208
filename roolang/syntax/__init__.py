"""Text to surface tree. May import `domain`, `diagnostics`, `source`; knows nothing of the core.

Public: `parse` (any text to a module and findings), `tree` (the nodes).
"""

from roolang.syntax.parser import parse

__all__ = ["parse"]
