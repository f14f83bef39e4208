"""Slips of the pen: one edit each in a good rule file, of the kinds that people make.

Everything follows from the seed and from the files: a kind is drawn, a file, a place in it, and what goes wrong there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import count, pairwise
from pathlib import Path
from random import Random

from lark import Token

from roolang.domain import nomenclature
from roolang.syntax.probing import walk
from roolang.syntax.vocabulary import spelled

ROOT = Path(__file__).parents[2]
TEXTS = tuple(
    path for part in ("stdlib_rules", "examples", "tests/roo") for path in sorted((ROOT / part).rglob("*.roo"))
)
LETTERS = "abcdefghilmnoprstuvy"
NEIGHBOURS = {
    **dict(zip("qwertyuiop", "wertyuiopo", strict=True)),
    **dict(zip("asdfghjkl", "sdfghjklk", strict=True)),
    **dict(zip("zxcvbnm", "xcvbnmn", strict=True)),
}
"""The key beside each key."""
UNITS = {"kg": ("kgs", "kilo", "pounds"), "litres": ("liter", "litre"), "l": ("lt",), "pieces": ("piece", "pcs"),
         "units": ("unit", "uints"), "tonnes": ("tonne", "tons"), "g": ("gr", "grams"), "t": ("ton",), "m2": ("sqm",)}  # fmt: skip
NOBODY = ("ZZ", "QX", "XJ")
"""Letters of no country."""


@dataclass(frozen=True)
class Slip:
    """One edit: its kind, the file, and the characters that are replaced."""

    kind: str
    path: Path
    start: int
    end: int
    new: str

    @property
    def before(self) -> str:
        return read(self.path)

    @property
    def after(self) -> str:
        return self.before[: self.start] + self.new + self.before[self.end :]

    @property
    def line(self) -> int:
        return self.before.count("\n", 0, self.start) + 1

    def __str__(self) -> str:
        old = self.before[self.start : self.end]
        return f"{self.kind}: {self.path.relative_to(ROOT)}:{self.line}: `{old}` -> `{self.new}`"


@cache
def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def tokens(path: Path) -> tuple[Token, ...]:
    """The tokens of a file."""
    found, stop = walk(read(path))
    assert stop is None, path
    return tuple(found)


def slips(shares: dict[str, int], seed: int) -> Iterator[Slip]:
    """So many slips of each kind."""
    for kind, wanted in shares.items():
        random = Random(f"{seed} {kind}")
        found: set[tuple[Path, int]] = set()
        for _ in count():
            if len(found) == wanted:
                break
            path = random.choice(TEXTS)
            slip = MAKERS[kind](random, path)
            if slip and (path, slip.line) not in found and slip.after.casefold() != slip.before.casefold():
                found.add((path, slip.line))
                yield slip


def _phrase(token: Token) -> str:
    return spelled().get(token.type, "")


def _place(token: Token) -> tuple[int, int]:
    return token.start_pos or 0, token.end_pos or 0


def _typo(random: Random, word: str) -> str:
    """A word with one letter left out, doubled, swapped with the next, or hit beside."""
    at = random.randrange(1, len(word))
    match random.randrange(4):
        case 0:
            return word[:at] + word[at + 1 :]
        case 1:
            return word[:at] + word[at] + word[at:]
        case 2 if at + 1 < len(word):
            return word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        case _:
            return word[:at] + NEIGHBOURS.get(word[at], random.choice(LETTERS)) + word[at + 1 :]


def _slip_in_word(random: Random, kind: str, path: Path, start: int, words: str) -> Slip | None:
    places = list(re.finditer(r"[A-Za-z]{4,}", words))
    if not places:
        return None
    word = random.choice(places)
    return Slip(kind, path, start + word.start(), start + word.end(), _typo(random, word[0]))


def keyword(random: Random, path: Path) -> Slip | None:
    """A letter wrong in a word of the language."""
    known = [token for token in tokens(path) if _phrase(token)[:1].islower() or token.type in WORDED]
    token = random.choice(known)
    return _slip_in_word(random, "keyword", path, _place(token)[0], str(token))


WORDED = (
    "RULE_VERB",
    "COMPARE",
    "LEVEL",
    "TREATED",
    "VERDICT",
    "APPLIES",
    "MATERIAL_LINE",
    "PROVIDED",
    "MORE_THAN_ONE",
)


def name(random: Random, path: Path) -> Slip | None:
    """A letter wrong in a name where it is used: of a quantity, a method, a list, an operation, a condition, a text."""
    every = tokens(path)
    used = [i for i, token in enumerate(every) if token.type == "NAME" and not _defines(every, i)]
    if not used:
        return None
    token = every[random.choice(used)]
    return _slip_in_word(random, "name", path, _place(token)[0], str(token))


def _defines(every: tuple[Token, ...], i: int) -> bool:
    """Whether a name is being given here, or is a word of a declaration that may be anything."""
    before = _phrase(every[i - 1]) if i else ""
    return before.startswith("define") or before in FREE or _given(every, i) or _listed(every, i)


def _listed(every: tuple[Token, ...], i: int) -> bool:
    """Whether a name stands in a list of operations: there the author chooses the words."""
    for token in reversed(every[:i]):
        if (phrase := _phrase(token)) not in (",", "") and token.type not in ("NAME", "STRING"):
            return phrase in ("undergoes", "undergo", "combined with", "followed by", "preceded by", ":", "or", "as")
    return False


FREE = ("agreement", "proposal", "consolidated text", "quota", "tolerance", "list", "dates are those of", "on", "in")
"""What stands before a name that is free to choose, or that nothing else names."""


def _given(every: tuple[Token, ...], i: int) -> bool:
    """Whether a name stands in what a test gives."""
    for token in reversed(every[:i]):
        if (phrase := _phrase(token)) in (
            "given",
            "given text",
            "expect",
            "expect error",
            "test",
        ) or token.type == "RULE_VERB":
            return phrase != "expect"
    return False


def lost(random: Random, path: Path) -> Slip | None:
    """A word of the language left out."""
    known = [
        token
        for token in tokens(path)
        if _phrase(token)[:1].islower() or token.type in ("COMPARE", "RULE_VERB", "AND", "OR")
    ]
    token = random.choice(known)
    start, _ = _place(token)
    words = list(re.finditer(r"\S+\s*", str(token)))
    word = random.choice(words)
    end = start + word.end()
    text = read(path)
    while end < len(text) and text[end] in " ":
        end += 1
    return Slip("lost word", path, start + word.start(), end, "")


def code(random: Random, path: Path) -> Slip | None:
    """Digits wrong in a tariff code, so that the nomenclature has no such code."""
    if _edition(path) not in nomenclature.loaded():
        return None
    known = [
        token
        for token in tokens(path)
        if token.type == "CODE" and len(token.replace(".", "")) > 2 and token[-1].isdigit()
    ]
    known = [token for token in known if nomenclature.exists(_edition(path), token.replace(".", "")[:6])]
    if not known:
        return None
    token = random.choice(known)
    for _ in range(60):
        wrong = _digits_wrong(random, str(token))
        if nomenclature.exists(_edition(path), wrong.replace(".", "")[:6]) is False:
            return Slip("code", path, *_place(token), wrong)
    return None


def _digits_wrong(random: Random, written: str) -> str:
    digits = [i for i, sign in enumerate(written) if sign.isdigit()]
    if random.random() < 0.5:
        one, other = random.choice(list(pairwise(digits)))
        changed = list(written)
        changed[one], changed[other] = changed[other], changed[one]
        return "".join(changed)
    at = random.choice(digits)
    return written[:at] + random.choice("0123456789") + written[at + 1 :]


def _edition(path: Path) -> int:
    found = re.findall(r"^nomenclature HS (\d{4})", read(path), re.MULTILINE)
    texts = re.findall(r"^(?:agreement|consolidated)", read(path), re.MULTILINE)
    return int(found[0]) if len(set(found)) == 1 and len(found) >= len(texts) else 0


def bracket(random: Random, path: Path) -> Slip | None:
    """A bracket or a quotation mark left out, doubled, or of another kind."""
    quiet = [_place(token) for token in tokens(path) if token.type == "STRING"]
    places = [(at, sign) for at, sign in enumerate(_uncommented(read(path))) if sign in "()[]"]
    places = [(at, sign) for at, sign in places if not any(start < at < end for start, end in quiet)]
    places += [(at, '"') for start, end in random.sample(quiet, len(quiet) // 4) for at in (start, end - 1)]
    if not places:
        return None
    at, sign = random.choice(places)
    other = {"(": "[", ")": "]", "[": "(", "]": ")", '"': "'"}[sign]
    new = random.choice(("", "", sign * 2 if sign != '"' else "", other))
    return Slip("bracket", path, at, at + 1, new)


def _uncommented(text: str) -> str:
    return re.sub(r'("[^"]*")|#[^\n]*', lambda found: found[1] or " " * len(found[0]), text)


def party(random: Random, path: Path) -> Slip | None:
    """A party that is not at the table, or not written as one."""
    found = [token for token in tokens(path) if token.type == "PARTY" and not _header(path, token)]
    places = [_place(token) for token in found]
    for token in tokens(path):
        if token.type.startswith("ATTR"):
            start = _place(token)[0]
            places += [(start + each.start(), start + each.end()) for each in re.finditer(r"\b[A-Z]{2}\b", str(token))]
    table = set(
        re.findall(
            r"\b[A-Z]{2}\b", " ".join(re.findall(r"^(?:parties|proposal|consolidated).*", read(path), re.MULTILINE))
        )
    )
    places = [(start, end) for start, end in places if read(path)[start:end] in table]
    if not places:
        return None
    start, end = random.choice(places)
    written = read(path)[start:end]
    return Slip("party", path, start, end, random.choice((written.lower(), written[::-1], *NOBODY, written + "A")))


def _header(path: Path, token: Token) -> bool:
    text = read(path)
    return bool(re.search(r"(?:parties|among|\bby)\s[A-Z, \n]*$", text[: _place(token)[0]]))


def unit(random: Random, path: Path) -> Slip | None:
    """A unit that is left out, or is not one of ours."""
    known = [token for token in tokens(path) if token.type in ("PERCENT", "QUANTITY", "MONEY")]
    if not known:
        return None
    token = random.choice(known)
    start, end = _place(token)
    text = str(token)
    if token.type == "PERCENT":
        number = re.match(r"[\d.]+", text)[0]  # type: ignore[index]
        return Slip("unit", path, start, end, random.choice((number, f"{number} pct", f"%{number}")))
    if token.type == "MONEY":
        currency, number, rest = re.fullmatch(r"([A-Z]{3})\s*([\d.]+)(.*)", text, re.DOTALL).groups()  # type: ignore[union-attr]
        return Slip(
            "unit",
            path,
            start,
            end,
            random.choice((f"{number} {currency}{rest}", f"{currency.lower()} {number}{rest}")),
        )
    found = re.fullmatch(r"([\d.]+\s*)(\w+)", text)
    assert found
    return Slip("unit", path, start, end, found[1] + random.choice(UNITS.get(found[2], ("kilo",))))


MAKERS = {
    "keyword": keyword,
    "name": name,
    "lost word": lost,
    "code": code,
    "bracket": bracket,
    "party": party,
    "unit": unit,
}
SHARES = {"keyword": 70, "name": 60, "lost word": 50, "code": 40, "bracket": 40, "party": 20, "unit": 20}
"""Three hundred slips."""
