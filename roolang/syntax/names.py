"""How a name must be written so that it is read as that name."""

from __future__ import annotations

import re
from functools import cache

from roolang.syntax.terminals import parser


@cache
def name_pattern() -> re.Pattern[str]:
    """What the language reads as one name."""
    return re.compile(parser().get_terminal("NAME").pattern.to_regexp())


def plain(words: str) -> bool:
    """Whether these words, as they are, read as the name that they are."""
    return "_" not in words and name_pattern().fullmatch(words) is not None


def spelled(words: str) -> str:
    """A name as it must be spelled: an underscore binds a word that would end it to the one after."""
    if plain(words):
        return words
    parts = words.split(" ")
    spelling = parts[-1]
    for part in reversed(parts[:-1]):
        tried = f"{part} {spelling}"
        spelling = tried if name_pattern().fullmatch(tried) else f"{part}_{spelling}"
    return spelling if name_pattern().fullmatch(spelling) else bound(words)


def bound(words: str) -> str:
    """A name spelled so that no word of it can be mistaken for another."""
    solid = words.replace(" ", "_")
    return solid if solid != words and name_pattern().fullmatch(solid) else f"_{solid}"
