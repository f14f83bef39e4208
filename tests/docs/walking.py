"""A page that is walked as its reader would: its files written, its lines changed, its commands called, in order.

A fence marked `walk` is a new file, if the paragraph before says `new file`, else a line in place of the one most like it; one marked
`shown` is part of a file; Python is run. The file is the last one that was named in backquotes. A fence of `console` is commands with what they print.
"""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from tests.cli.run import roolang

FENCE = re.compile(r"^```(?P<kind>\w+)(?P<marks>[^\n]*)\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
FILE = re.compile(r"`([\w-]+\.(?:roo|yaml|json|csv|py))`")
COMMAND = re.compile(r"^\$ (?P<words>roolang .*)\n(?P<said>(?:(?!\$ roolang).*\n)*)", re.MULTILINE)


@dataclass(frozen=True)
class Said:
    """A command of the page: where its fence begins, what the page has it print, what it prints."""

    line: int
    words: str
    shown: str
    printed: str


def walk(page: Path, folder: Path) -> Iterator[Said]:
    """Does what a page says, in a folder, which is the current one; gives each command with what it printed."""
    text, before = page.read_text(encoding="utf-8"), 0
    named = ""
    for fence in FENCE.finditer(text):
        prose, before = text[before : fence.start()], fence.end()
        named = (FILE.findall(prose) or [named])[-1]
        marks = fence["marks"].split()
        if fence["kind"] == "console":
            for each in COMMAND.finditer(fence["text"]):
                line = text.count("\n", 0, fence.start()) + 1
                yield Said(line, each["words"], each["said"].strip(), _printed(each["words"]))
        elif fence["kind"] == "python":
            exec(compile(fence["text"], f"{page.name}, {named}", "exec"), {})
        elif "walk" in marks:
            _put(folder / named, fence["text"], prose.strip().split("\n\n")[-1])
        elif "shown" in marks:
            assert fence["text"] in (folder / named).read_text(encoding="utf-8"), fence["text"]


def _printed(words: str) -> str:
    done = roolang(*shlex.split(words)[1:])
    return (done.err.strip() + "\n" + done.out.strip()).strip()


def _put(path: Path, block: str, asked: str) -> None:
    """Writes a new file, or one line of it anew."""
    if "new file" in asked:
        path.write_text(block, encoding="utf-8")
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    (alike,) = get_close_matches(block.rstrip("\n"), lines, 1, 0.8)
    lines[lines.index(alike)] = block.rstrip("\n")
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
