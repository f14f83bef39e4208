"""What words for materials are made of: names of the vocabulary, qualities before or behind them, lists of these.

`fresh or frozen fish` is fish that is fresh or frozen, `tubes of copper` are tubes, and of copper. How far a word
reaches that stands before or behind a list (`steel bars or rods`) is told as doubtful; where it is a guess (`wheat or
rice flour`) nothing is taken apart, and the words stay a question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from roolang.draft.english.building.base import Builder, Doubt
from roolang.source import Span
from roolang.syntax import tree as t

SPLIT = re.compile(r",\s*(?:or|and)\s+|,\s*|\s+(?:and\s*/\s*or|or|and)\s+")
BEHIND = re.compile(r" of (?:the |an? )?")
"""What leads to the matter that something is made of."""
MACHINES = "84"
"""The first chapter whose goods may be named after what they work on, not after what they are made of."""


QUALITY = " goods"
"""What a name ends in that is a quality."""


@dataclass(frozen=True, slots=True)
class Named:
    """A material of the vocabulary, and the qualities that it has: each of them one of several."""

    name: str
    qualities: tuple[tuple[str, ...], ...] = ()
    led: str = ""
    """The words before its last one that may be meant of what follows too."""
    other: Named | None = None
    """The same without words that stand with another one."""


Part = tuple[str, t.Codes | None]
"""A name, and the codes and qualities that narrow it."""


def composed(b: Builder, words: str, of: t.Codes | None, span: Span) -> list[tuple[Part, Part | None]]:
    """The materials that words name, each with what else it may be; none if they are not known for sure."""
    found = _found(b, words)
    if not all(b.can_be(each.name, of) for each in found):
        return []
    made: list[tuple[Part, Part | None]] = []
    for each in found:
        for name in (name for names in each.qualities for name in names):
            b.ask("description", name, span.start, span.end)
        other = (each.other.name, _narrowed(each.other, of, span)) if each.other else None
        made.append(((each.name, _narrowed(each, of, span)), other))
    return made


def _narrowed(named: Named, of: t.Codes | None, span: Span) -> t.Codes | None:
    for names in reversed(named.qualities):
        of = t.Codes(tuple(t.NamedClass(name, of, span=span) for name in names), span=span)
    return of


def doubt(b: Builder, node: t.Node, other: t.Node) -> None:
    """Remembers that a word may reach less far."""
    about, chosen = "how far the words before or behind a list reach", "over all that it names"
    b.doubts.append(Doubt(node.span.start, node.span.end, about, chosen, node, other))


def named_plainly(b: Builder, words: str) -> bool:
    """Whether words are a material of the vocabulary, or one or another, and it is no guess which."""
    found = [] if "and" in words.split() else _found(b, words)
    return bool(found) and not any(each.qualities or each.other for each in found)


def _found(b: Builder, words: str) -> list[Named]:
    parts = [part for part in SPLIT.split(words) if part]
    if len(parts) < 2:
        return [each for part in parts if (each := _named(b, part))]
    front, mark, matter = parts[-1].rpartition(" of ")
    if mark and not any(BEHIND.search(part) for part in parts[:-1]):
        return _of_matter(b, [*parts[:-1], front], matter)
    qualities = [_quality(b, part) for part in parts]
    if listed := _qualified(b, words, parts, qualities):
        return listed
    if any(qualities[:-1]) and _joins(words) != {"or"}:
        return []
    head = parts[-1].rpartition(" ")[2] if parts[-1].count(" ") == 1 else ""
    whole = [_named(b, part) or (head and _named(b, f"{part} {head}")) or None for part in parts]
    if not all(whole) or (head and any(_alone_too(b, part, head) for part in parts[:-1])):
        return []
    reached = list(_reached(b, parts, [each for each in whole if each]))
    return reached if len(reached) == len(parts) else []


def _qualified(b: Builder, words: str, parts: list[str], qualities: list[str]) -> list[Named]:
    """`fresh, chilled or frozen fish` and `fish, fresh or dried`: any of them; `unbleached, uncoated paper`: both."""
    first, last = _named(b, parts[0]), _named(b, parts[-1])
    if last and len(last.qualities) == 1 and all(qualities[:-1]) and not any(b.material(part) for part in parts[:-1]):
        name, names = last.name, (*qualities[:-1], *last.qualities[0])
    elif first and not first.qualities and all(qualities[1:]) and not any(b.material(part) for part in parts[1:]):
        name, names = first.name, tuple(qualities[1:])
    else:
        return []
    joins = _joins(words)
    if joins == {"or"}:
        return [Named(name, (names,))]
    return [] if joins else [Named(name, tuple((each,) for each in names))]


def _joins(words: str) -> set[str]:
    """The words that join a list."""
    return {each for each in ("and", "or") if f" {each} " in words}


def _alone_too(b: Builder, part: str, head: str) -> bool:
    """Whether words may be meant by themselves and before the last word of a list: `wheat or rice flour`."""
    joined = f"{part} {head}"
    return bool(b.material(part) and (b.material(joined) or (_quality(b, part) and _named(b, joined))))


def _of_matter(b: Builder, parts: list[str], matter: str) -> list[Named]:
    """`tubes and pipes of copper`: all of them, perhaps only the last."""
    made = [_named(b, f"{part} of {matter}") for part in parts]
    bare = [_named(b, part) for part in parts]
    if not all(made) or not all(bare[:-1]):
        return []
    return [replace(each, other=None if at + 1 == len(parts) else bare[at]) for at, each in enumerate(made) if each]


def _reached(b: Builder, parts: list[str], whole: list[Named]) -> Iterator[Named]:
    """Materials, the words before one meant of those behind it that have none; fewer where that is a guess."""
    led = head = ""
    behind = False
    for part, near in zip(parts, whole, strict=True):
        if behind and not BEHIND.search(part):
            return  # `peel of lemons or limes`: perhaps peel of both
        behind = behind or bool(BEHIND.search(part))
        if near.led:
            led, head = near.led, part.rpartition(" ")[2]
        elif led and (far := _named(b, f"{led} {part}")):
            yield replace(far, other=near if near.name != far.name or near.qualities != far.qualities else None)
            continue
        elif led and head not in part.split() and (_quality(b, led) or not (b.material(led) or " " in part)):
            return  # of a name that has a word of its own before it, as `textile pulp` has, that one is not said
        yield near


def _named(b: Builder, part: str) -> Named | None:
    """A name, or a name with a quality before or a matter behind it."""
    pieces = part.split()
    if (name := b.material(part)) and not name.endswith(QUALITY):
        led = " ".join(pieces[:-1])
        bare = not led or not b.material(pieces[-1])
        return Named(name, led="" if bare or BEHIND.search(part) else led)
    front, _, matter = part.rpartition(" of ")
    if front and (quality := _quality(b, matter)):
        inner = _named(b, front)
        return Named(inner.name, ((quality,), *inner.qualities), inner.led) if inner else None
    for size in (2, 1):
        led = " ".join(pieces[:size])
        if len(pieces) > size and (quality := _quality(b, led)):
            inner = _named(b, " ".join(pieces[size:]))
            if inner and (not b.material(led) or _made_of(b, inner.name)):
                return Named(inner.name, ((quality,), *inner.qualities), led)
    return None


def _made_of(b: Builder, name: str) -> bool:
    """Whether a material is named after what it is made of: `glass bottles`, but not `glass moulds`."""
    return all(high < MACHINES for _, high in b.within.get(name, [["", "99"]]))


def _quality(b: Builder, words: str) -> str:
    """The name under which the vocabulary has a quality."""
    return "" if words in ("like", "") else b.material(f"{words}{QUALITY}")
