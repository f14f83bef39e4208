"""One rule file as an editor has it: cut into statements, each read by itself and kept while its words stay the same.

What is read of a statement is told in offsets of its own words, so that an edit above it changes nothing of it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path

from lark import Token

from roolang.diagnostics import Finding
from roolang.limits import MAX_RULE_BYTES
from roolang.lsp.names import Occurrence, occurrences
from roolang.source import SourceFile, Span
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.syntax.probing import loosely, walk
from roolang.syntax.recovery import cut
from roolang.syntax.screening import screen


class Read:
    """The words of one statement (or of a bracket with statements), and what they come to."""

    def __init__(self, name: str, text: str) -> None:
        self.source = SourceFile(name, text)

    @cached_property
    def _parsed(self) -> tuple[t.Module, tuple[Finding, ...]]:
        return parse(self.source)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the words by themselves."""
        return self._parsed[1]

    @cached_property
    def statements(self) -> tuple[t.Statement, ...]:
        """What they say, also where a part had to be guessed."""
        return self._parsed[0].whole.statements

    @property
    def module(self) -> t.Module:
        """The same as a module of its own."""
        return self._parsed[0]

    @cached_property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens, also behind the place where they stop making sense."""
        return tuple(_tokens(screen(self.source).text))

    @cached_property
    def names(self) -> tuple[Occurrence, ...]:
        """Every name, with its kind and place."""
        return tuple(occurrences(self.statements, self.tokens))


class Part:
    """A statement in its place."""

    __slots__ = ("read", "start")

    def __init__(self, start: int, read: Read) -> None:
        self.start = start
        self.read = read

    @property
    def end(self) -> int:
        """Where the next one begins."""
        return self.start + len(self.read.source.text)


class Document:
    """A rule file: its text, and its statements; `before` is what it was before an edit."""

    def __init__(self, uri: str, path: Path | None, text: str, version: int | None = None) -> None:
        self.uri = uri
        self.path = path
        self.version = version
        self.source = SourceFile(path.name if path else uri.rsplit("/", 1)[-1] or "untitled", text)
        self.before: Document | None = None

    @property
    def text(self) -> str:
        """Its words."""
        return self.source.text

    @cached_property
    def folded(self) -> str:
        """Its words without regard to capitals, to see at a glance what cannot be in it."""
        return self.text.casefold()

    def edited(self, text: str, version: int | None = None) -> Document:
        """The document with another text; statements that stand as they stood are not read again."""
        found = Document(self.uri, self.path, text, version)
        found.before = self if "parts" in self.__dict__ else self.before
        return found

    def warm(self) -> None:
        """Reads every statement, so that nothing has to wait for it."""
        for part in self.parts:
            _ = part.read.statements

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """The statements, in order."""
        before, self.before = self.before, None
        known = before.__dict__.get("parts", ()) if before else ()
        if len(self.text) > MAX_RULE_BYTES:
            return ()
        if not known or before is None:
            return tuple(self._fresh(0, len(self.text), {}))
        return tuple(self._again(before.text, known))

    def _again(self, old: str, known: tuple[Part, ...]) -> Iterator[Part]:
        """The parts after an edit: those well before and well behind it as they were."""
        new = self.text
        start = _alike(old, new)
        end = _alike_at_end(old, new, start)
        first = max(0, bisect_right(known, start, key=lambda part: part.start) - 2)
        last = _settled(known, old, len(old) - end)
        shift = len(new) - len(old)
        begin = known[first].start if first else 0
        stop = known[last].start + shift if last < len(known) else len(new)
        yield from known[:first]
        yield from self._fresh(begin, stop, {part.read.source.text: part.read for part in known[first:last]})
        yield from (Part(part.start + shift, part.read) for part in known[last:])

    def _fresh(self, start: int, end: int, known: dict[str, Read]) -> Iterator[Part]:
        """The parts of some stretch, cut anew."""
        text = self.text[start:end]
        for piece in cut(screen(SourceFile(self.source.name, text)).text):
            words = text[piece.start : piece.end]
            yield Part(start + piece.start, known.get(words) or Read(self.source.name, words))

    # ---- looking up

    def part_at(self, offset: int) -> Part | None:
        """The statement in which an offset lies, or behind which it follows."""
        at = bisect_right(self.parts, offset, key=lambda part: part.start) - 1
        return self.parts[at] if at >= 0 else None

    def token_at(self, offset: int) -> tuple[Part, Token] | None:
        """The token at an offset, else the one that ends there."""
        part = self.part_at(offset)
        if part is None:
            return None
        place = offset - part.start
        found = [each for each in part.read.tokens if (each.start_pos or 0) <= place <= (each.end_pos or 0)]
        return (part, found[-1]) if found else None

    def name_at(self, offset: int) -> tuple[Part, Occurrence] | None:
        """The name at an offset, or that ends there."""
        part = self.part_at(offset)
        if part is None:
            return None
        place = offset - part.start
        found = [each for each in part.read.names if each.start <= place <= each.end]
        return (part, min(found, key=lambda each: (each.end - each.start, not each.defines))) if found else None

    @property
    def statements(self) -> Iterator[tuple[Part, t.Statement]]:
        """Each statement with its part."""
        return ((part, statement) for part in self.parts for statement in part.read.statements)

    def span(self, start: int, end: int) -> Span:
        """A place in the document."""
        return Span(self.source, start, end)


def _alike(old: str, new: str) -> int:
    """How many characters two texts begin with alike."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _alike_at_end(old: str, new: str, start: int) -> int:
    """How many characters two texts end with alike, beyond where they begin alike."""
    low, high = 0, min(len(old), len(new)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low


def _settled(known: tuple[Part, ...], old: str, end: int) -> int:
    """The first part that an edit up to `end` cannot have changed: quotations run on to a blank line at most."""
    gap = old.find("\n\n", end)
    reach = gap if gap >= 0 and '"' in old[end:gap] else end
    return min(len(known), bisect_right(known, reach, key=lambda part: part.start) + 1)


def _tokens(text: str) -> Iterator[Token]:
    """The tokens of some words; behind the place where they stop making sense, whatever they may be."""
    tokens, stop = walk(text)
    yield from tokens
    if stop is not None and not stop.ended:
        yield from loosely(text, stop.at)
