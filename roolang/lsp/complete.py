"""What may be written next at a place: words of the language, names of the kind that fits, parties, codes, files."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from roolang.check.vocabulary import COVERED, NOUNS
from roolang.domain import nomenclature
from roolang.domain.declaration import fold
from roolang.domain.events import NAMES as EVENTS
from roolang.domain.hs import printed
from roolang.lsp.awaiting import Awaited, awaited
from roolang.lsp.document import Document
from roolang.lsp.shelf import Shelf
from roolang.lsp.telling import LATEST, edition_at
from roolang.record import record
from roolang.source import SourceFile
from roolang.syntax import tree as t
from roolang.syntax.names import spelled as written
from roolang.syntax.screening import screen
from roolang.syntax.vocabulary import spelled
from roolang.workspace.files import standard_names

MOST = 400
"""So many suggestions are made at once."""
MOST_CODES = 60
MOST_WORDS = 5
"""So many words before the cursor may be the beginning of what is meant."""
PATTERNS: dict[str, tuple[str, ...]] = {
    "RULE_VERB": ("requires", "additionally requires", "alternatively accepts"),
    "APPLIES": ("applies", "does not apply"),
    "TREATED": ("originating", "non-originating", "disregarded"),
    "VERDICT": ("originating", "non-originating", "undetermined"),
    "CLAIMABLE": ("claimable", "not claimable"),
    "MORE_THAN_ONE": ("more than one of (",),
    "COMPARE": ("at least", "at most", "more than", "less than"),
    "LEVEL": ("chapter", "heading", "subheading", "tariff item"),
    "TO": ("to",),
    "AND": ("and",),
    "OR": ("or",),
    "PROVIDED": ("provided that",),
    "GOOD_LINE": ("good",),
    "MATERIAL_LINE": ("material", "component", "purchase", "packaging", "packing", "accessory", "indirect material"),
    "LABEL1": ("(1)",),
    "LABEL2": ("(a)",),
    "LABEL3": ("(i)",),
}
"""What may be written for a terminal that is a pattern."""
ACCUMULATIONS = ("bilateral", "diagonal", "full")
CODE = re.compile(r"(?<![\w.])\d[\d.]*$")
STRING = re.compile(r'\b(use|given)\s+["“]([^"”\n]*)$')
WORDS = re.compile(r"[\w’'-]+(?:[^\S\n]+|$)")


@record(frozen=True, slots=True)
class Suggestion:
    """Words to write between two places; `kind` is that of a name, or `word`, `party`, `code`, `file`."""

    label: str
    kind: str
    start: int
    end: int
    detail: str = ""
    rank: int = 0


def complete(document: Document, offset: int, shelf: Shelf) -> list[Suggestion]:
    """What may stand at a place, the likeliest first, each once."""
    found: dict[str, Suggestion] = {}
    for each in _suggested(document, offset, shelf):
        found.setdefault(each.label, each)
        if len(found) >= MOST:
            break
    return sorted(found.values(), key=lambda each: each.rank)


def _suggested(document: Document, offset: int, shelf: Shelf) -> Iterator[Suggestion]:
    part = document.part_at(offset)
    begin = part.start if part else 0
    before = document.text[begin:offset]
    if string := STRING.search(before):
        yield from _files(string[1], begin + string.start(2), offset, document, shelf)
        return
    if _within_words(before):
        return
    clean = screen(SourceFile("", before)).text
    if (code := CODE.search(clean)) and (next_ := awaited(clean[: code.start()])) and "CODE" in next_.terminals:
        yield from _codes(code[0], begin + code.start(), offset, edition_at(document, offset, shelf))
        return
    for cut in _cuts(clean):
        if (next_ := awaited(clean[:cut])) is not None:
            yield from _fitting(next_, clean[cut:], begin + cut, offset, document, shelf)


def _within_words(before: str) -> bool:
    """Whether a place lies in a quotation or a remark, whose words are free."""
    line = before[before.rfind("\n") + 1 :]
    quoted = re.sub(r'"[^"]*"|“[^”]*”', "", line)
    return "#" in quoted or '"' in quoted or "“" in quoted


def _cuts(text: str) -> Iterator[int]:
    """Where what is being written may have begun: at the end, or before one of the last words of its line."""
    line = text.rfind("\n") + 1
    starts = [found.start() for found in WORDS.finditer(text, line)][-MOST_WORDS:]
    if not text or not re.search(r"[\w’'-]$", text):
        yield len(text)
    yield from reversed(starts)


def _fitting(
    next_: Awaited, typed: str, start: int, end: int, document: Document, shelf: Shelf
) -> Iterator[Suggestion]:
    """Whatever may stand somewhere and begins with what has been typed."""
    begun = fold(typed)

    def fits(words: Iterable[tuple[str, str, str]], rank: int) -> Iterator[Suggestion]:
        for label, kind, detail in words:
            if fold(label).startswith(begun) and fold(label) != begun:
                yield Suggestion(label, kind, start, end, detail, rank)

    if "PARTY" in next_.terminals:
        yield from fits(((each, "party", "") for each in parties(document, shelf)), 0)
    yield from fits(_names(next_.kinds, document, shelf), 1)
    yield from fits(((each, "word", "") for each in phrases(next_.terminals)), 2)


def phrases(terminals: Iterable[str]) -> list[str]:
    """The words of the language that some terminals stand for."""
    found: list[str] = []
    for name in sorted(terminals):
        words = spelled().get(name, name)
        if name in PATTERNS:
            found += PATTERNS[name]
        elif words[:1].isalpha() and words[:1].islower():
            found.append(words)
    return found


def _names(kinds: Iterable[str], document: Document, shelf: Shelf) -> Iterator[tuple[str, str, str]]:
    """The names of some kinds that can be seen from a document, its own first."""
    wanted = set(kinds)
    if "material" in wanted:
        wanted.add("list")
        yield from ((each, "list", "") for each in NOUNS)
    for kind, fixed in (("covered", COVERED), ("event", tuple(EVENTS)), ("accumulation", ACCUMULATIONS)):
        if kind in wanted:
            yield from ((each, kind, "") for each in fixed)
    if not wanted:
        return
    for each in shelf.reach(document):
        for part in each.parts:
            for name in part.read.names:
                if name.defines and name.kind in wanted:
                    words = part.read.source.text[name.start : name.end]
                    label = words if name.kind == "text" else written(" ".join(words.split()))
                    yield label, name.kind, _detail(each, document)


def _detail(where: Document, document: Document) -> str:
    return "" if where is document else where.source.name


def parties(document: Document, shelf: Shelf) -> list[str]:
    """The parties of the texts in reach, those of the document first."""
    found: dict[str, None] = {}
    for each in shelf.reach(document):
        for _, statement in each.statements:
            names = statement.names if isinstance(statement, t.Parties) else ()
            found |= dict.fromkeys(names)
            if isinstance(statement, t.Consolidated | t.Proposal):
                found |= dict.fromkeys(statement.parties)
        if found:
            return list(found)
    return list(found)


def _codes(typed: str, start: int, end: int, edition: int) -> Iterator[Suggestion]:
    """The codes of an edition that begin with what has been typed: those of the next level, and of the one below."""
    digits = typed.replace(".", "")
    year = edition if edition in nomenclature.loaded() else LATEST
    for length in (2, 4, 6):
        if length < len(digits) or (length > 4 and len(digits) < 4) or (length == 4 and len(digits) < 1):
            continue
        codes = [each for each in nomenclature.codes_of(year, length) if each.startswith(digits)]
        for code in codes[:MOST_CODES]:
            label = code if length == 2 else printed(code)
            yield Suggestion(label, "code", start, end, nomenclature.describe(year, code) or "", length)


def _files(verb: str, start: int, end: int, document: Document, shelf: Shelf) -> Iterator[Suggestion]:
    """Files that a `use` or a `given` may name: beside the document, and for `use` the standard rules."""
    folder = document.path.parent if document.path else shelf.root(document)
    endings = (".roo",) if verb == "use" else (".json", ".yaml", ".yml", ".csv", ".xlsx")
    found = sorted(path for path in folder.glob("*") if path.suffix in endings) if folder.is_dir() else []
    yield from (Suggestion(path.name, "file", start, end) for path in found[:MOST] if path != document.path)
    if verb == "use":
        yield from (Suggestion(name, "file", start, end, "standard rules", 1) for name in standard_names())
