"""Rules of the grammar to nodes of the surface tree; each module registers the makers of one family."""

from roolang.draft.english.building import changes, figures, materials, operations

__all__ = ["changes", "figures", "materials", "operations"]
