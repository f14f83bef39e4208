"""JSON as it is written: numbers kept as numerals, repeated names remembered, faults by line and column."""

from __future__ import annotations

import json

from roolang.diagnostics.place import Place
from roolang.domain.loading.report import Report
from roolang.domain.loading.tidy import Fieldset, Numeral
from roolang.source import SourceFile

Document = tuple[Place, object]
"""One document of a file, and where it stands."""

_FEWER = "write no more levels of materials"
_FAULTS = {
    "Extra data": (
        "something stands after the end of the declaration",
        "put several declarations in a list `[..., ...]`, or one a line in a file that ends in .jsonl",
    ),
    "Expecting property name": (
        "the name of a field in double quotes is missing",
        'write `"code": "8703.23"`',
    ),
    "Expecting ',' delimiter": ("a comma or a closing bracket is missing", "write `,` before the next value"),
    "Expecting ':' delimiter": (
        "the colon after the name of a field is missing",
        'write `"code": "8703.23"`',
    ),
    "Unterminated string": ("a quotation mark is never closed", 'write `"` at the end of the words'),
    "Invalid control character": (
        "a line ends inside quotation marks",
        'close them with `"` on the same line',
    ),
    "Invalid \\": ("a backslash that JSON does not know", "write `\\\\` for a backslash"),
    "Illegal trailing comma": ("a comma with nothing after it", "take out the last comma"),
    "Expecting value": ("a value is missing", "write a value, or `null` if it is not known"),
}


def read_json(source: SourceFile, report: Report) -> list[Document]:
    """The one document of a JSON file; none if it is broken."""
    return _read(source, source.text, 0, Place(source.name), report)


def read_lines(source: SourceFile, report: Report) -> list[Document]:
    """One document for each line that is not blank."""
    documents: list[Document] = []
    start = 0
    for number, line in enumerate(source.text.split("\n"), 1):
        if line.strip():
            documents += _read(source, line, start, Place(source.name, line=number), report)
        start += len(line) + 1
    return documents


def _read(source: SourceFile, text: str, start: int, place: Place, report: Report) -> list[Document]:
    """The document that `text` is, which starts at an offset of the source."""
    try:
        value = json.loads(
            text,
            object_pairs_hook=Fieldset,
            parse_float=Numeral,
            parse_int=Numeral,
            parse_constant=Numeral,
        )
    except json.JSONDecodeError as error:
        message, help = _fault(error.msg, text, error.pos)
        report.at("RL6001", source, start + error.pos, f"this is not JSON at {{}}: {message}", help)
        return []
    except RecursionError:
        report.add("RL6005", place, "brackets stand within brackets too deeply to be read", _FEWER)
        return []
    return [(place, value)]


def _fault(reason: str, text: str, position: int) -> tuple[str, str]:
    """What is wrong at a position, and what to write instead."""
    here = text[position : position + 1]
    if text[:position].rstrip().endswith(",") and here in ("]", "}"):
        return _FAULTS["Illegal trailing comma"]
    if here and here in "'‘’“”":
        return "JSON has no quotation marks of this kind", 'write `"` on both sides of the words'
    if here and here in "/#":
        return "JSON has no comments", 'write remarks as `"note": "..."`'
    if not text.strip():
        return "nothing is written in this file", 'write `{"good": {"code": "8703.23"}, "materials": [...]}`'
    if not text[position:].strip() and not reason.startswith("Unterminated"):
        return "the text ends too early", "close every `{` with `}` and every `[` with `]`"
    return next((fault for start, fault in _FAULTS.items() if reason.startswith(start)), ("it cannot be read", ""))
