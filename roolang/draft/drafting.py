"""Rows to a rule file, with everything that could not be read marked."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from roolang.diagnostics import Finding, Severity
from roolang.domain import nomenclature
from roolang.draft.annex import Document, Heading
from roolang.draft.english import Reading, read_rule
from roolang.draft.entries import RowRead, by_agreement
from roolang.draft.file import Finder, Piece, Text, composed, identifier, missing_codes, parties_of
from roolang.draft.lints import lints
from roolang.draft.options import Options
from roolang.draft.parts import Part, parts_of
from roolang.draft.products import Apart, with_products
from roolang.draft.report import report_of
from roolang.draft.scopes import scopes_of
from roolang.draft.statements import written
from roolang.draft.telling import told
from roolang.draft.voices import Voices, brackets_of
from roolang.record import record
from roolang.source import SourceFile

Verify = Callable[[SourceFile], Sequence[Finding]]
"""Checks a rule file as `roolang check` does; given from above, since checking brings in other files."""
NEWEST = 2022
ROUNDS = 4
"""How often a file is written anew without what did not check."""


@record(frozen=True, slots=True)
class Draft:
    """The rule file, the report, and what is to be said of the source."""

    text: str
    report: dict[str, Any]
    findings: tuple[Finding, ...]


def draft(
    document: Document,
    options: Options,
    verify: Verify,
    progress: Callable[[int], None] = lambda _: None,
    apart: Apart = lambda goods, chosen, other: "",
) -> Draft:
    """The rows of a document as a rule file that checks; `apart` looks for what tells two readings apart."""
    voices = Voices(
        tuple(dict.fromkeys((*(options.parties or document.heading.parties), *parties_in(document)))), _once()
    )
    reads = with_products(read_rows(document, options, voices, progress), apart)
    doubts: list[Finding] = []
    for _ in range(ROUNDS):
        texts, doubts = _texts(document, reads, options)
        text, pieces = composed(texts, document.name.rpartition("/")[2])
        found = verify(SourceFile("draft.roo", text))
        faulty = _faulty(found, pieces)
        if not faulty:
            break
        reads = [_without(read, faulty) for read in reads]
    findings = (
        *document.findings,
        *told(reads, document, voices.silent),
        *doubts,
        *lints(reads, texts, found, pieces, options),
    )
    return Draft(text, report_of(reads), tuple(dict.fromkeys(findings)))


def parties_in(document: Document) -> tuple[str, ...]:
    """The parties that brackets and lines of a document name, in its order."""
    found: list[str] = []
    for row in document.rows:
        found += [*row.proposed, *row.opposed]
        for clause in row.clauses:
            if "[" in clause.text:
                found += [p for each in brackets_of(clause.text) for stance in each.stances for p in stance.parties]
    return tuple(dict.fromkeys(found))


def read_rows(
    document: Document,
    options: Options,
    voices: Voices | None = None,
    progress: Callable[[int], None] = lambda _: None,
) -> list[RowRead]:
    """Every row of a document with its words read."""
    default = options.agreement or document.heading.title or document.name.rpartition("/")[2].rpartition(".")[0]
    voices = voices or Voices(options.parties, _once())
    goods = _goods(document, default)
    reads = []
    for number, row in enumerate(document.rows):
        parts = parts_of(row.clauses, row.heading, voices)
        reads.append(RowRead(row, parts, goods[number], row.agreement or default))
        progress(number)
    return reads


def _once() -> Callable[[str, str], Reading]:
    """Reads what an annex says in many rows once."""
    known: dict[tuple[str, str], Reading] = {}

    def read(text: str, goods: str) -> Reading:
        if (text, goods) not in known:
            known[text, goods] = read_rule(text, goods or None)
        return known[text, goods]

    return read


def _goods(document: Document, default: str) -> list[Any]:
    """The goods of each row, among those of its own text."""
    found: list[Any] = [None] * len(document.rows)
    numbers: dict[str, list[int]] = {}
    for i, row in enumerate(document.rows):
        numbers.setdefault(row.agreement or default, []).append(i)
    for those in numbers.values():
        for number, codes in zip(those, scopes_of([document.rows[i] for i in those]), strict=True):
            found[number] = codes
    return found


def _texts(document: Document, reads: Sequence[RowRead], options: Options) -> tuple[list[Text], list[Finding]]:
    """The texts of the file, one for each agreement of the source."""
    texts: list[Text] = []
    findings: list[Finding] = []
    at_table, heading = parties_in(document), document.heading
    taken: set[str] = set()
    for name, own in by_agreement(reads).items():
        statements, found = written(own)
        findings += found
        parties = tuple(dict.fromkeys((*parties_of(name, options.parties or heading.parties), *at_table)))
        edition = options.edition or heading.edition
        missing: tuple[str, ...] = ()
        if edition is None or edition in nomenclature.loaded():
            missing = missing_codes(statements, edition or NEWEST)
            edition = edition or (None if missing else NEWEST)
        remarks = tuple(f"Beside the rows: {span.text}" for span in document.remarks) if not texts else ()
        title = "" if identifier(name) == name else name
        of = _unique(identifier(name), taken)
        texts.append(Text(name, of, title, parties, edition, missing, tuple(statements), remarks, _in_force(heading)))
    return texts, findings


def _in_force(heading: Heading) -> str:
    """The header that says from when and until when, where the document does."""
    if heading.start is None:
        return ""
    return f"in force {heading.start}" + (f" to {heading.end}" if heading.end else "")


def _unique(name: str, taken: set[str]) -> str:
    """A name that no other text of the file has."""
    found, number = name, 2
    while found in taken:
        found, number = f"{name}_{number}", number + 1
    taken.add(found)
    return found


# ---- what does not check


def _faulty(found: Sequence[Finding], pieces: list[list[Piece]]) -> dict[int, str]:
    """The parts, by their identity, whose statement has an error, with what it says."""
    faulty: dict[int, str] = {}
    where = Finder(pieces)
    for finding in found:
        if finding.severity is not Severity.ERROR or finding.label is None or finding.code in ("RL4001", "RL4002"):
            continue
        for _, part in where.sources(finding.label.span.start):
            faulty[id(part)] = finding.message
    return faulty


def _without(read: RowRead, faulty: dict[int, str]) -> RowRead:
    """A row whose parts that do not check are refused."""
    parts = tuple(_refused(part, faulty[id(part)]) if id(part) in faulty else part for part in read.parts)
    return replace(read, parts=parts)


def _refused(part: Part, message: str) -> Part:
    reason = f"what was read of it does not check: {message}"
    reading = Reading(part.text, "refused", None, unread=((0, len(part.text)),), reason=reason)
    return replace(part, reading=reading)
