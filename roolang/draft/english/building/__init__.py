"""Rules of the grammar to nodes of the surface tree; each module registers the makers of one family."""

from roolang.draft.english.building import changes, contents, figures, making, materials, operations

__all__ = ["changes", "contents", "figures", "making", "materials", "operations"]
