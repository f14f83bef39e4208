"""How each clause is joined to the one before it: by its connective, else by marks and the next word that says it."""

from __future__ import annotations

import re
from typing import Any, TypeAlias

from roolang.draft.english.building.base import Builder, Clause
from roolang.draft.english.outlining import DASH, FIRST, Item, style
from roolang.syntax import tree as t

Separator: TypeAlias = tuple[list[str], list[str], list[str]]
"""What stands between two clauses: marks and words, labels, leading words."""


def joins(b: Builder, row: list[Any], leads: list[str]) -> list[Item]:
    """Each clause with its join, told by the marks before it and, for bare marks, by the next that says it."""
    items = [Item(row[0], "alt", marks=_marked(b, row[0]))]
    seps: list[Separator] = row[1::2]
    clauses: list[Clause] = row[2::2]
    listed = "PROVIDED" in leads or "IN_WHICH" in leads
    dashes = listed and DASH in items[0].marks
    told = {*leads, *(lead for sep in seps for lead in sep[2])}
    worded = any(_word(each) for each in seps)
    whole = "and" if "EACH" in told else "or" if "ANY_OF" in told else ""
    both = OR_BOTH.match(b.text, clauses[-1].end) is not None if clauses else False
    for index, (sep, clause) in enumerate(zip(seps, clauses, strict=True)):
        later = _alike(sep, seps[index + 1 :])
        begins = bool({"PROVIDED", "IN_WHICH"} & set(sep[2]))
        dashes = DASH in sep[0] if begins else dashes
        dashed = dashes and bool(_marks(sep))
        ended = ")" in sep[0] or (clause.opens and _word(sep) == "or" and not dashed)
        dashes = dashes and not ended
        anew = "and" in sep[0] and bool(sep[1]) and sep[1][0].strip("()") in FIRST
        listed = (listed and not ended) or anew or begins
        before = items[-1].clause
        succeeds = clause.window is not None and is_dated(before)
        light = set(sep[0]) <= {"and", "or", ",", "LABEL"} and not sep[2]
        if before.kind == "for":
            join = "and"
        elif isinstance(before.cond, t.NoChange) and not _word(sep) and not sep[2] and "." not in sep[0]:
            join = "and?"
        elif not _sentence(b, clause) and _all_asked(sep, later):
            join = "and"
        elif succeeds or (not listed and _in_row(before, sep, clause, later, both=both)):
            join = "alt"
        else:
            capital = b.text[clause.start].isupper() and not dashed
            limits = clause.mats is not None or SAID.match(b.text, clause.start) is not None
            join = _join(sep, clause, later, listed, capital=capital, worded=worded, limits=limits)
        labelled = whole == "or" and join == "and" and bool(sep[1]) and bool(items[-1].marks)
        if whole and not sep[2] and (not _word(sep) or labelled):
            join = whole
        strong = ";" in sep[0] or "." in sep[0]
        apart = ("ADDITION" in sep[2] and join in ("and", "each")) or (strong and _word(sep) == "and" and not sep[2])
        if whole == "or" and apart and not _marks(sep) and not items[-1].marks:
            join = "each"
        bare = set(sep[0]) <= {"and", "or"} and not sep[2]
        said = "or" in sep[0] or "ALTERNATIVELY" in sep[2]
        lost, word, marks = join.endswith("?"), _word(sep), _marks(sep)
        items.append(
            Item(
                clause,
                join.rstrip("?"),
                lost,
                bare,
                light,
                said,
                word,
                marks,
                slash=sep[0] == ["/"] and not sep[2],
                either=EITHER.search(b.text, max(0, clause.start - BEFORE), clause.start) is not None,
                apart=apart,
            )
        )
    return items


def _alike(sep: Separator, later: list[Separator]) -> list[Separator]:
    """The separators behind one that stand in the same list as it does, if any do."""
    marks = _marks(sep)
    level = style(marks[0]) if marks else ""
    return [each for each in later if any(style(mark) == level for mark in _marks(each)[:1])] or later


def _marks(sep: Separator) -> tuple[str, ...]:
    """The dashes and labels of a separator."""
    labels = iter(sep[1])
    return tuple(DASH if kind == DASH else next(labels) for kind in sep[0] if kind in (DASH, "LABEL"))


def _marked(b: Builder, clause: Clause) -> tuple[str, ...]:
    """The marks that the first clause stands behind."""
    return tuple(found[1] or DASH for found in MARKED.finditer(b.text, 0, clause.start))


def _in_row(before: Clause, sep: Separator, clause: Clause, later: list[Separator], *, both: bool) -> bool:
    """Whether a comma is as the `or` behind it: `A, B or C`, of requirements that each stand by themselves."""
    if set(sep[0]) != {","} or sep[2] or not (_stands(before) and _stands(clause)):
        return False
    ahead = next((each for each in later if set(each[0]) != {","} or each[2]), None)
    if ahead is not None:
        return _word(ahead) == "or" and not ahead[2] and ";" not in ahead[0]
    if both:
        return True
    done = clause.cond.operations if isinstance(clause.cond, t.Undergoes) else None
    return done is not None and not done.links and isinstance(done.terms[0], t.OperationChoice)


def _sentence(b: Builder, clause: Clause) -> bool:
    """Whether a clause begins as a sentence does; an abbreviation is none."""
    return b.text[clause.start : clause.start + 2].istitle()


def _all_asked(sep: Separator, later: list[Separator]) -> bool:
    """Whether a semicolon is as the `and` behind it: `A; B; and C`."""
    plain = [each for each in [sep, *later] if not each[1] and not each[2]]
    words = [_word(each) for each in plain if ";" in each[0]]
    return len(plain) == len(later) + 1 and ";" in sep[0] and words[0] == "" and set(words[1:]) - {""} == {"and"}


def is_dated(clause: Clause) -> bool:
    return clause.window is not None or (isinstance(clause.cond, t.Guarded) and clause.cond.goods is None)


def _stands(clause: Clause) -> bool:
    """Whether a clause is a requirement by itself, and no limit on what another one asks."""
    content = isinstance(clause.cond, t.Compare | t.Undergoes | t.WhollyObtained) and clause.mats is None
    return clause.kind == "change" or (clause.kind == "cond" and (clause.opens or content))


def _word(sep: Separator) -> str:
    kinds = sep[0]
    if "and" in kinds:
        return "and/or" if "or" in kinds else "and"
    return "or" if "or" in kinds or "/" in kinds else ""


OR_BOTH = re.compile(r"[\s,;()]*or both\b", re.I)
"""With what a row of alternatives may end."""
MARKED = re.compile(r"(?:^|(?<=[\s:]))(?:(\(?(?:[a-z]|[ivx]+|\d{1,2})\))|[-–—•])(?=\s)", re.I)
"""What the items of a list stand behind."""
EITHER = re.compile(r"\beither[\s:(]*$", re.I)
BEFORE = len("either") + 4
SAID = re.compile(r"both\b|(?:that )?(?:the )?(?:good|product|article)s? (?:is|are|must be|shall be)\b", re.I)
"""With what a clause begins that says more of the good: `both cut and sewn in a Party`."""


def _join(
    sep: Separator,
    clause: Clause,
    later: list[Separator],
    listed: bool,
    *,
    capital: bool,
    worded: bool,
    limits: bool,
) -> str:
    """How a clause is joined; with a question mark where nothing says so.

    `limits`: whether it says something of materials or of the good, and is hardly another alternative.
    """
    kinds, labels, leads = sep
    word = _word(sep)
    if "IN_EACH" in leads:
        return "each"
    if "ALTERNATIVELY" in leads:
        return "alt"
    if clause.kind in ("its", "may"):
        return "and"
    if clause.kind == "for":
        return "alt"
    if "ADDITION" in leads and {";", "."} & set(kinds):
        return "each"
    if leads == ["HOWEVER"] and kinds == [","] and clause.kind == "cond":
        return "provided"
    if {"HOWEVER", "WITHIN_LIMIT", "ADDITION"} & set(leads) or word == "and":
        return "and"
    if "PROVIDED" in leads:
        return "provided"
    lettered = any(not label.strip("()").isdigit() for label in labels)
    if word == "and/or":
        return "or"
    if word == "or" and "IN_WHICH" in leads and ";" in kinds:
        return "alt"
    if word == "or":
        return "or" if listed and (lettered or not (";" in kinds or labels or capital)) else "alt"
    if clause.opens and (";" in kinds or (capital and kinds[-1:] != [":"])):
        return "alt" if worded or leads else "alt?"
    if "." in kinds and "LINE" in kinds and capital and not leads and isinstance(clause.cond, t.Undergoes):
        return "alt"  # a sentence of its own, on a line of its own
    if ";" in kinds:
        said = next((_word(each) for each in later if ";" in each[0] and _word(each)), "")
        limits = limits or (clause.kind == "unread" and not worded)
        if not said and not any(_word(each) for each in later) and limits and not capital:
            return "and?"  # a limit on materials that begins with a small letter
        if said == "and":
            return "and"
        return "or" if lettered else "alt" if worded or leads or not _stands(clause) else "alt?"
    following = next((_word(each) for each in later if _word(each)), "")
    if following == "or" and listed and "IN_WHICH" not in leads:
        return "or"
    return "and" if following or ("." in kinds and not _stands(clause)) or leads else "and?"
