"""Bytes to the value they were made of."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from itertools import accumulate
from typing import Any, TypeAlias

from roolang.ir.cases import Index, StoredCases
from roolang.ir.nodes import Case
from roolang.ir.stored.classes import MAGIC, Unfit, classes, schema, shape
from roolang.source import SourceFile, Span

Entry: TypeAlias = list[Any]
Local: TypeAlias = Sequence[Any]
"""What the chunk being read has made so far."""


def decode(content: bytes, texts: Sequence[str] = ()) -> Any:
    """The value in some bytes. Raises `Unfit` if they are damaged, or were written under another schema."""
    start = len(MAGIC) + 65
    if content[:start] != MAGIC + sha256(content[start:]).hexdigest().encode() + b"\n":
        raise Unfit("damaged")
    try:
        end = content.index(b"\n", start) + 1
        head = json.loads(content[start:end])
        if head["schema"] != schema():
            raise Unfit("of another schema")
        return _Reader(head, content, end, texts).value()
    except (LookupError, TypeError, ValueError, AttributeError) as error:
        raise Unfit(f"not what was written: {error}") from error


class _Reader:
    """One value being read."""

    def __init__(self, head: dict[str, Any], content: bytes, start: int, texts: Sequence[str]) -> None:
        self.head = head
        self.content = content
        self.starts = list(accumulate(head["chunks"], initial=start))
        self.texts = texts
        self.kinds = [classes()[name] for name in head["kinds"]]
        self.by_name = [() if issubclass(kind, Enum) else shape(kind)[1] for kind in self.kinds]
        self.pool: list[Any] = []
        self.chunks: dict[int, dict[int, Case]] = {}
        self.makers: dict[str, Callable[[Entry, Local], Any]] = {
            "tuple": self._tuple,
            "span": lambda entry, local: Span(self._at(entry[1], local), entry[2], entry[3]),
            "int": lambda entry, _: entry[1],
            "ratio": lambda entry, _: Fraction(entry[1], entry[2]),
            "enum": lambda entry, _: self.kinds[entry[1]][entry[2]],
            "text": lambda entry, _: SourceFile(entry[1], self.texts[entry[2]]),
            "own text": lambda entry, _: SourceFile(entry[1], entry[2]),
            "cases": lambda entry, _: self._cases(entry[1]),
            "date": lambda entry, _: date.fromisoformat(entry[1]),
            "decimal": lambda entry, _: Decimal(entry[1]),
            "set": lambda entry, local: frozenset(self._tuple(entry, local)),
            "map": self._map,
        }

    def value(self) -> Any:
        """The whole value, but for chunks nobody has asked for."""
        self._fill(self.head["pool"], self.pool, ())
        return self._at(self.head["root"], ())

    def _at(self, ref: Any, local: Local) -> Any:
        return ref if type(ref) is not int else self.pool[ref] if ref >= 0 else local[-1 - ref]

    def _fill(self, entries: list[Entry], into: list[Any], local: Local) -> None:
        """Makes entries in order; each refers to earlier ones only."""
        pool, kinds, by_name = self.pool, self.kinds, self.by_name
        for entry in entries:
            kind = entry[0]
            if type(kind) is str:
                into.append(self.makers[kind](entry, local))
                continue
            held = [r if type(r) is not int else pool[r] if r >= 0 else local[-1 - r] for r in entry[1:]]
            if names := by_name[kind]:
                place = len(held) - len(names)
                into.append(kinds[kind](*held[:place], **dict(zip(names, held[place:], strict=True))))
            else:
                into.append(kinds[kind](*held))

    def _tuple(self, entry: Entry, local: Local) -> tuple[Any, ...]:
        return tuple([self._at(ref, local) for ref in entry[1:]])

    def _map(self, entry: Entry, local: Local) -> dict[Any, Any]:
        held = self._tuple(entry, local)
        return dict(zip(held[::2], held[1::2], strict=True))

    # ---- chunks

    def _cases(self, number: int) -> StoredCases:
        stored = self.head["long"][number]
        index = Index()
        index.anywhere, index.chapters = stored["anywhere"], stored["chapters"]
        return StoredCases(self._chunk, stored["chunks"], index)

    def _chunk(self, number: int) -> dict[int, Case]:
        """The cases of a chunk by their places."""
        if number not in self.chunks:
            stored = json.loads(self.content[self.starts[number - 1] : self.starts[number]])
            local: list[Any] = []
            self._fill(stored["pool"], local, local)
            cases = (self._at(ref, local) for ref in stored["cases"])
            self.chunks[number] = dict(zip(stored["at"], cases, strict=True))
        return self.chunks[number]
