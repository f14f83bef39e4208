"""What a file is by its name and its first bytes."""

from __future__ import annotations

from pathlib import PurePath

ENDINGS = (".csv", ".tsv", ".xlsx", ".xlsm", ".xls", ".ods")
"""Names of files that are taken for tables; the last two only to be told apart."""
EXCEL = (".xlsx", ".xlsm")
_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SAVE = "open it in your spreadsheet program and save it as an Excel workbook (.xlsx) or as CSV UTF-8"


def is_table(name: str) -> bool:
    """Whether a file of this name is read as a table."""
    return PurePath(name).suffix.casefold() in ENDINGS


def is_excel(name: str) -> bool:
    """Whether the name is that of an Excel workbook."""
    return PurePath(name).suffix.casefold() in EXCEL


def stranger(name: str, content: bytes) -> tuple[str, str] | None:
    """What the file is if it is not what its name says, and what to do; `None` if nothing speaks against it."""
    head = content[:2048]
    if head.startswith(_OLE):
        if _ENCRYPTED in content[:200_000]:
            return "the workbook is encrypted with a password", "take the password off: save it without one"
        return "this is an Excel workbook of the format before 2007", _SAVE
    if head.startswith(b"%PDF"):
        return "this is a PDF", "export the table from the program that made it, as .xlsx or .csv"
    if is_excel(name):
        return None if head.startswith(b"PK\x03\x04") else ("this is no Excel workbook", _named_otherwise(head))
    if PurePath(name).suffix.casefold() in (".xls", ".ods"):
        return "tables of this format are not read", _SAVE
    if head.startswith(b"PK\x03\x04"):
        return "this is a packed file, perhaps an Excel workbook, and no CSV", "give it its own ending, such as .xlsx"
    if head.startswith((b"\x1f\x8b", b"Rar!", b"7z\xbc\xaf", b"\x89PNG", b"\xff\xd8\xff")):
        return "this is no text", "unpack it, or export the table as .csv"
    if head.lstrip()[:9].lower().startswith((b"<!doctype", b"<html", b"<table")):
        return "this is a web page and no table of text", _SAVE
    return None


def _named_otherwise(head: bytes) -> str:
    if not head.strip():
        return "the file is empty"
    text = b"\x00" not in head and not head.startswith(b"<")
    return "it looks like text: name it .csv" if text else _SAVE
