"""Where the lines of a document end."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from roolang.format.doc import HARD, SOFT, Begin, Break, Doc, End, In, Out, Text

WIDTH = 110


@dataclass(frozen=True, slots=True)
class Notes:
    """Comments at a break: behind the line that ends there, and on lines of their own before the next."""

    behind: list[str] = field(default_factory=list)
    between: list[str] = field(default_factory=list)


def laid_out(doc: Doc, notes: Mapping[int, Notes]) -> str:
    """The document in lines; `notes` holds the comments by the index of the break where they go."""
    page = _Page(doc, notes)
    for index, mark in enumerate(doc):
        page.put(index, mark)
    return "".join(page.out)


class _Page:
    """The lines so far, and what is open: indents, and for each open group whether it stays on one line."""

    def __init__(self, doc: Doc, notes: Mapping[int, Notes]) -> None:
        self.notes = notes
        self.measure = _Measure(doc, notes)
        self.out: list[str] = []
        self.column = 0
        self.indents = [0]
        self.on_one_line = [False]
        self.broken: set[Begin] = set()

    def put(self, index: int, mark: object) -> None:
        match mark:
            case Text(words):
                self._write(words)
            case Break():
                self._break(index, mark)
            case Begin():
                flat = self.on_one_line[-1] or self.column + self.measure.group(index) <= WIDTH
                self.on_one_line.append(flat)
                if not flat:
                    self.broken.add(mark)
            case End():
                self.on_one_line.pop()
            case In(depth, when):
                deeper = depth if when is None or when in self.broken else 0
                self.indents.append(self.indents[-1] + deeper)
            case Out():
                self.indents.pop()

    def _write(self, words: str) -> None:
        self.out.append(words)
        _, newline, last = words.rpartition("\n")
        self.column = len(last) if newline else self.column + len(words)

    def _break(self, index: int, mark: Break) -> None:
        filled = mark is not HARD and mark is not SOFT and index not in self.notes
        room = filled and self.column + 1 + self.measure.segment(index) <= WIDTH
        if self.on_one_line[-1] or room:
            self._write(" ")
        else:
            self._new_line(self.notes.get(index, Notes()))

    def _new_line(self, notes: Notes) -> None:
        margin = " " * self.indents[-1]
        behind = "".join(f"  {comment}" for comment in notes.behind)
        between = "".join(f"{margin}{comment}\n" for comment in notes.between)
        self.out.append(f"{behind}\n{between}")
        self.column = 0
        self._write(margin)


class _Measure:
    """How much room pieces of a document want; more than any line has if a break in them is forced."""

    def __init__(self, doc: Doc, notes: Mapping[int, Notes]) -> None:
        self.doc = doc
        self.before = [0]
        """Width of all marks before an index, on one line."""
        self.depth: list[int] = []
        self.ends: dict[int, int] = {}
        opened: list[int] = []
        for index, mark in enumerate(doc):
            forced = mark is HARD or index in notes
            size = len(mark.words.split("\n")[0]) if isinstance(mark, Text) else int(isinstance(mark, Break))
            self.before.append(self.before[-1] + (WIDTH + 1 if forced else size))
            self.depth.append(len(opened))
            if isinstance(mark, Begin):
                opened.append(index)
            elif isinstance(mark, End):
                self.ends[opened.pop()] = index

    def group(self, begin: int) -> int:
        """The group that begins here, and the words that cling to it."""
        return self.before[self._next_break(self.ends[begin])] - self.before[begin]

    def segment(self, at: int) -> int:
        """The words after a break, up to the next one that may end the line."""
        depth = self.depth[at]
        stop = at + 1
        while stop < len(self.doc):
            forced = self.before[stop + 1] - self.before[stop] > WIDTH and isinstance(self.doc[stop], Break)
            if forced or (isinstance(self.doc[stop], Break) and self.depth[stop] <= depth):
                break
            stop += 1
        return self.before[stop] - self.before[at + 1]

    def _next_break(self, index: int) -> int:
        while index < len(self.doc) and not isinstance(self.doc[index], Break):
            index += 1
        return index
