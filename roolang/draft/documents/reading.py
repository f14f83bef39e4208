"""What kind of document some bytes are, and the room that reads it."""

from __future__ import annotations

from pathlib import PurePath

from roolang.diagnostics import Finding, Place
from roolang.draft.annex import Document
from roolang.draft.documents.wanted import Wanted
from roolang.source import decode

__all__ = ["Wanted", "read_document"]
NOTHING = Wanted()
KINDS = (".docx", ".jsonl", ".md", ".txt")
STRANGERS = (
    (b"%PDF", "a PDF", "export it as .docx from the program that made it, or copy its text into a .txt file"),
    (b"\xd0\xcf\x11\xe0", "a Word document of before 2007, or with a password", "save it as .docx, without a password"),
    (b"{\\rtf", "a rich text document", "save it as .docx"),
    (b"\x89PNG", "a picture", "run text recognition over it and save the text"),
    (b"\xff\xd8\xff", "a picture", "run text recognition over it and save the text"),
    (b"II*\x00", "a picture", "run text recognition over it and save the text"),
    (b"MM\x00*", "a picture", "run text recognition over it and save the text"),
)  # fmt: skip
PACKED = b"PK\x03\x04"


def read_document(name: str, content: bytes, wanted: Wanted = NOTHING) -> Document:
    """The rows of a document. Whatever is wrong with it is a finding; nothing is raised."""
    ending = PurePath(name).suffix.lower()
    if trouble := _trouble(name, content, ending):
        return Document(name, findings=(trouble,))
    if ending == ".docx":
        from roolang.draft.documents.word import read_word

        return read_word(name, content, wanted)
    source, bad = decode(name, content)
    if bad is not None:
        line = source.place(min(bad, len(source.text)))[0]
        message = f"the file is not UTF-8 (from about line {line} on)"
        return Document(name, findings=(Finding("RL9101", message, where=Place(name), help="save it as UTF-8"),))
    if ending == ".jsonl":
        from roolang.draft.documents.jsonl import read_jsonl

        return read_jsonl(source)
    from roolang.draft.documents.plain import read_plain

    return read_plain(source)


def _trouble(name: str, content: bytes, ending: str) -> Finding | None:
    """Why the bytes are no document of their kind, seen from their beginning."""
    if not content.strip(b" \t\r\n\x00\xef\xbb\xbf"):
        return Finding("RL9103", "the file is empty", where=Place(name), help="give a document with the text of rules")
    for mark, what, help_ in STRANGERS:
        if content.startswith(mark):
            return Finding("RL9101", f"this is {what}, which is not read", where=Place(name), help=help_)
    if ending not in KINDS:
        kinds = ", ".join(KINDS)
        help_ = f"documents are {kinds}; save it as one of them"
        return Finding(
            "RL9101",
            f"files that end in `{ending}` are not read"
            if ending
            else "the name of the file says not of what kind it is",
            where=Place(name),
            help=help_,
        )
    if ending == ".docx" and not content.startswith(PACKED):
        return Finding(
            "RL9101", "this is no Word document, whatever its name says", where=Place(name), help="save it as .docx"
        )
    if ending != ".docx" and content.startswith(PACKED):
        help_ = "if it is a Word document, give it a name in .docx"
        return Finding(
            "RL9101", "this is a packed file and no text, whatever its name says", where=Place(name), help=help_
        )
    return None
