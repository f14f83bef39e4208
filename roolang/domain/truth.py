"""Three truth values: the worst and the best case of a question, held in one.

`NO` is false in both cases, `YES` true in both, `UNKNOWN` false in the worst case and true in the best.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from enum import Enum
else:

    class Members(type):
        """A class that gives its members one after another."""

        def __iter__(cls):
            return (each for each in vars(cls).values() if isinstance(each, cls))

    class Enum(metaclass=Members):
        """An enumeration whose members are plain attributes: those of the library's are looked up by slow code."""

        __slots__ = ("name", "value")

        def __init_subclass__(cls):
            for name, value in [each for each in vars(cls).items() if isinstance(each[1], int)]:
                member = object.__new__(cls)
                member.name, member.value = name, value
                setattr(cls, name, member)

        def __repr__(self):
            return f"{type(self).__name__}.{self.name}"


class Truth(Enum):
    """An answer that may wait for facts."""

    __slots__ = ()

    NO = 0
    UNKNOWN = 1
    YES = 2

    @staticmethod
    def of(answer: bool | None) -> Truth:
        """The truth of an answer; `None` is unknown."""
        return Truth.UNKNOWN if answer is None else Truth.YES if answer else Truth.NO

    @property
    def word(self) -> Literal["no", "unknown", "yes"]:
        """As it is written for people and programs."""
        return _WORDS[self]

    @property
    def worst(self) -> bool:
        """The answer when every unknown fact falls badly."""
        return self is Truth.YES

    @property
    def best(self) -> bool:
        """The answer when every unknown fact falls well."""
        return self is not Truth.NO


_WORDS: dict[Truth, Literal["no", "unknown", "yes"]] = {
    Truth.NO: "no", Truth.UNKNOWN: "unknown", Truth.YES: "yes"
}  # fmt: skip


def both(parts: Iterable[Truth]) -> Truth:
    """`and`: as true as the least true part; of nothing, yes."""
    return _until(Truth.NO, parts, Truth.YES)


def either(parts: Iterable[Truth]) -> Truth:
    """`or`: as true as the truest part; of nothing, no."""
    return _until(Truth.YES, parts, Truth.NO)


def _until(deciding: Truth, parts: Iterable[Truth], found: Truth) -> Truth:
    """What decides if any part is that, else unknown if any part is; of nothing, and of nothing else, `found`."""
    for part in parts:
        if part is deciding:
            return part
        if part is Truth.UNKNOWN:
            found = part
    return found


def opposite(part: Truth) -> Truth:
    """`not`: worst and best case change places."""
    return Truth.UNKNOWN if part is Truth.UNKNOWN else Truth.of(part is Truth.NO)


def at_least(count: int, parts: Iterable[Truth]) -> Truth:
    """Whether `count` of the parts hold."""
    found = list(parts)
    if sum(part.worst for part in found) >= count:
        return Truth.YES
    return Truth.UNKNOWN if sum(part.best for part in found) >= count else Truth.NO
