"""A guess at what a broken statement was meant to say, and where to look for one."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from roolang.syntax.probing import Stop

PLAIN_WORD = re.compile(r"[^\W\d][\w’'-]*")


@dataclass(frozen=True)
class Mend:
    """A change of the text between two offsets, and what to say of it.

    `place` is what the reader should look at; `expected` is what they should have written there, if that is
    the way to put it; `said` is a message of its own. A `partial` one is believed when the parser gets
    further by it, even if it does not reach the end. `exact` is false where `new` only stands for what is missing.
    Of the guesses of one kind, that of less `weight` is likelier. What is written has one sense, and `new` says the
    same in the notation of the language, where it `keeps` the sense.
    """

    start: int
    end: int
    new: str
    help: str
    said: str = ""
    expected: str = ""
    place: tuple[int, int] | None = None
    partial: bool = False
    exact: bool = True
    weight: float = 0.0
    keeps: bool = False


Guess = Callable[[Stop], Iterator[Mend]]


def either_join(help: str, written: Iterable[str]) -> str:
    """A help to write `and` or `or`, which tells them apart where the text can be read with both."""
    if {"and", "or"} <= {each.strip() for each in written} and (found := re.match(r"write `(?:and|or)`", help)):
        return f"write `and`{help[found.end() :]} if both are meant, `or` if one is enough"
    return help


def run(stop: Stop, kind: str) -> tuple[int, int]:
    """The unbroken run of some characters around the fault."""
    start = end = stop.at
    one = re.compile(kind)
    while start and one.match(stop.text, start - 1):
        start -= 1
    while end < len(stop.text) and one.match(stop.text, end):
        end += 1
    return start, end


def after_last(stop: Stop) -> int:
    """The end of the last token that fitted."""
    return (stop.last.end_pos or 0) if stop.last is not None else stop.at
