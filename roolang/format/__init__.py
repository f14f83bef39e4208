"""Trees to canonical text. May import `syntax`, `domain`, `diagnostics`, `source`.

Public: `format_text` (a source to its canonical layout), `format_module` (a tree to text, with its comments),
`show` (one node on one line, as explanations quote it).
"""

from roolang.format.modules import format_module, format_text, show

__all__ = ["format_module", "format_text", "show"]
