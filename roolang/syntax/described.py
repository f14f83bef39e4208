"""Guesses about goods that are a part of a code: words behind it narrow it, and would widen it as a further class."""

from __future__ import annotations

import re
from collections.abc import Iterator

from roolang.syntax.mend import Mend
from roolang.syntax.negation import negations
from roolang.syntax.probing import Stop, shown

LEVEL = r"(?:(?:chapters?|(?:sub-?)?headings?|tariff\s+items?)\s+)?"
CODE = rf"{LEVEL}\d\d(?:[\d.]*\d)?"
CALLED = ("described as", "called", "named", "known as")
SAID = r"(?:described\s+as|called|named|known\s+as|containing|consisting\s+of|of\s+a\s+kind)"
BARE = r"[^\W\d][^\d\n\"“”(),:;]*?(?=\s+(?:requires|cite|except|and|or|provided)\b|\s*(?:\n|\Z))"
PART = re.compile(
    rf"(?P<codes>{CODE}(?:\s+to\s+{CODE})?)\s*(?P<colon>:)?\s*(?:(?P<said>{SAID})(?![\w-])\s*)?"
    rf"(?:[\"“](?P<quoted>[^\"“”\n]+)[\"”]|\((?P<bracketed>[^\W\d][^()\n\"]*)\)|(?P<bare>{BARE}))",
    re.IGNORECASE,
)
NO_RULE = re.compile(rf"(?:goods\s+of\s+)?{CODE}\b", re.IGNORECASE)
VERB = re.compile(r"\b(?:requires?|required|must|shall|does|do)(?![\w-])", re.IGNORECASE)
AMONG_OTHERS = re.compile(r"(?:,|\band|\bor)\s*\Z")


def parts(stop: Stop) -> Iterator[Mend]:
    """`ex 87.03 described as "racing car"` for `87.03 called "racing car"`, `87.03 (racing car)`."""
    if stop.last is None or stop.last.type != "CODE":
        return
    for found in PART.finditer(stop.text):
        if VERB.search(found["bare"] or ""):
            continue
        if found.end("codes") == stop.last.end_pos and not re.search(r"\bex\s+\Z", stop.text[: found.start()]):
            yield from _part(stop, found)


def _part(stop: Stop, found: re.Match[str]) -> Iterator[Mend]:
    """The codes with what is said of them; unlikely where the words may be the next condition as well."""
    words = " ".join((found["quoted"] or found["bracketed"] or found["bare"]).split())
    said = " ".join((found["said"] or "").lower().split())
    new = f'ex {found["codes"]} described as "{words if not said or said in CALLED else f"{said} {words}"}"'
    place = stop.at, found.end()
    message = f"{shown(stop.text[slice(*place)])} behind a code says which part of it is meant"
    help = f"write `{new}`"
    several = bool(AMONG_OTHERS.search(stop.text, 0, found.start()))
    if several:
        help += ", and the same for each code that is meant so"
    title = not said and not found["quoted"] and not negations(words)
    if title:
        help += f" if only those are meant; drop {shown(stop.text[slice(*place)])} if all of the code is"
    head = "RULE_VERB" not in {token.type for token in stop.tokens}
    sure = said or (head and (found["quoted"] or found["colon"] or found["bracketed"]))
    weight = 0.0 if sure else 8.0
    yield Mend(*found.span(), new, help, message, place=place, partial=True, exact=not several, weight=weight)
    if title:
        yield Mend(found.end("codes"), found.end(), " ", help, message, place=place, weight=weight + 1.0)


def unbegun(stop: Stop) -> Iterator[Mend]:
    """`heading 87.03 requires ...` for `rule for heading 87.03 requires ...`."""
    found = NO_RULE.match(stop.text, stop.at)
    if not stop.tokens and found:
        help, place = f"write `rule for` before {shown(found[0])}", found.span()
        yield Mend(stop.at, stop.at, "rule for ", help, place=place, partial=True)
