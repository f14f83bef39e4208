"""Where a quotation mark may be missing, or stand too much: edits that are tried by parsing the statement."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from roolang.diagnostics import Finding, Fix
from roolang.source import SourceFile, Span
from roolang.syntax.known import Known
from roolang.syntax.mend import PLAIN_WORD
from roolang.syntax.probing import walk
from roolang.syntax.recovery import statement_line
from roolang.syntax.vocabulary import single_words

BLANK = re.compile(r"\n[^\S\n]*(?=\n|\Z)")
SINGLE = re.compile(r"['‘’`]([^'‘’`\"\n]+)['‘’`]")
BEFORE_WORDS = (
    "cite",
    "note",
    "test",
    "use",
    "that",
    "as",
    "text",
    "provision",
    "in",
    "given",
    "missing",
    "over",
    "named",
)
"""Words behind which a quotation usually opens."""
LONGEST = 4000
MOST_TRIALS = 60
MOST_FIXES = 3


def with_fixes(finding: Finding, source: SourceFile, known: Known) -> Finding:
    """A finding about a quotation mark with the edits that mend it, if some do."""
    if finding.label is None or finding.fixes:
        return finding
    at = finding.label.span.start
    start, end = _statement(source.text, at)
    if end - start > LONGEST:
        return finding
    found: list[tuple[float, Fix]] = []
    pair = SINGLE.match(source.text, at)
    for number, (weight, place, stop, new) in enumerate(_edits(source.text, at, start, end)):
        if number >= MOST_TRIALS:
            break
        text = source.text[start:place] + new + source.text[stop:end]
        tokens, broken = walk(text) if text.count('"') % 2 == 0 else ([], True)
        if not broken:
            unknown = sum(token.type == "NAME" and str(token) not in known for token in tokens)
            found.append(
                (weight + 3 * unknown, Fix(Span(source, place, stop), new, pair is not None and stop == pair.end()))
            )
    found.sort(key=lambda pair: pair[0])
    return replace(finding, fixes=tuple(dict.fromkeys(fix for _, fix in found))[:MOST_FIXES])


def _statement(text: str, at: int) -> tuple[int, int]:
    """The lines around a place, from one that begins a statement up to the next, or to a blank line."""
    paragraph = max((gap.end() for gap in BLANK.finditer(text, max(0, at - LONGEST), at)), default=max(0, at - LONGEST))
    start = max((line.start() for line in statement_line().finditer(text, paragraph, at + 1)), default=paragraph)
    line_end = text.find("\n", at)
    after = len(text) if line_end < 0 else line_end
    ends = [found.start() for pattern in (BLANK, statement_line()) if (found := pattern.search(text, after))]
    return start, min([len(text), *ends])


def _edits(text: str, at: int, start: int, end: int) -> Iterator[tuple[float, int, int, str]]:
    """What may be meant: how unlikely it is, the characters to replace, and by what."""
    if text[at] != '"':
        pair = SINGLE.match(text, at)
        if pair:
            yield 0.0, pair.start(), pair.end(), f'"{pair[1]}"'
        yield 0.5, at, at + 1, '"'
        return
    begin, stop = max(text.rfind("\n", 0, at) + 1, start), text.find("\n", at)
    stop = end if stop < 0 else stop
    remark = re.compile(r"\s#").search(text, at, stop)
    stop = remark.start() if remark else stop
    tail = len(text[:stop].rstrip(" \t.;"))
    yield 0.0, tail, tail, '"'
    for other in re.compile("['‘’`]").finditer(text, begin, stop):
        yield 0.3, other.start(), other.end(), '"'
    words = list(PLAIN_WORD.finditer(text, begin, stop))
    for before, word in pairwise(words):
        if text[before.end() : word.start()].isspace():
            if before[0] in BEFORE_WORDS:
                yield 0.5, word.start(), word.start(), '"'
            if word[0].lower() in single_words():
                yield 1.0, before.end(), before.end(), '"'
    for comma in re.compile(r"[,)\]]\s*").finditer(text, begin, stop):
        yield 1.5, comma.start(), comma.start(), '"'
        yield 1.7, comma.end(), comma.end(), '"'
    for word in words:
        if word.end() < at:
            yield 2.0, word.start(), word.start(), '"'
    yield 4.0, at, at + 1, ""
