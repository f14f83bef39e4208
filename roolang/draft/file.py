"""The rule file: headers, what it brings in, and the statements of each text in the project's layout."""

from __future__ import annotations

import re
import textwrap
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files

from roolang.domain import nomenclature
from roolang.domain.loading.countries import CODES, COUNTRIES
from roolang.draft.english.vocabulary import PUBLISHED
from roolang.draft.entries import RowRead
from roolang.draft.parts import Part
from roolang.draft.statements import Written
from roolang.format import format_module
from roolang.record import record
from roolang.source import SourceFile
from roolang.syntax import parse
from roolang.syntax import tree as t
from roolang.syntax.walk import walk

VOCABULARY = (*(name.removesuffix(".roo") for name in PUBLISHED), "contents")
WIDTH = 104
HYPHENS = {0x2010: "-"}
"""Hyphens that the canonical layout writes as the one of the keyboard, each in one character."""
NOWHERE = SourceFile("drafted", "")
TITLES = 200
"""Characters of a title that is made of the name of a file."""


@record(frozen=True, slots=True)
class Text:
    """One text to be written: what its source calls it, its name, the parties, the edition of its codes, its rules."""

    source: str
    name: str
    title: str
    parties: tuple[str, ...]
    edition: int | None
    missing: tuple[str, ...]
    statements: tuple[Written, ...]
    remarks: tuple[str, ...] = ()
    in_force: str = ""

    @property
    def contested(self) -> bool:
        """Whether some of its words are in brackets of parties."""
        return any(_contested(each.statement) for each in self.statements)


@record(frozen=True, slots=True)
class Piece:
    """A statement in the file: where its text begins, and what it is."""

    start: int
    written: Written


class Finder:
    """Finds the statement that a place in the file lies in."""

    def __init__(self, pieces: Sequence[Sequence[Piece]]) -> None:
        self.pieces = sorted((piece for each in pieces for piece in each), key=lambda piece: piece.start)
        self.starts = [piece.start for piece in self.pieces]

    def sources(self, offset: int) -> tuple[tuple[RowRead, Part], ...]:
        """The rows and parts of the statement at a place; none before the first."""
        at = bisect_right(self.starts, offset) - 1
        return self.pieces[at].written.sources if at >= 0 else ()


def identifier(name: str) -> str:
    """A name as headers of texts have it."""
    plain = re.sub(r"[^A-Z0-9]+", "_", name.upper()).strip("_")
    return plain if re.match(r"[A-Z]\w", plain) else f"TEXT_{plain}" if plain else "TEXT"


def parties_of(name: str, said: tuple[str, ...]) -> tuple[str, ...]:
    """Who is at the table: those whom the caller names, else those whom the name of the text names."""
    if said:
        return said
    words = re.split(r"[^a-z]+", name.lower())
    found = []
    for start in range(len(words)):
        for end in range(len(words), start, -1):
            if country := COUNTRIES.get(" ".join(words[start:end])):
                found.append(country)
                break
    return tuple(dict.fromkeys(each for each in found if each in CODES))


def missing_codes(statements: Iterable[Written], edition: int) -> tuple[str, ...]:
    """The codes that an edition does not have, in the order of the statements."""
    found = (code for each in statements for code in _codes(each.rule))
    return tuple(dict.fromkeys(code for code in found if nomenclature.exists(edition, code) is False))


def _codes(rule: t.Node) -> Iterator[str]:
    """Every end of a range below a node."""
    for each in walk(rule):
        if isinstance(each, t.CodeRange):
            yield from dict.fromkeys((each.low, each.high))


# ---- writing


def composed(texts: Sequence[Text], origin: str) -> tuple[str, list[list[Piece]]]:
    """The file in the canonical layout, and where the statements of each text stand in it."""
    said = f"Drafted by `roolang draft` from {origin}. The citations hold the words of the source."
    blocks = ["\n".join(["language 1", *_uses(texts)]), "\n".join(_comment(said))]
    length = sum(len(block) + 2 for block in blocks)
    pieces: list[list[Piece]] = []
    for text in texts:
        blocks.append("\n".join(_headers(text)))
        length += len(blocks[-1]) + 2
        pieces.append([])
        for each in text.statements:
            comments = "".join(f"{line}\n" for comment in each.comments for line in _comment(comment))
            blocks.append(comments + format_module(t.Module(NOWHERE, (each.statement,))).rstrip("\n"))
            pieces[-1].append(Piece(length + len(comments), each))
            length += len(blocks[-1]) + 2
    return "\n\n".join(blocks).translate(HYPHENS) + "\n", pieces


def _headers(text: Text) -> list[str]:
    """The headers of a text; above them, as comments, what the source leaves open and what stands beside its rows."""
    title = f' "{text.title.replace(chr(34), "”")}"' if text.title else ""
    comments, lines = list(text.remarks), []
    if text.contested:
        lines.append(f"consolidated text {text.name} among {', '.join(text.parties)}{title}")
    else:
        lines.append(f"agreement {text.name}{title}")
    if len(text.parties) > 1:
        lines.append(f"parties {', '.join(text.parties)}")
    else:
        said = f"; the name of the text says {text.parties[0]}" if text.parties else ""
        help_ = "write `parties AA, BB` below, or give `--parties` when drafting"
        comments.append(f"The source does not say who the parties are{said}: {help_}.")
    if text.edition is not None:
        lines.append(f"nomenclature HS {text.edition}")
    else:
        some = ", ".join(text.missing[:6]) + (", ..." if len(text.missing) > 6 else "")
        comments.append(
            f"The source does not name the edition of its codes, and HS 2022 lacks {len(text.missing)} of them"
            f" ({some}): write `nomenclature HS 2017` below, or give `--nomenclature` when drafting."
        )
    lines += [text.in_force] if text.in_force else []
    return [*(line for comment in comments for line in _comment(comment)), *lines]


def _comment(words: str) -> list[str]:
    clean = " ".join(words.split())
    return [f"# {line}" for line in textwrap.wrap(clean, WIDTH, break_long_words=False, break_on_hyphens=False)]


def _contested(rule: t.Node) -> bool:
    """Whether something in a tree is whose words somebody's."""
    return any(isinstance(each, t.Option | t.Bracketed) and bool(each.attribution.stances) for each in walk(rule))


# ---- the published vocabulary


def _uses(texts: Sequence[Text]) -> list[str]:
    """The files of the vocabulary that define some name in the texts."""
    names = {name.casefold() for text in texts for each in text.statements for name in _names(each.rule)}
    return [f'use "common/{file}"' for file in VOCABULARY if names & _defined(file)]


def _names(rule: t.Node) -> Iterator[str]:
    for each in walk(rule):
        match each:
            case t.Operation(name) | t.NamedClass(name) | t.Named(name):
                yield name
            case t.OperationCount(names=names):
                yield from names
            case t.Mat(noun=noun, listed=listed):
                yield noun
                yield listed


@cache
def _defined(file: str) -> frozenset[str]:
    """What a file of the vocabulary defines."""
    path = files("roolang.stdlib_rules") / "common" / f"{file}.roo"
    if not path.is_file():
        return frozenset()
    module, _ = parse(SourceFile(file, path.read_text(encoding="utf-8")))
    operations = (t.OperationDefinition, t.OperationsDefinition, t.StagesDefinition)
    kinds = (*operations, t.MaterialDefinition, t.ListDefinition, t.ConditionDefinition)
    return frozenset(each.name.casefold() for each in module.statements if isinstance(each, kinds))
