"""A judgement in words and as data; it decides nothing.

May import `interpret`, `ir`, `domain`, `diagnostics`, `source`; never the surface. Public: `narrate` gives the
`Story` that `as_text` and `as_panel` lay out; `what_would_change`; `to_json`.
"""

from typing import TYPE_CHECKING

from roolang.explain.change import what_would_change
from roolang.explain.narrative import narrate, view_of, why
from roolang.explain.story import Change, Line, Listing, Step, Story
from roolang.explain.text import as_text

if TYPE_CHECKING:
    from roolang.explain.json_view import to_json
    from roolang.explain.rich_view import as_panel
else:

    def __getattr__(name):
        """The views that most runs do without, when they are asked for."""
        if name == "to_json":
            from roolang.explain.json_view import to_json as view
        elif name == "as_panel":
            from roolang.explain.rich_view import as_panel as view
        else:
            raise AttributeError(name)
        return view


__all__ = [
    "Change", "Line", "Listing", "Step", "Story", "as_panel", "as_text", "narrate", "to_json", "view_of",
    "what_would_change", "why",
]  # fmt: skip
