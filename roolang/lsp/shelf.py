"""The documents that an editor has open, and the files beside them and behind their imports."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

from roolang.limits import MAX_RULE_BYTES
from roolang.lsp.document import Document, Part
from roolang.lsp.names import Occurrence
from roolang.source import decode
from roolang.workspace.files import VOCABULARY, inside, rule_files, standard, used
from roolang.workspace.folders import content_of

USE = re.compile(r'^[^\S\n]*[Uu]se\s+["“]([^"”\n]*)["”]', re.MULTILINE)
"""What brings a file in; looked for in the words, so that files that only lie on the way need not be read."""
MOST_FILES = 2_000
"""So many files of a folder are looked into."""


class Shelf:
    """All documents within reach; those that are open stand before what is on disk."""

    def __init__(self, folders: Iterable[Path] = ()) -> None:
        self.folders = tuple(dict.fromkeys(path.resolve() for path in folders))
        self.open: dict[str, Document] = {}
        self._read: dict[Path, tuple[tuple[int, int], Document]] = {}

    def copy(self, folders: Iterable[Path], open_: Mapping[str, Document]) -> Shelf:
        """Another shelf, with what has been read from disk."""
        found = Shelf(folders)
        found.open = dict(open_)
        found._read = self._read
        return found

    # ---- documents

    def put(self, uri: str, text: str, version: int | None = None) -> Document:
        """A document as it now stands in the editor."""
        known = self.open.get(uri)
        found = known.edited(text, version) if known else Document(uri, path_of(uri), text, version)
        self.open[uri] = found
        return found

    def close(self, uri: str) -> None:
        """Forgets what the editor had: the file on disk counts again."""
        self.open.pop(uri, None)

    @property
    def unsaved(self) -> dict[Path, str]:
        """The texts of the open documents that are files."""
        return {each.path: each.text for each in self.open.values() if each.path}

    def at(self, path: Path) -> Document | None:
        """The document of a file: as it is open, else as it is on disk."""
        for each in self.open.values():
            if each.path == path:
                return each
        try:
            state = path.stat()
            stamp = (state.st_mtime_ns, state.st_size)
            known = self._read.get(path)
            if known is None or known[0] != stamp:
                content = content_of(path, MAX_RULE_BYTES)
                if content is None:
                    return None
                known = stamp, Document(uri_of(path), path, decode(path.name, content)[0].text)
                self._read[path] = known
        except OSError:
            return None
        return known[1]

    def root(self, document: Document) -> Path:
        """The folder that the imports of a document stay in: that which the editor has open, else its own."""
        if document.path is None:
            return self.folders[0] if self.folders else Path.cwd()
        if inside(document.path, standard()):
            return standard()
        return next((each for each in self.folders if inside(document.path, each)), document.path.parent)

    def reach(self, document: Document) -> list[Document]:
        """The document, all that it uses, and the standard vocabulary."""
        found = {document.uri: document}
        todo = [(document, self.root(document))]
        while todo:
            each, root = todo.pop()
            folder = each.path.parent if each.path else root
            for name in uses_of(each):
                paths, home, _ = used(name, folder, root) or ((), root, ())
                for path in paths:
                    other = self.at(path)
                    if other is not None and other.uri not in found and len(found) < MOST_FILES:
                        found[other.uri] = other
                        todo.append((other, home))
        if other := self.at((standard() / f"{VOCABULARY}.roo").resolve()):
            found.setdefault(other.uri, other)
        return list(found.values())

    def everything(self) -> list[Document]:
        """Every document that is open, and every rule file of the folders."""
        found = {each.uri: each for each in self.open.values()}
        for folder in self.folders:
            for path in rule_files(folder)[0][:MOST_FILES] if folder.is_dir() else ():
                if other := self.at(path):
                    found.setdefault(other.uri, other)
        return list(found.values())

    # ---- names

    def definitions(self, document: Document, kind: str, name: str) -> Iterator[tuple[Document, Part, Occurrence]]:
        """Where a name is given its meaning, as seen from a document; its own file first."""
        for each in self.reach(document):
            yield from ((each, part, found) for part, found in named(each, kind, name) if found.defines)

    def connected(self, document: Document, kind: str, name: str) -> list[Document]:
        """The documents in which a name may mean what it means here: those that see one of its definitions."""
        every = {each.uri: each for each in (*self.everything(), *self.reach(document))}
        sees = {uri: {found.uri for found in self.reach(each)} for uri, each in every.items()}
        defining = {uri for uri, each in every.items() if any(found.defines for _, found in named(each, kind, name))}
        held = {document.uri} | (sees[document.uri] & defining)
        while more := {uri for uri in every if uri not in held and sees[uri] & held & defining}:
            held |= more | {found for uri in more for found in sees[uri] & defining}
        return [each for uri, each in every.items() if uri in held and any(named(each, kind, name))]


def named(document: Document, kind: str, name: str) -> Iterator[tuple[Part, Occurrence]]:
    """Every place in a document where a name of some kind stands."""
    if name.partition(" ")[0] not in document.folded:
        return
    for part in document.parts:
        for found in part.read.names:
            if found.kind == kind and found.name == name:
                yield part, found


def uses_of(document: Document) -> list[str]:
    """What the `use` statements of a document name."""
    return USE.findall(document.text)


def shipped(document: Document) -> bool:
    """Whether a document is one of the standard rules, which are not the user's to change."""
    return document.path is not None and inside(document.path, standard())


@lru_cache(4096)
def path_of(uri: str) -> Path | None:
    """The file that a `file:` address means."""
    try:
        parts = urlsplit(uri)
        if parts.scheme != "file":
            return None
        path = unquote(parts.path)
        if len(path) > 2 and path[0] == "/" and path[2] == ":":  # a drive of Windows
            path = path[1:]
        return Path(path).resolve()
    except (OSError, ValueError):
        return None


@lru_cache(4096)
def uri_of(path: Path) -> str:
    """The address of a file."""
    return "file://" + quote(str(path) if str(path).startswith("/") else f"/{path.as_posix()}", safe="/:")
