"""The words of a row read: which of its texts belong together, what each of them says, in whose words.

A source may have split one rule into several texts. Which of them make one rule is found by reading: of all ways to
cut the row into runs of texts the one is taken in which most is read, and of those the one with the fewest joins. A
text that begins as only the rest of something does not stand by itself unless nothing else can be read.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache

from roolang.draft.annex import Clause
from roolang.draft.english import Question, Reading, read_rule
from roolang.record import record
from roolang.source import SourceFile, Span
from roolang.syntax import tree as t

RANK = {"compiled": 4, "partial": 3, "refused": 0}
FRAGMENT = re.compile(
    r"\s*(?:[-–—•]\s*)?(?:\(?(?:[b-hj-z]|ii+|iv|vi*)\)|[a-z](?![\w.]*\d)"
    r"|(?:However|Of which|Followed|Provided|In each case)\b)"
)
"""How a text begins that is the rest of another one: a later label, a small letter, a word that refers back."""
OPEN_END = re.compile(r"(?:[:,;–—-]|\b(?:and|or|provided that|of|from|in which))\s*[.;]?\s*$")
"""How a text ends that another one goes on with."""
MOST = 14
"""Texts of one row that are tried in every way; of a longer one each stands by itself."""
Read = Callable[[str, str], Reading]


@record(frozen=True, slots=True)
class Part:
    """Some texts of a row that make one rule, from the `first` up to (not including) the `last`, and their reading.

    `text` is what was read: the texts with a connective between them; `starts` says where in it each of them begins.
    """

    first: int
    last: int
    text: str
    starts: tuple[int, ...]
    reading: Reading
    operator: str = ""

    @property
    def joined(self) -> bool:
        """Whether it is more than one text of the source."""
        return self.last - self.first > 1

    def place(self, start: int, end: int) -> tuple[int, int, int]:
        """The number of the text in which a place of the joined text lies, and the place in that text."""
        number = max(i for i, begins in enumerate(self.starts) if begins <= start) if start >= self.starts[0] else 0
        begins = self.starts[number]
        return self.first + number, start - begins, max(end - begins, start - begins)


def parts_of(clauses: tuple[Clause, ...], goods: str, read: Read = read_rule) -> tuple[Part, ...]:
    """The parts of a row, in order."""
    texts = tuple(each.text for each in clauses)
    operators = tuple(each.operator for each in clauses)
    single = [_part(texts, operators, i, i + 1, goods, read) for i in range(len(texts))]
    if len(texts) == 1 or len(texts) > MOST or not _doubtful(single, texts):
        return tuple(single)
    return _best(texts, operators, goods, read)


def _doubtful(single: list[Part], texts: tuple[str, ...]) -> bool:
    """Whether some text may be no rule by itself."""
    return any(
        part.reading.status == "refused"
        or (i and FRAGMENT.match(text))
        or (i + 1 < len(texts) and OPEN_END.search(text))
        for i, (part, text) in enumerate(zip(single, texts, strict=True))
    )


def _best(texts: tuple[str, ...], operators: tuple[str, ...], goods: str, read: Read) -> tuple[Part, ...]:
    """The best way to cut the texts into runs."""
    known: dict[tuple[int, int], Part] = {}

    def run(first: int, last: int) -> Part:
        if (first, last) not in known:
            known[first, last] = _part(texts, operators, first, last, goods, read)
        return known[first, last]

    @cache
    def best(first: int) -> tuple[int, tuple[int, ...]]:
        if first == len(texts):
            return 0, ()
        ways = []
        for last in range(first + 1, len(texts) + 1):
            score, cuts = best(last)
            ways.append((score + _worth(run(first, last), texts), (last, *cuts)))
        return max(ways, key=lambda way: (way[0], len(way[1])))

    cuts = best(0)[1]
    parts = [run(first, last) for first, last in zip((0, *cuts), cuts, strict=False)]
    return tuple(_in_company(parts, i, run) for i in range(len(parts)))


def _in_company(parts: list[Part], index: int, run: Callable[[int, int], Part]) -> Part:
    """A text that is not read by itself as what it is beside an alternative that is read: a question with its words.

    So the reader takes it where both stand in one text, which is how most sources print them.
    """
    part = parts[index]
    if part.reading.status != "refused" or len(parts) == 1:
        return part
    near = parts[index - 1] if index else parts[1]
    if near.reading.status == "refused":
        return part
    both = run(min(part.first, near.first), max(part.last, near.last)).reading
    if both.status == "refused" or not both.questions:
        return part
    words = " ".join(part.text.replace('"', "”").split()).rstrip(".;")
    place = (0, len(part.text))
    span = Span(SourceFile("rule", part.text), *place)
    asked = Question(words, "fact", defined=False, place=place)
    return replace(part, reading=Reading(part.text, "partial", t.Established(words, span=span), questions=(asked,)))


def _worth(part: Part, texts: tuple[str, ...]) -> int:
    """How good a run is: what is read of it, less a little for each join and much for beginning as a rest.

    Texts of which nothing says that they belong together are a run only if all of it is read.
    """
    count = part.last - part.first
    status = part.reading.status
    signs = all(_goes_on(texts, i) for i in range(part.first + 1, part.last))
    worth = 10 * RANK[status] * count - (count - 1) if signs or status == "compiled" else -count
    if part.first and FRAGMENT.match(texts[part.first]):
        worth -= 25
    before = texts[part.last - 1].rstrip()
    if part.last < len(texts) and OPEN_END.search(before) and not before.endswith("or"):
        worth -= 15
    return worth


def _goes_on(texts: tuple[str, ...], index: int) -> bool:
    """Whether a text looks like the rest of the one before it."""
    return bool(FRAGMENT.match(texts[index]) or OPEN_END.search(texts[index - 1]))


def _part(texts: tuple[str, ...], operators: tuple[str, ...], first: int, last: int, goods: str, read: Read) -> Part:
    text, starts = "", []
    for i in range(first, last):
        if i > first:
            text = _with_connective(text, operators[i] or _next(operators, i), texts[i])
        starts.append(len(text))
        text += texts[i]
    return Part(first, last, text, tuple(starts), read(text, goods), operators[first])


def _next(operators: tuple[str, ...], index: int) -> str:
    """The connective that a list has at its end stands for all its items."""
    return next((each for each in operators[index:] if each), "")


def _with_connective(before: str, operator: str, after: str) -> str:
    """The text so far with a connective at its end; none twice, and none where the sentence runs on."""
    stripped = before.rstrip()
    if OPEN_END.search(stripped) and not stripped.endswith(";"):
        bare = stripped[:-1].rstrip() if stripped.endswith(".") else stripped
        return bare + "\n"
    bare = stripped.rstrip(".;")
    if re.match(r"\s*(?:Of which|Followed|Provided|However)\b", after):
        return bare + ("\n" if not after.lstrip().startswith("However") else ". ")
    return f"{bare}; {operator}\n" if operator else f"{bare};\n"


def lost(parts: tuple[Part, ...]) -> Iterator[int]:
    """The parts behind the first whose connective the source lost."""
    operators = tuple(part.operator for part in parts)
    for i in range(1, len(parts)):
        if not _next(operators, i):
            yield i
