"""A value to bytes."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from datetime import date
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from hashlib import sha256
from typing import Any, TypeAlias, cast

from roolang.ir.cases import Index, ranges_of
from roolang.ir.nodes import Case
from roolang.ir.stored.classes import MAGIC, Unfit, classes, name_of, schema, shape
from roolang.source import SourceFile, Span

Entry: TypeAlias = list[Any]
LONG = 4
"""So many cases stand in chunks of their own: few of them are for one good."""
HEAD = 0
"""The owner of what more than one chunk has; chunks count from one."""


def encode(value: object, texts: Sequence[str] = ()) -> bytes:
    """A value as bytes; whoever reads it gives the same texts again. Raises `Unfit` for what is not of the core."""
    try:
        head, chunks = _Writer(value, texts).written()
    except RecursionError as error:
        raise Unfit("nested too deeply") from error
    lines = [_line(chunk) for chunk in chunks]
    body = _line({**head, "chunks": [len(line) for line in lines]}) + b"".join(lines)
    return MAGIC + sha256(body).hexdigest().encode() + b"\n" + body


def _line(value: object) -> bytes:
    return json.dumps(value, separators=(",", ":")).encode() + b"\n"


class _Pool:
    """Entries in the order in which they can be made; `number` says how others refer to the one at a place."""

    def __init__(self, number: Callable[[int], int]) -> None:
        self.entries: list[Entry] = []
        self.of_object: dict[int, int] = {}
        self.of_value: dict[str, int] = {}
        self.number = number

    def add(self, entry: Entry) -> int:
        self.entries.append(entry)
        return self.number(len(self.entries) - 1)


class _Writer:
    """One value being written. `owner` says which chunk alone has an object, by its identity."""

    def __init__(self, value: object, texts: Sequence[str]) -> None:
        self.value = value
        self.texts = {text: i for i, text in enumerate(texts)}
        self.head = _Pool(lambda place: place)
        self.kinds: dict[type[Any], int] = {}
        self.owner: dict[int, int] = {}
        self.chunks: list[list[tuple[int, Case]]] = []
        self.long: dict[int, int] = {}
        self.indexes: list[dict[str, Any]] = []

    def written(self) -> tuple[dict[str, Any], list[dict[str, Any]]]:
        """The head, and the chunks behind it."""
        self._own(self.value)
        root = self._ref(self.value, self.head, HEAD)
        chunks = []
        for number, cases in enumerate(self.chunks, 1):
            pool = _Pool(lambda place: -1 - place)
            refs = [self._ref(case, pool, number) for _, case in cases]
            chunks.append({"at": [place for place, _ in cases], "pool": pool.entries, "cases": refs})
        kinds = [name_of(kind) for kind in self.kinds]
        head = {"schema": schema(), "kinds": kinds, "pool": self.head.entries, "root": root, "long": self.indexes}
        return head, chunks

    # ---- whose an object is

    def _own(self, value: object) -> None:
        """Marks everything in a value by its chunk; what two chunks have is the head's."""
        stack = [(value, HEAD)]
        while stack:
            found, owner = stack.pop()
            if isinstance(found, tuple):
                long = owner == HEAD and _is_long(found)
                stack += self._divided(found) if long else [(part, owner) for part in found]
            elif _is_node(found):
                known = self.owner.get(id(found))
                if known not in (owner, HEAD):
                    mine = self.owner[id(found)] = owner if known is None else HEAD
                    stack += [(getattr(found, each.name), mine) for each in fields(cast(Any, found))]

    def _divided(self, cases: tuple[Case, ...]) -> list[tuple[object, int]]:
        """Cases in chunks of those that share a body."""
        if id(cases) in self.long:
            return []
        by_body: dict[int, list[tuple[int, Case]]] = {}
        for place, case in enumerate(cases):
            by_body.setdefault(id(case.body), []).append((place, case))
        numbered = list(enumerate(by_body.values(), len(self.chunks) + 1))
        self.chunks += by_body.values()
        index = Index((number, ranges_of(case.guard)) for number, group in numbered for _, case in group)
        place_of = {place: number for number, group in numbered for place, _ in group}
        self.long[id(cases)] = len(self.indexes)
        chunk_of = [place_of[place] for place in range(len(cases))]
        self.indexes.append({"chunks": chunk_of, "anywhere": index.anywhere, "chapters": index.chapters})
        return [(case, number) for number, group in numbered for _, case in group]

    # ---- entries

    def _ref(self, value: Any, pool: _Pool, owner: int) -> Any:
        """How an entry refers to a value: words, yes, no and nothing as they are, all else by number."""
        if value is None or value is True or value is False:
            return value
        if isinstance(value, str) and not isinstance(value, Enum):
            return str(value)
        if _is_node(value):
            if self.owner.get(id(value), owner) == HEAD:
                pool, owner = self.head, HEAD
            found = pool.of_object.get(id(value))
            if found is None:
                found = pool.of_object[id(value)] = pool.add(self._node(value, pool, owner))
            return found
        entry = self._plain(value, pool, owner)
        key = repr(entry)
        if key not in pool.of_value:
            pool.of_value[key] = pool.add(entry)
        return pool.of_value[key]

    def _node(self, value: Any, pool: _Pool, owner: int) -> Entry:
        by_place, by_name = shape(type(value))
        held = [self._ref(getattr(value, name), pool, owner) for name in (*by_place, *by_name)]
        return [self._kind(type(value)), *held]

    def _kind(self, kind: type[Any]) -> int:
        if name_of(kind) not in classes():
            raise Unfit(f"{kind.__qualname__} is not of the core")
        return self.kinds.setdefault(kind, len(self.kinds))

    def _plain(self, value: Any, pool: _Pool, owner: int) -> Entry:
        """An entry for a value whose identity does not matter."""

        def refs(parts: Any) -> list[Any]:
            return [self._ref(part, pool, owner) for part in parts]

        match value:
            case Enum():
                return ["enum", self._kind(type(value)), value.name]
            case int():
                return ["int", value]
            case Fraction():
                return ["ratio", value.numerator, value.denominator]
            case Decimal():
                return ["decimal", str(value)]
            case date():
                return ["date", value.isoformat()]
            case tuple():
                stored = self.long.get(id(value)) if owner == HEAD else None
                return ["tuple", *refs(value)] if stored is None else ["cases", stored]
            case frozenset():
                return ["set", *refs(sorted(value, key=repr))]
            case Mapping():
                return ["map", *refs(part for pair in value.items() for part in pair)]
            case Span(source, start, end):
                return ["span", self._ref(source, pool, owner), start, end]
            case SourceFile(name, text):
                return ["text", name, self.texts[text]] if text in self.texts else ["own text", name, text]
        raise Unfit(f"{type(value).__qualname__} is not of the core")


def _is_node(value: object) -> bool:
    return is_dataclass(value) and not isinstance(value, Span | SourceFile | type)


def _is_long(value: tuple[object, ...]) -> bool:
    return len(value) >= LONG and all(isinstance(case, Case) for case in value)
