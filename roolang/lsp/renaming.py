"""Where a name is defined and used, over all files that mean the same by it; and another name in all those places."""

from __future__ import annotations

from collections.abc import Iterator

from roolang.lsp.document import Document, Part
from roolang.lsp.names import Occurrence
from roolang.lsp.shelf import Shelf, named, shipped
from roolang.record import record
from roolang.syntax.names import name_pattern

UNBOUND = ("test",)
"""Kinds of names that nothing refers to."""


@record(frozen=True, slots=True)
class Spot:
    """A place in a document."""

    document: Document
    start: int
    end: int
    defines: bool = False

    @property
    def text(self) -> str:
        """Its words."""
        return self.document.text[self.start : self.end]


def definitions_at(document: Document, offset: int, shelf: Shelf) -> list[Spot]:
    """Where the name at a place is given its meaning; for a file that is brought in, its beginning."""
    if (found := document.name_at(offset)) is None:
        return []
    _, name = found
    return [_spot(*each) for each in shelf.definitions(document, name.kind, name.name)]


def uses_at(document: Document, offset: int, shelf: Shelf, *, with_definitions: bool = True) -> list[Spot]:
    """Every place of the name at a place, over all files in which it means the same."""
    if (found := document.name_at(offset)) is None:
        return []
    _, name = found
    spots = (
        _spot(each, *place) for each in _where(document, name, shelf) for place in named(each, name.kind, name.name)
    )
    return [each for each in spots if with_definitions or not each.defines]


def _where(document: Document, name: Occurrence, shelf: Shelf) -> list[Document]:
    return [document] if name.kind in UNBOUND else shelf.connected(document, name.kind, name.name)


def _spot(document: Document, part: Part, name: Occurrence) -> Spot:
    return Spot(document, part.start + name.start, part.start + name.end, name.defines)


class Refused(ValueError):
    """Why a name cannot be another one."""


def renameable_at(document: Document, offset: int, shelf: Shelf) -> Spot:
    """The place of the name to be renamed; `Refused` says why it cannot be."""
    found = document.name_at(offset)
    if found is None:
        raise Refused("there is no name here")
    part, name = found
    spots = uses_at(document, offset, shelf)
    defined = [each for each in spots if each.defines]
    if not defined:
        raise Refused(f"nothing that can be seen from here defines `{name.name}`")
    if any(shipped(each.document) for each in defined):
        raise Refused(f"`{name.name}` is defined in the standard rules, which are not yours to change")
    return _spot(document, part, name)


def renamed(document: Document, offset: int, new: str, shelf: Shelf) -> Iterator[Spot]:
    """The places to be written anew, if the new name can be a name and means nothing else yet."""
    renameable_at(document, offset, shelf)
    found = document.name_at(offset)
    assert found
    kind, old = found[1].kind, found[1].name
    words = " ".join(new.split())
    spots = uses_at(document, offset, shelf)
    free = (kind == "test" and '"' not in words) or any(each.text != each.text.strip('"“”') for each in spots)
    if not words:
        raise Refused("nothing but blanks cannot be a name")
    if not (free or name_pattern().fullmatch(words)):
        raise Refused(f"`{new}` cannot be a name: a word of the language in it would end it")
    other = words.replace("_", " ").casefold()
    if other != old and any(True for _ in shelf.definitions(document, kind, other)):
        raise Refused(f"`{words}` is defined already")
    yield from spots
