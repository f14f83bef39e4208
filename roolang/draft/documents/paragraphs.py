"""The lines of a text to paragraphs and tables: where a line goes on, and where another rule begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.diagnostics import Finding, Label
from roolang.domain import nomenclature
from roolang.draft.headings import leading
from roolang.source import SourceFile, Span

BAR = re.compile(r"(?<!\\)\|")
MARK = re.compile(r"(?:#{1,6}\s+|[-*+]\s+|>\s?|\d{1,3}[.)]\s+(?=\D|\d{2}\.?\d{2}))+")
ITEM = re.compile(r"(?:[-*+]|\d{1,3}[.)])\s+\S")
TITLE = re.compile(r"#{1,6}\s+")
SENTENCE_END = "."
RULE = re.compile(r"[A-Z]\w|A |(?:an? |no )?(?:change|manufacture|production|processing)\b|wholly |c(?:th|tsh|c)\b")
"""With what a rule begins behind its code."""
OPEN = re.compile(
    r"(?:[,(/&+–—-]|following:|\b(?:and|or|nor|not|plus|to|through|from|for|of|in|into|within|outside|under|than|by|with|without"
    r"|between|except|excluding|including|includes|on|at|as|per|against|an|the|any|all|both|either|each|every|other|another"
    r"|this|these|those|that|which|whose|is|are|be|been|if|unless|where|when|provided|classified|falling|namely"
    r"|(?:sub)?headings?|chapters?|tariff|items?|nos?\.?|ex))$",
    re.IGNORECASE,
)
"""How a line ends whose sentence goes on with a code."""
UNCLOSED = re.compile(r"\([^()]*$")
"""A parenthesis that the next line goes on with."""


def known(heading: str) -> bool:
    """Whether digits in front of a paragraph are a code and not, say, a year."""
    if not re.fullmatch(r"(?:19|20)\d\d", heading):
        return True
    return nomenclature.exists(nomenclature.newest(), heading) is not False


def blocks_of(source: SourceFile, findings: list[Finding]) -> Iterator[tuple[str, list[Span]]]:
    """The lines of a text in blocks: tables, and paragraphs; what may be a rule of its own and was joined is told."""
    block: list[Span] = []
    kind = ""
    spaced = "\n\n" in source.text.strip()
    start = 0
    lines = source.text.split("\n")
    for line, following in zip(lines, [*lines[1:], ""], strict=True):
        span = Span(source, start, start + len(line.rstrip()))
        start += len(line) + 1
        here = "table" if BAR.search(line) else "text"
        if block and (not line.strip() or here != kind or _begins(line, block, here, spaced=spaced)):
            yield kind, block
            block = []
        elif block and here == "text" and _may_begin(line, block[-1].text, following):
            findings.append(_joined(span, block[-1]))
        if line.strip():
            indent = len(line) - len(line.lstrip()) if not block else 0
            block.append(Span(source, span.start + indent, span.end))
            kind = here
    if block:
        yield kind, block


def _begins(line: str, block: list[Span], kind: str, *, spaced: bool) -> bool:
    """Whether a line begins a paragraph of its own, without a blank line before it."""
    before = block[-1]
    if kind == "table":
        return False
    if ITEM.match(line) and ITEM.match(block[0].text) and not before.text.endswith((":", ",", "and", "or")):
        return True
    if TITLE.match(line) or TITLE.match(before.text):
        return True
    ended = before.text.rstrip().endswith(SENTENCE_END[:1])
    if not line[:1].isspace() and ended and (leading(line)[0] or MARK.match(line)):
        return True
    if _codes_rule(line) and not _open(before.text):
        return True
    return not spaced and ended and line[:1].isupper()


def _open(line: str) -> bool:
    """Whether the sentence of a line goes on with a code."""
    return OPEN.search(line) is not None or UNCLOSED.search(line) is not None


def _coded(line: str) -> tuple[str, str]:
    """The code that a line begins with, and the words behind it; digits that are no code known are a number."""
    heading, behind = leading(line.strip().rstrip(".;,"))
    number = re.fullmatch(r"\d+", heading) and nomenclature.exists(nomenclature.newest(), heading) is False
    return ("", line) if number else (heading, behind.strip())


def _codes_rule(line: str) -> bool:
    """Whether a line is a code by itself, or one that a rule follows."""
    heading, behind = _coded(line)
    alone = not behind and not line.rstrip().endswith((".", ";", ","))
    return bool(heading) and (alone or RULE.match(behind) is not None)


def _may_begin(line: str, before: str, following: str) -> bool:
    """Whether a line that was joined may begin a rule: nothing before it leads to its code, or a rule follows."""
    heading, behind = _coded(line)
    if not heading or not _open(before):
        return bool(heading)
    below = "" if line.rstrip().endswith(SENTENCE_END) or _coded(following)[0] else following.strip()
    return RULE.match(behind or below) is not None


def _joined(span: Span, before: Span) -> Finding:
    """A line that was joined to the one before, and may be a rule by itself."""
    message = "this line begins with a code and may be a rule of its own; it was joined to the line before"
    return Finding(
        "RL9112",
        message,
        Label(span, "joined"),
        others=(Label(before, "to this line"),),
        help="put a blank line between them if they are two rules",
    )
