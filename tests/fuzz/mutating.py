"""Ways to spoil bytes and text."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path
from random import Random

ROOT = Path(__file__).parents[2]
TOKEN = re.compile(r"\w+|[^\S\n]+|\n|[^\w\s]")
ODD_TEXT = (
    *("\u00a0", "\u200b", "\ufeff", "\u2028", "\x00", "\x1a", "\x85", "\r", "\r\n", "“", "”", "‘", "’", "–", "−", "●"),
    *("[", "]", "(", ")", "[US: ", "[ALT 1: ", "[reading x: ", "[X%]", "[TBD]", '"', "#", "# x\n", ";", ":", ",", "."),
    *("0", "00", "1e9", "9" * 70, "0.000001", "101%", "100%", "-5", "USD 5", "87", "87.03", "8703.23.10.20", "٣", "²"),
    *("and", "or", "not", "any of (1) ", "all of (a) ", "at least", "requires", "rule for", "except from", "of", "by"),
    *("test", "given", "expect", "list", "define condition", "from 2020-01-01", "until 2020-02-30", "\U0001f600", "é"),
    *(
        "AND",
        "IN",
        "\udc80",
        "i̇",
        "ǅ",
        "ß",
        "％",
        "a" * 400,
        "x_y",
        "𝟗",
        "\u202e",
        "e\u0301",
        "99-99",
        "8703.23-8703.21",
    ),
)
DEEP = (
    "(",
    "[US: ",
    "[",
    "any of (1) ",
    "all of (a) ",
    "not ",
    "(CTH and ",
    "lesser of (",
    "wholly obtained and ",
    "FOB + ",
)


@cache
def rule_texts() -> tuple[str, ...]:
    """The rule files of the project."""
    folders = (ROOT / "stdlib_rules", ROOT / "tests" / "roo", ROOT / "examples")
    paths = sorted(path for folder in folders for path in folder.rglob("*.roo"))
    return tuple(path.read_text(encoding="utf-8") for path in paths)


@cache
def statements() -> tuple[tuple[str, ...], ...]:
    """The statements of each, roughly: blocks between blank lines, and lines that begin at the margin."""
    return tuple(tuple(each for each in re.split(r"\n(?=\S)", text) if each.strip()) for text in rule_texts())


def odd(random: Random) -> str:
    """Something that seldom stands where it is put."""
    if random.random() < 0.1:
        return "".join(chr(random.choice((random.randrange(0x80), random.randrange(0x3000)))) for _ in range(5))
    return random.choice(ODD_TEXT)


def spoiled_bytes(content: bytes, random: Random, most: int = 4) -> bytes:
    """Bytes changed, put in, taken out, doubled or moved."""
    data = bytearray(content)
    for _ in range(random.randint(1, most)):
        at = random.randrange(len(data) + 1)
        end = min(len(data), at + int(random.expovariate(0.1)) + 1)
        match random.randrange(6):
            case 0:
                data[at:end] = b""
            case 1:
                data[at:at] = bytes(random.randrange(256) for _ in range(random.randint(1, 4)))
            case 2:
                data[at:at] = data[at:end] * random.choice((1, 1, 2, 40))
            case 3 if at < len(data):
                data[at] ^= 1 << random.randrange(8)
            case 4:
                piece, data[at:end] = data[at:end], b""
                to = random.randrange(len(data) + 1)
                data[to:to] = piece
            case _:
                data[at:at] = odd(random).encode("utf-8", "surrogatepass")
    return bytes(data)


def spoiled_tokens(text: str, random: Random, most: int = 5, others: Sequence[str] = ()) -> str:
    """Words and signs left out, doubled, exchanged, or taken from elsewhere."""
    tokens = TOKEN.findall(text)
    for _ in range(random.randint(1, most)):
        if not tokens:
            break
        at = random.randrange(len(tokens))
        match random.randrange(6):
            case 0:
                del tokens[at : at + random.randint(1, 6)]
            case 1:
                tokens[at:at] = tokens[at : at + random.randint(1, 6)]
            case 2:
                other = random.randrange(len(tokens))
                tokens[at], tokens[other] = tokens[other], tokens[at]
            case 3:
                tokens[at] = odd(random)
            case 4:
                tokens.insert(at, odd(random))
            case _ if others:
                borrowed = TOKEN.findall(random.choice(others))
                begin = random.randrange(len(borrowed) or 1)
                tokens[at : at + random.randint(0, 3)] = borrowed[begin : begin + random.randint(1, 8)]
    return "".join(tokens)


def deepened(text: str, random: Random) -> str:
    """Text with something in it that opens again and again, and closes perhaps."""
    opening = random.choice(DEEP)
    closing = {"(": ")", "[": "]"}.get(opening[:1], ")" if "(" in opening else "")
    count = random.choice((5, 60, 99, 101, 219, 221, 1500))
    spaces = [found.end() for found in re.finditer(r"\s", text)] or [0]
    at = random.choice(spaces)
    word = text[at:].split(" ", 1)[0]
    closed = closing * random.choice((0, count, count - 1))
    return text[:at] + opening * count + word + closed + text[at + len(word) :]


def chosen(random: Random, *ways: Callable[[], str]) -> str:
    """What one of some ways gives."""
    return random.choice(ways)()
