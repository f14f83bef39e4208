"""Which goods a row is for: codes, a description within codes, or what no other row of these codes describes."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from roolang.domain import nomenclature
from roolang.draft.annex import Row
from roolang.draft.headings import Entry, entries_of
from roolang.record import record
from roolang.source import SourceFile, Span
from roolang.syntax import tree as t

HERE = Span(SourceFile("drafted", ""), 0, 0)
"""The place of what is written rather than read."""
RESIDUAL = re.compile(
    r"(?:all\s+)?(?:the\s+)?others?\W*|(?:any|all)\s+others?\s+(?:products?|goods?)\W*", re.IGNORECASE
)
LEFT_OF = re.compile(r"any other (?:product|good)s? (?:from|of|in) (?P<codes>(?:chapter|(?:sub)?heading)s? .+)", re.I)
ENDING = re.compile(r"(?:[\s;,:.]|\b(?:and|or)$|\b(?:except|excluding)(?: for)?\s*:?$)+$", re.IGNORECASE)
WORDS = re.compile(r"[a-z]{4,}")


@record(frozen=True, slots=True)
class Place:
    """A row among those for the same codes."""

    row: Row
    entries: tuple[Entry, ...]

    @property
    def levels(self) -> tuple[str, ...]:
        """Its descriptions without what stands around them."""
        return tuple(tidy(level) for level in self.row.levels if tidy(level))

    @property
    def key(self) -> tuple[tuple[str, str, str], ...]:
        """Its codes, whether `ex` stands before them or not."""
        return tuple((each.low, each.high, each.line) for each in self.entries)


def scopes_of(rows: Sequence[Row]) -> list[t.Codes | None]:
    """The goods of each row; None for one without codes."""
    places = [Place(row, found) if (found := entries_of(row.heading)) else None for row in rows]
    siblings: dict[object, list[Place]] = defaultdict(list)
    for place in places:
        if place is not None:
            siblings[place.key].append(place)
    titles = {key: _title(group) for key, group in siblings.items()}
    counts = {key: Counter(levels for levels in {each.levels for each in group}) for key, group in siblings.items()}
    return [
        None if place is None else _goods(place, list(counts[place.key]), titles[place.key]) for place in places
    ]  # fmt: skip


def tidy(words: str) -> str:
    """A description without the marks at its ends."""
    return ENDING.sub("", " ".join(words.split())).strip()


def safe(words: str) -> str:
    """Words as they may stand in a quotation."""
    return " ".join(words.replace('"', "”").split())


def described(words: str, codes: t.Codes | None) -> t.Codes:
    """The goods of a description, within codes if there are any."""
    return t.Codes((t.Described(safe(words), codes, span=HERE),), span=HERE)


def codes_of(entries: Sequence[Entry]) -> t.Codes:
    """Codes as a class; the letters of a split line are what describes its goods."""
    items: list[t.CodeItem] = []
    for each in entries:
        low, high = each.low, each.high
        plain = t.CodeRange(low, high, span=HERE)
        if each.line:
            line = f"{low[:4]}.{low[4:6]}" + (f".{low[6:]}" if low[6:] else "") + f".{each.line.lower()}"
            items.append(t.Described(line, t.Codes((plain,), span=HERE), span=HERE))
        else:
            items.append(plain)
    return t.Codes(tuple(items), span=HERE)


def _title(group: list[Place]) -> tuple[str, ...] | None:
    """Which descriptions among those of one chapter or code only name the whole of it."""
    names = list(dict.fromkeys(each.levels for each in group if len(each.levels) <= 1))
    if not names:
        return None
    if len({each.levels for each in group}) == 1:
        left = names[0] and (RESIDUAL.fullmatch(names[0][0]) or LEFT_OF.fullmatch(names[0][0]))
        return names[0] if _is_whole(group) and not left else None
    if () in names:
        return ()
    if not _is_chapter(group[0].entries):
        return None
    title = set(WORDS.findall((nomenclature.describe(nomenclature.newest(), group[0].entries[0].low) or "").lower()))
    kept = [name for name in names if not RESIDUAL.fullmatch(name[0]) and not LEFT_OF.fullmatch(name[0])]
    best = max(kept, key=lambda name: len(title & set(WORDS.findall(name[0].lower()))), default=None)
    return best if best and title & set(WORDS.findall(best[0].lower())) else None


def _is_whole(group: list[Place]) -> bool:
    """Whether rows of one description are for all goods of their codes: `ex` before a heading says they are not."""
    return _is_chapter(group[0].entries) or not any(each.ex for place in group for each in place.entries)


def _is_chapter(entries: tuple[Entry, ...]) -> bool:
    return all(len(each.low) == 2 for each in entries)


def _goods(place: Place, siblings: list[tuple[str, ...]], title: tuple[str, ...] | None) -> t.Codes:
    """The goods of one row, beside the descriptions of all rows for the same codes."""
    codes, levels = codes_of(place.entries), place.levels
    if not levels or levels == title:
        return codes
    if left := LEFT_OF.fullmatch(levels[-1]):
        entries = entries_of(left["codes"])
        if entries:
            return t.Codes((t.AnyOtherGood(codes_of(entries), span=HERE),), span=HERE)
    path = levels[1:] if len(levels) > 1 and _shared(levels[0], siblings) else levels
    if RESIDUAL.fullmatch(path[-1]):
        if path is not levels and _partly(place.entries):
            path = levels  # what `ex` leaves is other than the whole: only the goods of the title
        if len(path) == 1:
            return t.Codes((t.AnyOtherGood(codes, span=HERE),), span=HERE)
        return described(": ".join((*path[:-1], "other")), codes)
    alone = sum(1 for other in siblings if other and other[-1].casefold() == levels[-1].casefold()) == 1
    return described(path[-1] if alone else ": ".join(path), codes)


def _partly(entries: tuple[Entry, ...]) -> bool:
    """Whether `ex` stands before a code that is no chapter."""
    return any(each.ex and len(each.low) > 2 for each in entries)


def _shared(first: str, siblings: list[tuple[str, ...]]) -> bool:
    """Whether the outermost description is that of all rows, or a title above them."""
    return all(other[:1] in ((first,), ()) for other in siblings) or len(siblings) == 1
