"""The published vocabulary: which operations and materials `stdlib_rules/common` gives a definition."""

from __future__ import annotations

import re
from importlib.resources import files

PUBLISHED = ("operations.roo", "materials.roo")
DEFINED = re.compile(r'^define (operation|material) (?:"([^"]+)"|([^"\n]+?)) as\b', re.M)
LISTED = re.compile(r"^define operations ([^:\n]+):((?:[^\n]|\n  )*)", re.M)


def published() -> dict[str, str]:
    """The texts of the vocabulary, by their names."""
    folder = files("roolang.stdlib_rules") / "common"
    return {name: (folder / name).read_text(encoding="utf-8") for name in PUBLISHED}


def defined() -> tuple[set[str], set[str]]:
    """The names of the operations and of the materials that the vocabulary defines."""
    found: dict[str, set[str]] = {"operation": set(), "material": set()}
    for text in published().values():
        for kind, words, bare in DEFINED.findall(text):
            found[kind].add((words or bare).replace("_", " "))
        for name, words in LISTED.findall(text):
            if name == "finishing":
                found["operation"] |= {name, *(" ".join(each.split()).strip('"') for each in words.split(" cite ")[0].split(","))}
    return found["operation"], found["material"]
