"""Findings in writing: for people, for one-line lists, for programs. Pure functions; they print nothing.

Public: `to_text` (with the place shown), `to_plain` (for screen readers), `to_concise` (one line each),
`to_json` (a list of dicts), `to_sarif` (for code hosts), `in_order` (by file and place).
"""

from roolang.diagnostics.render.concise import in_order, to_concise
from roolang.diagnostics.render.json import to_json
from roolang.diagnostics.render.sarif import to_sarif
from roolang.diagnostics.render.text import to_plain, to_text

__all__ = ["in_order", "to_concise", "to_json", "to_plain", "to_sarif", "to_text"]
