"""An independent count of the figures and tariff codes of a text, and of those in the rule that it was compiled to.

It shares nothing with the compiler: both texts are cut at everything that is no digit, what is plainly no figure of the
rule (labels, `6-digit`) is left out, dates are taken as one, and codes are told from numbers by how they are printed.
"""

from __future__ import annotations

import re
from fractions import Fraction

MONTHS = "january february march april may june july august september october november december".split()  # noqa: SIM905
NUMERALS = "zero one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905
LABELS = re.compile(
    r"(?:^|(?<=[\s;:,(]))\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})\)(?=[\s\"”]|$)|(?m:^\s*\d{1,2}\.(?=\s))|\b\d{1,2}-digit\b",
    re.I,
)
LONG_DATE = re.compile(
    r"\b(\d{1,2})(?:st|nd|rd|th)?\s+(" + "|".join(m[:3] + "[a-z]*" for m in MONTHS) + r")\.?,?\s+(\d{4})\b", re.I
)
MONTH_FIRST = re.compile(
    r"\b(" + "|".join(m[:3] + "[a-z]*" for m in MONTHS) + r")\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b", re.I
)
POINT_DATE = re.compile(r"\b(\d{1,2})[./](\d{1,2})[./](\d{4})\b")
ISO_DATE = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
FIGURE = re.compile(r"\d[\d.,]*\d|\d")
CODE = re.compile(r"\d{2}\.\d{2}(?:\.\d{2}){0,3}|\d{4}(?:\.\d{2}){1,3}")
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")
MEASURED = re.compile(r"\s*(?:%|per\s*cent|percent|degree|°|kg|g\b|mm|cm|m2|dtex|decitex|cc|volt|tonne|litre)", re.I)


def figures(text: str) -> set[str]:
    """Every number, code and date of a text, each in one form."""
    found: set[str] = set()
    for pattern, order in (
        (ISO_DATE, (1, 2, 3)),
        (LONG_DATE, (3, 2, 1)),
        (MONTH_FIRST, (3, 1, 2)),
        (POINT_DATE, (3, 2, 1)),
    ):
        for date in pattern.finditer(text):
            year, month, day = (date[i] for i in order)
            number = month if month.isdigit() else str(1 + [m[:3] for m in MONTHS].index(month[:3].lower()))
            found.add(f"{int(year)}-{int(number)}-{int(day)}")
        text = pattern.sub(" ", text)
    text = LABELS.sub(" ", text)
    for figure in FIGURE.finditer(text):
        found.add(_form(figure[0].rstrip(".,"), text[figure.end() :]))
    return found


def _form(figure: str, behind: str) -> str:
    """A code as its digits, a number as its shortest fraction."""
    if CODE.fullmatch(figure) and not (figure.count(".") == 1 and MEASURED.match(behind)):
        return figure.replace(".", "")
    if THOUSANDS.fullmatch(figure):
        figure = figure.replace(",", "")
    if re.fullmatch(r"\d+", figure):
        return figure if len(figure) in (4, 6, 8, 10) else str(int(figure))
    parts = re.findall(r"\d+", figure)
    if figure.count(".") == 1 and "," not in figure:
        return str(Fraction(figure))
    return ",".join(parts)


def lost(text: str, compiled: str) -> set[str]:
    """What the text says and the rule does not."""
    return {each for each in figures(text) if not _in(each, figures(compiled))}


def invented(text: str, compiled: str, heading: str) -> set[str]:
    """What the rule says and neither the text nor the code beside it does; a number may be written as a word."""
    said = (
        figures(text)
        | figures(heading)
        | {str(i) for i, word in enumerate(NUMERALS) if re.search(rf"\b{word}\b", text, re.I)}
    )
    return {each for each in figures(compiled) if not _in(each, said) and not _between(each, heading)}


def _between(figure: str, heading: str) -> bool:
    """Whether a code lies in a range whose ends are of two levels, which must be written as ranges of one level each."""
    ends = re.fullmatch(r"\s*(\d{4,6})\s*-\s*(\d{4,6})\s*(?:;.*)?", heading, re.S)
    return bool(ends) and len(ends[1]) != len(ends[2]) and ends[1] <= figure.ljust(6, "0") and figure[:4] <= ends[2]


def _in(figure: str, known: set[str]) -> bool:
    """Whether a figure is there, a chapter with or without its zero, a list of codes taken apart."""
    parts = figure.split(",")
    spare = known | {each.lstrip("0") for each in known} | {part for each in known for part in each.split(",")}
    return all(part in spare or part.lstrip("0") in spare for part in parts)
