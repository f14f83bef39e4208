"""The words of a paragraph in Word: runs, line breaks, tracked changes of authors, marks of footnotes.

A tracked change becomes a square bracket: what an author put in is the wording of the party for which the author
stands, `[US: ...]`; what an author struck is opposed by that party, `[US oppose: ...]`, and stays for the others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from roolang.record import record

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
ADDED = {f"{W}ins", f"{W}moveTo"}
STRUCK = {f"{W}del", f"{W}moveFrom"}
LOOKED_THROUGH = {
    f"{W}{each}" for each in ("hyperlink", "smartTag", "sdt", "sdtContent", "fldSimple", "customXml", "dir", "bdo")
}
MARK = re.compile(r"\s*\(?\s*(\d{1,3}|\*{1,3})\s*\)?\s*")
BLANK = "\t\xa0\u2002\u2003\u2007\u2009\u202f"


@record(frozen=True, slots=True)
class Author:
    """An author of tracked changes, and how many changes are theirs."""

    name: str
    count: int


@record(frozen=True, slots=True)
class Words:
    """The words of a paragraph or cell, with the marks of footnotes that stood in them."""

    text: str
    footnotes: tuple[str, ...] = ()


@record(frozen=True, slots=True)
class _Run:
    """Words under the same changes, the outermost first."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()


class Reader:
    """Reads paragraphs; knows which author stands for which party, and gathers authors that stand for none."""

    def __init__(self, authors: Mapping[str, str], footnotes: Mapping[str, str]) -> None:
        self.authors = {" ".join(name.split()).casefold(): party for name, party in authors.items()}
        self.footnotes = dict(footnotes)
        self._strangers: dict[str, int] = {}

    @property
    def unknown(self) -> list[Author]:
        """The authors for whom nobody said a party."""
        return [Author(name, count) for name, count in self._strangers.items()]

    def paragraph(self, element: Any) -> Words:
        """The words of one paragraph."""
        marks: list[str] = []
        return Words(_bracketed(list(self._runs(element, (), marks))), tuple(marks))

    def cell(self, element: Any) -> Words:
        """The words of a cell: its paragraphs, and those of tables in it, a line each."""
        found = [self.paragraph(each) for each in element.iter(f"{W}p")]
        lines = [each.text.strip() for each in found]
        return Words("\n".join(each for each in lines if each), tuple(m for each in found for m in each.footnotes))

    def whole_row(self, row: Any) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The parties that put in a whole line of a table, and those that struck it."""
        added = [self._party(each) for each in row.findall(f"{W}trPr/{W}ins")]
        struck = [self._party(each) for each in row.findall(f"{W}trPr/{W}del")]
        return tuple(filter(None, added)), tuple(filter(None, struck))

    def _party(self, change: Any) -> str:
        """The party for which the author of a change stands; nothing if nobody said."""
        name = " ".join((change.get(f"{W}author") or "").split())
        party = self.authors.get(name.casefold(), "")
        if not party:
            self._strangers[name] = self._strangers.get(name, 0) + 1
        return party

    def _runs(self, element: Any, changes: tuple[tuple[str, str], ...], marks: list[str]) -> Iterator[_Run]:
        for child in element:
            if child.tag == f"{W}r":
                yield from self._run(child, changes, marks)
            elif child.tag in ADDED or child.tag in STRUCK:
                party = self._party(child)
                verb = "propose" if child.tag in ADDED else "oppose"
                yield from self._runs(child, (*changes, (party, verb)) if party else changes, marks)
            elif child.tag in LOOKED_THROUGH:
                yield from self._runs(child, changes, marks)

    def _run(self, run: Any, changes: tuple[tuple[str, str], ...], marks: list[str]) -> Iterator[_Run]:
        properties = run.find(f"{W}rPr")
        raised = False
        if properties is not None:
            if (hidden := properties.find(f"{W}vanish")) is not None and hidden.get(f"{W}val") not in ("0", "false"):
                return
            align = properties.find(f"{W}vertAlign")
            raised = align is not None and align.get(f"{W}val") == "superscript"
        text = "".join(_words(run, marks))
        if raised and (mark := MARK.fullmatch(text)):
            marks.append(f"mark {mark[1]}")
        elif text:
            yield _Run(text, changes)


def _words(run: Any, marks: list[str]) -> Iterator[str]:
    for child in run:
        name = child.tag.rpartition("}")[2] if isinstance(child.tag, str) else ""
        if name in ("t", "delText"):
            yield (child.text or "").translate({ord(blank): " " for blank in BLANK})
        elif name in ("tab", "ptab"):
            yield " "
        elif name in ("br", "cr"):
            yield "\n"
        elif name == "noBreakHyphen":
            yield "-"
        elif name in ("footnoteReference", "endnoteReference"):
            marks.append(f"{name[: -len('Reference')]} {child.get(f'{W}id')}")


def _bracketed(runs: list[_Run], depth: int = 0) -> str:
    """Runs as one text, those under the same changes in one bracket."""
    parts: list[str] = []
    at = 0
    while at < len(runs):
        change = runs[at].changes[depth : depth + 1]
        end = at
        while end < len(runs) and runs[end].changes[depth : depth + 1] == change:
            end += 1
        if change:
            party, verb = change[0]
            inner = _bracketed(runs[at:end], depth + 1)
            opening = f"[{party}: " if verb == "propose" else f"[{party} oppose: "
            parts.append(f"{opening}{inner}]" if inner.strip() else inner)
        else:
            parts += [run.text for run in runs[at:end]]
        at = end
    return "".join(parts)
