"""A case: what is made of a seed, a target and a number; and the faults that it may show."""

from __future__ import annotations

from dataclasses import dataclass
from random import Random
from typing import Protocol


class Fault(Exception):
    """What no input may come to, though nothing was raised."""


@dataclass(frozen=True)
class Made:
    """One input: the name of a file and its bytes; of a command line, its arguments, one a line."""

    name: str
    content: bytes


class Target(Protocol):
    """Something that is given inputs."""

    def make(self, random: Random) -> Made:
        """An input, the same for the same random numbers."""

    def run(self, made: Made) -> None:
        """Gives it in; raises for a fault."""


def random_of(seed: int, target: str, number: int) -> Random:
    """The random numbers of one case."""
    return Random(f"{seed}/{target}/{number}")
