"""The published vocabulary: which operations and materials `stdlib_rules/common` gives a definition."""

from __future__ import annotations

import re
from importlib.resources import files

PUBLISHED = (
    *("operations.roo", "processes.roo", "materials.roo", "qualities.roo"),
    *("food.roo", "minerals_chemicals.roo", "forest_plastics.roo", "cloth.roo", "wares_metals.roo", "machines.roo"),
)
DEFINED = re.compile(r'^define (operation|material) (?:"([^"]+)"|([^"\n]+?)) as\b', re.M)
OF_CODES = re.compile(r'^define material (?:"([^"]+)"|([^"\n]+?)) as\s+"[^"]*"\s+of\s+(.*?)\s*cite', re.M | re.S)
CODE_OR_TO = re.compile(r"\d+(?:\.\d\d)*|\bto\b")
LISTED = re.compile(r"^define operations ([^:\n]+):((?:[^\n]|\n  )*)", re.M)


def published() -> dict[str, str]:
    """The texts of the vocabulary, by their names."""
    folder = files("roolang.stdlib_rules") / "common"
    return {name: (folder / name).read_text(encoding="utf-8") for name in PUBLISHED}


def within() -> dict[str, list[list[str]]]:
    """The ranges of codes where each material can be, as digits."""
    found: dict[str, list[list[str]]] = {}
    for text in published().values():
        for words, bare, of in OF_CODES.findall(text):
            found[(words or bare).replace("_", " ")] = _ranges(CODE_OR_TO.findall(of))
    return found


def _ranges(pieces: list[str]) -> list[list[str]]:
    """Codes, and `to` between those that are the ends of a range."""
    found: list[list[str]] = []
    for before, piece in zip(["", *pieces], pieces, strict=False):
        code = piece.replace(".", "").zfill(2)
        if before == "to":
            found[-1][1] = code
        elif piece != "to":
            found.append([code, code])
    return found


def defined() -> tuple[set[str], set[str]]:
    """The names of the operations and of the materials that the vocabulary defines."""
    found: dict[str, set[str]] = {"operation": set(), "material": set()}
    for text in published().values():
        for kind, words, bare in DEFINED.findall(text):
            found[kind].add((words or bare).replace("_", " "))
        for name, words in LISTED.findall(text):
            if name == "finishing":
                found["operation"] |= {
                    name,
                    *(" ".join(each.split()).strip('"') for each in words.split(" cite ")[0].split(",")),
                }
    return found["operation"], found["material"]
