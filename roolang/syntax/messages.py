"""What is said of a statement that does not parse: the place, what was expected, what mends it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cached_property
from itertools import chain

from lark import Token

from roolang.diagnostics import Finding, Fix, Label
from roolang.source import SourceFile, Span
from roolang.syntax.astray import said_shortly
from roolang.syntax.guessing import guesses
from roolang.syntax.known import Known
from roolang.syntax.mend import Mend, either_join
from roolang.syntax.negation import negations
from roolang.syntax.probing import Stop, shown, walk
from roolang.syntax.recovery import IDLE
from roolang.syntax.spelling import begins_nearly
from roolang.syntax.vocabulary import STATEMENT, expectations, listed, spelled
from roolang.syntax.wording import EXAMPLES

MAX_TRIALS = 150
"""Guesses that are tried for one statement."""
MAX_TRIALS_OF_FILE = 6000
UNKNOWN = 5.0
"""How much less likely a guess is for each name in it that the text does not know."""
FAR_FETCHED = 8.0
"""From here on a guess is not believed if it takes `never` or the like for a name."""
NEARLY_AS_LIKELY = 4.0
MOST_FIXES = 3
LONGEST_STATEMENT = 20_000
"""A longer one is not worth guessing about."""
NAMING = ("agreement", "proposal", "consolidated text", "list", "quota", "tolerance")
"""What stands before a name that is free to choose."""
TITLES = ("agreement", "part of", "proposal", "amends", "consolidated text", "under", "test")
TEXT_NAME = re.compile(r"^[^\S\n]*(?:agreement|proposal|consolidated text)[^\S\n]+([^\W\d]\w*)", re.MULTILINE)
EXPECTED = ("VERDICT", "CLAIMABLE")
"""What a test expects, by a text that it must name."""
CAPITAL_JOIN = re.compile(r"(?<=\s)(?:AND|OR)(?=\s)")


class Adviser:
    """Explains the broken statements of one file; it tires after many."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self.trials = 0

    @cached_property
    def known(self) -> Known:
        """The names of the file."""
        return Known(self.source.text)

    def explain(self, base: int, stop: Stop) -> Finding:
        """The finding for a piece that begins at `base` and stops making sense at `stop`."""
        mends = self._mends(stop)
        mend = mends[0] if mends else None
        start, end = mend.place if mend and mend.place else stop.found
        said = mend.said if mend and mend.said else _message(stop, mend)
        help = either_join(mend.help, [each.new for each in mends]) if mend else _general_help(stop)
        fixes = dict.fromkeys(self._fix(base, each) for each in mends if each.exact)
        return self.finding(base + start, base + end, said, help, tuple(fixes)[:MOST_FIXES])

    def _fix(self, base: int, mend: Mend) -> Fix:
        """A guess as an edit of the file, without more white space than is needed."""
        start, end, text = base + mend.start, base + mend.end, self.source.text
        new = mend.new.lstrip() if text[start - 1 : start].isspace() or not start else mend.new
        new = new.rstrip() if text[end : end + 1].isspace() or end == len(text) else new
        return Fix(Span(self.source, start, end), new, mend.keeps)

    def finding(self, start: int, end: int, message: str, help: str, fixes: tuple[Fix, ...] = ()) -> Finding:
        """A finding about the characters between two offsets of the file."""
        span = Span(self.source, start, max(end, start + 1))
        return Finding("RL1001", message, Label(span), help=help, fixes=fixes)

    def _mends(self, stop: Stop) -> list[Mend]:
        """The guesses that make the statement parse, the likeliest first; else the one that gets furthest."""
        if len(stop.text) > LONGEST_STATEMENT or self.trials > MAX_TRIALS_OF_FILE:
            return []
        whole: list[tuple[float, Mend]] = []
        best, furthest, tried = None, 0, 0
        for weight, mend in chain(self._under(stop), self._shortly(stop), guesses(stop)):
            if tried >= MAX_TRIALS:
                break
            if whole and weight > min(cost for cost, _ in whole) + NEARLY_AS_LIKELY:
                continue
            tried += 1
            tokens, after = walk(stop.text[: mend.start] + mend.new + stop.text[mend.end :])
            if after is None:
                unknown = self._unknown(tokens)
                if weight < FAR_FETCHED or not any(map(negations, unknown)):
                    whole.append((weight + UNKNOWN * len(unknown), mend))
                continue
            reached = after.at - len(mend.new) + mend.end - mend.start
            gained = reached - max(stop.at, mend.end)
            if mend.partial and gained > 0 and reached > furthest:
                best, furthest = mend, reached
        self.trials += tried
        if whole:
            least = min(cost for cost, _ in whole)
            likely = [(cost, mend) for cost, mend in whole if cost <= least + NEARLY_AS_LIKELY]
            return [mend for _, mend in sorted(likely, key=lambda pair: pair[0])]
        return [best] if best else []

    def _under(self, stop: Stop) -> Iterator[tuple[float, Mend]]:
        """By which text a test expects what it expects, where the file has one text only and none is named."""
        names = set(TEXT_NAME.findall(self.source.text))
        if len(names) == 1 and stop.last is not None and stop.last.type in EXPECTED:
            new = f" under {names.pop()}"
            yield 1.0, Mend(stop.at, stop.at, new + " ", f"write `{new.strip()}` here", expected="`under`")

    def _shortly(self, stop: Stop) -> Iterator[tuple[float, Mend]]:
        """A standard quantity by its letters, unless they are a name that this text defines or may take along."""
        for mend in said_shortly(stop):
            letters = re.escape(str(stop.last).strip())
            if not re.search(rf"^\s*(?:define\b.*\b{letters}\b|use\b|part of\b)", self.source.text, re.MULTILINE):
                yield 0.0, mend

    def _unknown(self, tokens: list[Token]) -> list[str]:
        """The names of a statement that the text does not know."""
        pairs = zip([None, *tokens], tokens, strict=False)
        names = (token for before, token in pairs if token.type == "NAME" and not (before and _names(before)))
        return [str(name) for name in names if str(name) not in self.known]


def _names(before: Token) -> bool:
    """Whether the name behind a token is being given there, so that nobody knows it yet."""
    phrase = spelled().get(before.type, "")
    return phrase.startswith("define") or phrase in NAMING


def statement_after(stop: Stop) -> int:
    """Where in a broken piece something new seems to begin after a whole statement; 0 if nowhere."""
    places = _line_starts_of_name(stop)
    line = stop.text.rfind("\n", 0, stop.at) + 1
    indented = _indentation(stop.text, line) > _indentation(stop.text, 0) + 1
    if line and "$END" in stop.accepted and IDLE.fullmatch(stop.text, line, stop.at):
        places += [stop.at] if not indented or begins_nearly(stop.text, stop.at) else []
    return places[0] if places else 0


def capital_join(text: str) -> tuple[int, str] | None:
    """An `AND` or `OR` in the middle of a name, and where it stands; titles may have one."""
    if not CAPITAL_JOIN.search(text):
        return None
    before = ""
    for token in walk(text)[0]:
        found = CAPITAL_JOIN.search(str(token))
        if token.type == "NAME" and found and before not in TITLES:
            return (token.start_pos or 0) + found.start(), found[0]
        before = spelled().get(token.type, "")
    return None


def _indentation(text: str, start: int) -> int:
    found = re.compile(r"\n*([^\S\n]*)").match(text, start)
    return len(found[1]) if found else 0


def _line_starts_of_name(stop: Stop) -> list[int]:
    """The lines on which a name goes on with what is nearly the beginning of a statement."""
    if stop.last is None or stop.last.type != "NAME" or "\n" not in stop.last:
        return []
    begin = stop.last.start_pos or 0
    lines = [begin + found.end() for found in re.finditer(r"\n\s*", str(stop.last))]
    return [at for at in lines if begins_nearly(stop.text, at)]


def _message(stop: Stop, mend: Mend | None) -> str:
    """`expected x after y, found z`."""
    at = mend.place[0] if mend and mend.place else stop.at
    place = mend.place if mend and mend.expected and mend.place else None
    word = shown(stop.text[slice(*place)] if place else stop.word)
    if not stop.text[:at].strip() or (not stop.tokens and not place):
        return f"a statement cannot begin with {word}" if word else "the statement is empty"
    first = mend.expected if mend else ""
    expected = [first] if place else expectations(stop.accepted, first)
    after = f" after {shown(_before(stop, at if place else stop.at))}" if stop.tokens else ""
    found = ", but the statement ends here" if stop.ended and not place else f", found {word}"
    return f"expected {listed(expected)}{after}{found}"


def _before(stop: Stop, at: int) -> str:
    """The last words that make sense before an offset: a token, or the first part of a name."""
    tokens = [token for token in stop.tokens if (token.start_pos or 0) < at]
    if not tokens:
        return ""
    last = tokens[-1]
    return stop.text[last.start_pos or 0 : min(at, last.end_pos or at)].strip()


def _general_help(stop: Stop) -> str:
    """A line about what was expected, when no guess fits."""
    expected = expectations(stop.accepted)
    if not stop.tokens or expected == [STATEMENT]:
        return "statements begin with words such as `rule for`, `list`, `define material` or `tolerance`"
    fallback = f"write {listed(expected)} here" if all(words[0] == "`" for words in expected) else ""
    return next((EXAMPLES[words] for words in expected if words in EXAMPLES), fallback)
