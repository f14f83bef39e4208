"""Values that are never changed once made, and are made by the thousand.

A frozen dataclass calls `object.__setattr__` for each field of each one made, which takes three times as long, and is
half as long again in the defining. Here the type checker alone holds the promise: it sees `@dataclass(frozen=True)`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass

    def record(*, frozen: bool, slots: bool, eq: bool = True):
        """A dataclass that compares and hashes by its fields, as a frozen one does."""
        assert frozen
        return dataclass(slots=slots, eq=eq, unsafe_hash=eq)


__all__ = ["record"]
