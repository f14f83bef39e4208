"""What columns cannot say."""

from __future__ import annotations


class Unplanned(Exception):
    """What a plan of columns cannot say, and why; these goods go through the interpreter."""
