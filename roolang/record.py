"""Values that are never changed once made, and are made by the thousand.

A frozen dataclass calls `object.__setattr__` for each field of each one made, which takes three times as long. Here
the type checker alone holds the promise: it sees `@dataclass(frozen=True)`. Of the methods written and compiled for
every dataclass whenever the program starts, a record has the first alone; the others are shared.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass as record
else:
    from dataclasses import dataclass, fields
    from operator import attrgetter

    def record(*, frozen: bool, slots: bool, eq: bool = True):
        """A dataclass that compares and hashes by its fields, as a frozen one does."""
        assert frozen

        def made(kind):
            found = dataclass(slots=slots, eq=False, repr=False)(kind)
            own = vars(found)
            if "__repr__" not in own:
                found.__repr__ = _told
            if eq:
                compared = tuple(each.name for each in fields(found) if each.compare)
                found.__eq__, found.__hash__ = _comparing(compared)
            return found

        return made

    def _comparing(names):
        """Equality and hash by some fields, in the order in which they were declared."""
        held = attrgetter(*names) if names else lambda _: ()

        def equal(self, other):
            return held(self) == held(other) if other.__class__ is self.__class__ else NotImplemented

        def hashed(self):
            return hash(held(self))

        return equal, hashed

    def _told(self):
        said = ", ".join(f"{each.name}={getattr(self, each.name)!r}" for each in fields(self) if each.repr)
        return f"{type(self).__qualname__}({said})"


__all__ = ["record"]
