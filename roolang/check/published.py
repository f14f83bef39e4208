"""The operations that the published vocabulary names: what a word that nobody defines may be a slip for."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

from roolang.domain.declaration import fold

FILES = ("operations.roo", "processes.roo")
DEFINED = re.compile(r'^define operation (?:"([^"]+)"|([^"\n]+?)) as\b', re.M)
LISTED = re.compile(r"^define operations [^:\n]+:((?:.|\n(?=  ))*)", re.M)
CITED = re.compile(r'\scite "[^"]*"')


@cache
def published_operations() -> dict[str, str]:
    """Each name, folded, with how it is written: those that are defined, and those of lists."""
    folder = files("roolang.stdlib_rules") / "common"
    text = "".join((folder / each).read_text(encoding="utf-8") for each in FILES)
    defined = [quoted or bare for quoted, bare in DEFINED.findall(text)]
    listed = [name for names in LISTED.findall(text) for name in CITED.sub("", names).split(",")]
    return {fold(name): name for each in (*defined, *listed) if (name := " ".join(each.replace('"', "").split()))}
