"""Text to tokens: one pass of one pattern, then phrases by a trie. What says nothing is left out and remembered.

A token is `(kind, value, start, end)`. Words that no phrase knows stay `WORD`s, for `phrasing` to put together.
"""

from __future__ import annotations

import re
from fractions import Fraction
from typing import Any, TypeAlias

from roolang.domain.number_words import NUMBER_WORD
from roolang.draft.english import by_method, ranges
from roolang.draft.english.dates import WHEN, dated
from roolang.draft.english.numbers import FIGURE, contradicts_itself, percentage
from roolang.draft.english.patterns import END
from roolang.draft.english.remarks import NOTE, POINTS, REMARK
from roolang.draft.english.tables import tables
from roolang.draft.english.words import ARTICLES, spelled

Token: TypeAlias = by_method.Atom
ATOM = r"""
    (?P<SPACE>\ (?=[^\W_]))
  | (?P<PLAIN>(?![¹²³⁰⁴-⁹])[^\W\d_]++(?:['’][^\W\d_]++)*+(?![.)\d¹²³]))
  | (?P<PERCENT>\d+(?:[.,]\d+)?(?:\s*\([a-z\s-]+\))?\s*(?:%|per[\s-]?p?cent\b|pct\b)(?:\s+\(\d+(?:\.\d+)?\s*%\))?
      (?:\s+or\s+(?:more|above|higher|greater)\b(?!\s+(?:of|by|than)\b))?)
  | (?P<CODE>(?<![\d.])(?:\d{4}\.\d\d(?:\.(?:\d\d|[a-z]{2}\b)){0,2}(?!\d)
      |\d\d\.\d\d(?:\.\d\d){0,3}(?![\d]|\s*(?:mm|cm|kg|g)\b)
      |\d{6}(?:\d\d){0,2}\b
      |\d{4}\b(?![.,]\d)))
  | (?P<FOOTNOTE>(?<=[a-z]{4})(?<!maxnom)(?<!chapter)(?<!heading)(?<!annex)(?<!note)\d{1,2}(?=[\s.,;:]|$)
      |(?<!m)[¹²³⁰⁴-⁹]+|\[\d{1,2}\]|(?<=[a-z.%]\s)\d{1,2}/(?=\s*$)|(?<=[a-z]\.)[¹²³⁰⁴-⁹]+|\(\s*[*†‡]+\s*\)|\(\s+\d{1,2}\s+\))
  | (?P<LABEL>^\d{1,2}\.(?=\s)|^i{1,3}\)(?=\s)
      |(?<!\d)(?<!\d\(\d\))\((?:\d{1,2}|[a-z]|i{1,3}|iv|vi{0,3})\)|(?:^|(?<=[\s–—-]))(?:[a-h]|\d)\)(?=\s))
  | (?P<NUMBER>\d+(?:[.,]\d+)*)
  | (?P<RELATION>[≥≤]|[<>]=?)
  | (?P<PAREN>\((?:[^()]|\([^()]*\))*\))
  | (?P<DASH>(?:^|\s*\n)\s*[-–—•−]\s*|[:,;.]?[—–](?=\s)|\s+[-–—•]\s+(?=[a-z(])|(?<=\w)[—–](?=\s))
  | (?P<LINE>\s*\n\s*)
  | (?P<NO>\bnos?\.(?=\s))
  | (?P<DOTTED>\b[a-z]\.(?:[a-z]\.)+(?:[a-z]\b)?|\b(?:max|min)\.(?=\s))
  | (?P<WORD>[^\W\d_]+(?:['’][^\W\d_]+)*)
  | (?P<MARK>[,;:./])
  | (?P<QUIET>(?<=\bwo)-[a-z]{2,5}\b|[\s\-‑–'’"“”‘*†]+)
  | (?P<ODD>.)
"""
"""The smallest pieces; `SPACE` and `PLAIN` stand first since most of a text is these."""
SPELLED_OUT = rf"""(?P<PERCENT_IN_WORDS>\b(?:{NUMBER_WORD})(?:[\s-]+(?:{NUMBER_WORD}))*(?:\s+\(\d+\))?\s+per\s?cent\b
    (?:\s+\(\d+\s*%\))?) |"""
ATOMS = re.compile(ATOM, re.X | re.I)
ATOMS_WITH_WORDS = re.compile(SPELLED_OUT + ATOM, re.X | re.I)
ATOMS_WITH_DATES = re.compile(rf"(?P<WHEN>{WHEN}) | {SPELLED_OUT} {ATOM}", re.X | re.I)
IN_WORDS_AT_ALL = re.compile(r"[a-z]\s+(?:\(\d+\)\s+)?per\s?cent", re.I)
DATED_AT_ALL = re.compile(r"\b(?:19|20)\d\d\b(?!\.\d)")
NO_FIGURE = re.compile(rf"\d{{{FIGURE + 1}}}")
"""More digits than anybody's figure has: they stay unread."""
SILENT = re.compile(
    r"\((?:(?:single|double|triple) transformation|EXW|ex[- ]works|FOB|MaxNOM|RVC|QVC"
    r"|(?:tariff )?(?:sub-?)?(?:heading|chapter)(?: level)?|CIF|VNM|NOM|PCAs|es|s)\)",
    re.I,
)
"""What only abbreviates the words before it, or says a plural."""
BASES_SHORT = {
    "EXW": "ex-works price",
    "EX-WORKS": "ex-works price",
    "EX WORKS": "ex-works price",
    "FOB": "FOB",
    "CIF": "CIF",
}
SHORT_CONTENTS = frozenset(("rvc", "qvc", "maxnom", "vac", "dva", "lvc"))
CONTENTS = SHORT_CONTENTS | {"vnm", "content", "addition"}
"""Behind what a base in parentheses is that of the percentage to come: `MaxNOM (FOB) 50 %`."""
RELATIONS = {"≥": ">=", "≤": "<="}
OR_SHAPED = re.compile(r"\(or (knit(?:ted)? to shape)\)", re.I)
SHORT = frozenset(
    ("cc", "cth", "ctsh", "ctth", "wo", "pe", "cr", "rvc", "qvc", "vac", "dva", "lvc", "vnm", "bu", "bd", "nc", "tv")
)
"""What is an abbreviation only in capitals."""
ONLY_PERCENT = re.compile(r"\(\s*(\d+(?:[.,]\d+)?)\s*(?:%|per\s?cent)\s*\)", re.I)


class Scan:
    """The tokens of a text, and what was left out of them."""

    __slots__ = ("idle", "notes", "remarks", "text", "tokens")

    def __init__(self, text: str) -> None:
        self.text = text
        self.idle: list[tuple[int, int]] = []
        self.remarks: list[tuple[int, int]] = []
        self.notes: list[tuple[int, int]] = []
        """Notes in the text that may bind, and are not read."""
        self.tokens: list[Token] = []


def scan(text: str) -> Scan:
    """The tokens of a text."""
    found = Scan(text)
    blank = text
    if "ote" in text and (note := NOTE.search(text)):
        found.notes.append(note.span())
        blank = blank[: note.start()] + " " * (note.end() - note.start()) + blank[note.end() :]
    if POINTS.search(text):
        for remark in REMARK.finditer(blank):
            found.remarks.append((remark.start(), remark.end()))
            blank = blank[: remark.start()] + " " * (remark.end() - remark.start()) + blank[remark.end() :]
    _phrased(_atoms(blank, found), found)
    return found


def _atoms(text: str, found: Scan) -> list[Token]:
    """The smallest pieces, without articles and what is silent; words in small letters."""
    atoms: list[Token] = []
    ahead = ""
    idle = found.idle
    pattern = ATOMS_WITH_WORDS if IN_WORDS_AT_ALL.search(text) else ATOMS
    if DATED_AT_ALL.search(text):
        pattern = ATOMS_WITH_DATES
    for match in pattern.finditer(text):
        kind = match.lastgroup
        if kind == "SPACE" or kind == "QUIET":
            continue
        start, end = match.span()
        if kind == "FOOTNOTE":
            idle.append((start, end))
            continue
        words = match[0]
        if kind == "PLAIN":
            value: Any = words.lower()
            if value in ARTICLES:
                idle.append((start, end))
            else:
                atoms.append(("WORD", spelled[value], start, end))
            continue
        if end - start > FIGURE and NO_FIGURE.search(words):
            atoms.append(("ODD", words, start, end))
            continue
        if kind == "WORD":
            value = words.lower()
            if value in ARTICLES:
                idle.append((start, end))
                continue
            value = spelled[value]
        elif kind == "NO":
            kind, value = "WORD", "no"
        elif kind == "DOTTED":
            kind, value = "WORD", words.replace(".", "").lower()
        elif kind == "ODD" and words in "+&":
            kind, value = "WORD", "and"
        elif kind == "PERCENT" or kind == "PERCENT_IN_WORDS":
            kind, value = "PERCENT", percentage(words)
            if contradicts_itself(words) or _runs_into(atoms, start):
                kind, value = "ODD", words
        elif kind == "CODE":
            value = words.replace(".", "")
            if len(atoms) > 1 and atoms[-1][0] == "LINE" and atoms[-2][0] == "WORD":
                atoms.pop()
        elif kind == "RELATION":
            kind, value = "COMPARE", RELATIONS.get(words, words)
        elif kind == "PAREN" and (only := ONLY_PERCENT.fullmatch(words)) and atoms and atoms[-1][0] == "WORD":
            kind, value = "PERCENT", percentage(only[1])
        elif kind == "PAREN" and SILENT.fullmatch(words):
            base = BASES_SHORT.get(words[1:-1].upper())
            of = atoms[-1][1] in CONTENTS if atoms else False
            if base and "PERCENT" in [each[0] for each in atoms[-1 - of :]]:
                atoms.append(("BASE", (base, ""), start, end))
            else:
                idle.append((start, end))
                ahead = base if base and of else ahead
            continue
        elif (kind == "PAREN" or kind == "WHEN") and (when := dated(words)):
            kind, value = "DATED", when
        elif kind == "PAREN" and (found_op := OR_SHAPED.fullmatch(words)):
            atoms.append(("WORD", "or", start + 1, start + 3))
            atoms += [("WORD", w, start + 1, end - 1) for w in found_op[1].lower().split()]
            continue
        elif kind in ("NUMBER", "LABEL") and atoms and atoms[-1][1] in SHORT_CONTENTS and words.strip("()").isdigit():
            kind, value = "PERCENT", Fraction(words.strip("()"))
        else:
            value = words
        atoms.append((kind or "ODD", value, start, end))
        if kind == "PERCENT" and ahead:
            atoms.append(("BASE", (ahead, ""), end, end))
            ahead = ""
    return atoms


def _runs_into(atoms: list[Token], start: int) -> bool:
    """Whether a percentage stands behind another number with nothing between, or is a percentage of one: `4 0 %`."""
    if not atoms:
        return False
    before = [each[0] for each in atoms[-2:]]
    of_another = atoms[-1][1] == "of" and before[0] == "PERCENT"
    return of_another or (before[-1] in ("NUMBER", "PERCENT") and start - atoms[-1][3] <= 1)


def _phrased(atoms: list[Token], found: Scan) -> None:
    """Atoms to tokens: the longest phrase at each place, codes and ranges with the word for their level."""
    phrases, operations = tables().phrases, tables().operations
    tokens, size, at = found.tokens, len(atoms), 0
    chapters = False

    def meant(some: list[Token], place: int) -> tuple[Any, int]:
        return _longest(phrases, some, place, len(some))

    while at < size:
        atom = atoms[at]
        kind = atom[0]
        if tokens and by_method.follows(tokens):
            told, beyond = by_method.another(atoms, at, meant, _inside)
            if told:
                tokens += told
                at = beyond
                continue
        if kind == "WORD":
            meaning, after = _longest(phrases, atoms, at, size)
            operation, beyond = _longest(operations, atoms, at, size)
            if operation is not None and beyond > after:
                past = beyond if operation == "specific processes" else _past_rule(atoms, beyond, size)
                meaning, after = ("OPERATION", operation), past
            if _or_not_less(meaning, phrases, atoms, after):
                meaning, after = _longest(phrases, atoms, at, after - 2)
            if meaning is None:
                tokens.append(atom)
                at += 1
                chapters = chapters and atom[1] in ("and", "or", *ranges.TO_WORDS)
                continue
            name, value = meaning
            listed = after + (after < size and atoms[after][1] == ":")
            led = _longest(operations, atoms, listed, size)[0] is not None
            if value == "specific processes" and listed > after and led:
                name = "ONE_OF"
            if name in ("ONE_OF", "ALL_OF") and not led:
                tokens.append(atom)
                at += 1
                continue
            if after == at + 1 and atom[1] in SHORT and not found.text[atom[2] : atom[3]][:1].isupper():
                tokens.append(atom)  # a unit, or part of a word that is not an abbreviation
                at += 1
                continue
            chapters = name == "LEVEL" and value == "chapter"
            if name == "LEVEL" and not ranges.code_at(atoms, after, size, chapters):
                tokens.append(("WORD", atoms[at][1], atom[2], atoms[after - 1][3]))
            else:
                tokens.append((name, value, atom[2], atoms[after - 1][3]))
            at = after
            if name == "CONTENT":
                told, at = by_method.figures(atoms, at, meant, _inside)
                tokens += told
        elif kind == "CODE" or (kind == "NUMBER" and chapters):
            at = ranges.code_range(atoms, at, size, chapters, tokens)
        elif kind == "PAREN" and _again(atom, tokens):
            found.idle.append(atom[2:])
            at += 1
        elif kind == "PAREN" and (held := _held(atom, phrases) or _excepted(atom) or _clauses(atom)):
            tokens += held
            at += 1
        else:
            chapters = chapters and kind == "MARK" and atom[1] == ","
            tokens.append(atom)
            at += 1


def _or_not_less(meaning: Any, phrases: dict[str, Any], atoms: list[Token], after: int) -> bool:
    """Whether `or not` is no end of a phrase: `CTH or not less than 40 % RVC`."""
    ends = meaning is not None and meaning[0] == "NOCHANGE" and atoms[after - 1][1] == "not"
    return ends and _longest(phrases, atoms, after - 1, len(atoms))[0] is not None


def _inside(paren: Token) -> list[Token]:
    """The atoms in parentheses, in their places in the text."""
    return _shifted(_atoms(paren[1][1:-1], Scan("")), paren)


def _read_inside(paren: Token) -> list[Token]:
    """The tokens in parentheses, in their places in the text."""
    inner = Scan(paren[1][1:-1])
    _phrased(_atoms(inner.text, inner), inner)
    return _shifted(inner.tokens, paren)


def _shifted(inner: list[Token], paren: Token) -> list[Token]:
    shift = paren[2] + 1
    return [(kind, value, start + shift, end + shift) for kind, value, start, end in inner]


def _held(paren: Token, phrases: dict[str, Any]) -> list[Token]:
    """What stands in parentheses, if it is nothing but methods and bases."""
    inner = _inside(paren)
    at, size = 0, len(inner)
    found: list[Token] = []
    while at < size:
        meaning, after = _longest(phrases, inner, at, size)
        if meaning is not None and meaning[0] in ("METHOD", "BASE_NAME"):
            found.append((*meaning, inner[at][2], inner[after - 1][3]))
            at = after
        elif found and inner[at][1] in ("or", "/", ","):
            found.append(inner[at])
            at += 1
        else:
            return []
    return found


def _again(paren: Token, tokens: list[Token]) -> bool:
    """Whether parentheses only say once more what stands before them: `tariff heading (CTH)`, `... 40% (RVC40)`."""
    if not tokens or tokens[-1][0] not in SAID_AGAIN:
        return False
    said = [each[:2] for each in _read_inside(paren)]
    figures = [each[:2] for each in tokens if each[0] in ("CONTENT", "PERCENT")]
    return said == [tokens[-1][:2]] or (len(said) == 2 and said == figures[-2:])


SAID_AGAIN = frozenset(("SHIFT", "WHOLLY_OBTAINED", "ALL_ORIGINATE", "OPERATION", "PERCENT", "METHOD"))


def _excepted(paren: Token) -> list[Token]:
    """What stands in parentheses, if it is an exception of codes."""
    if not paren[1][1:].lstrip().lower().startswith(EXCEPTING):
        return []
    held = _read_inside(paren)
    kinds = [each[0] for each in held[:2]]
    if kinds[:1] != ["EXCEPT"] or kinds[1:] not in (["ALIKE"], ["CODE"], ["PRODUCTS"], ["SAME"]):
        return []
    return [*held[:-1], (*held[-1][:3], paren[3])]


def _clauses(paren: Token) -> list[Token]:
    """What stands in parentheses, if it is clauses that must hold: `or (CTSH and RVC 30)`, `(provided that ...)`."""
    held = _read_inside(paren)
    words = [value for kind, value, *_ in held if kind == "WORD"]
    first = held[0][0] if held else ""
    if first != "PROVIDED" and (first not in WHOLE or "and" not in words or "or" in words):
        return []
    return [("MARK", "(", paren[2], paren[2] + 1), *held, ("MARK", ")", paren[3] - 1, paren[3])]


WHOLE = frozenset(("ALL_ORIGINATE", "CHANGE_FROM", "CHANGE_TO", "CONTENT", "MAX_NOM", "SHIFT", "WHOLLY_OBTAINED"))
"""With what a requirement begins that needs no other words."""
EXCEPTING = ("except", "excluding", "other than", "save", "apart from", "with the exception", "but not")


def _longest(node: dict[str, Any], atoms: list[Token], at: int, size: int) -> tuple[Any, int]:
    """The meaning of the longest phrase at a place, and where it ends."""
    meaning, after = None, at
    while at < size:
        kind, word = atoms[at][:2]
        if kind not in ("WORD", "PAREN", "NUMBER") and (kind != "MARK" or word not in ",/"):
            break
        if kind == "MARK" and word == "," and word not in node and after < at:
            at += 1  # a comma inside a phrase is none of its words
            continue
        step = node.get(
            word
            if kind != "PAREN"
            else f"<{'_'.join(each for each in word[1:-1].lower().split() if each not in ARTICLES)}>"
        )
        if step is None:
            break
        node = step
        at += 1
        if END in node:
            meaning, after = node[END], at
    return meaning, after


def _past_rule(atoms: list[Token], at: int, size: int) -> int:
    """Behind what only says that an operation is asked for: `purification rule applies`, `sewing of the good`."""
    while at < size and atoms[at][0] == "WORD" and atoms[at][1] in ("rule", "apply", "applie"):
        at += 1
    if at < size and atoms[at][1] in ("process", "operation") and (at + 1 >= size or _ends(atoms[at + 1])):
        at += 1
    words = [each[1] for each in atoms[at : at + 2]]
    return at + 2 if words in (["of", "good"], ["of", "fabric"], ["of", "garment"]) else at


def _ends(atom: Token) -> bool:
    """Whether a noun before it says no more than that an operation is one: `weaving process, dyeing process`."""
    return atom[0] in ("MARK", "LINE") or atom[1] in ("and", "or", "in", "is", "combined", "accompanied", "followed")
