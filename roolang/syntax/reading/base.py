"""How forms are given to the methods that read them, and the small values."""

from __future__ import annotations

import re
from bisect import bisect_left
from datetime import date
from fractions import Fraction
from functools import lru_cache
from typing import Any

from lark import Token

from roolang.diagnostics import Finding, Fix, Label
from roolang.domain.signs import UNLETTERED
from roolang.limits import MAX_NAME, MAX_NUMBER_LENGTH, MAX_QUOTATION
from roolang.source import SourceFile, Span
from roolang.syntax import tree as t
from roolang.syntax.reading.children import Children, Clause, Kids, form_of, repeating

THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:,\d{3})+(?![\d.])")
SURELY_THOUSANDS = re.compile(r"\d{1,3}(?:(?:,\d{3})*,000|(?:,\d{3}){2,})")
"""Marks for the thousands that nobody takes for a decimal comma: noughts behind it, or several of them."""
MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
COMPARISONS = {
    ">=": (">=", "≥", "at least", "not less than", "no less than", "not lower than", "no lower than", "not below"),
    "<=": (
        *("<=", "≤", "at most", "not more than", "no more than", "not greater than", "no greater than"),
        *("not higher than", "no higher than", "not above", "not over", "not exceeding", "does not exceed"),
        *("do not exceed", "must not exceed", "shall not exceed", "cannot exceed"),
    ),
    ">": (">", "more than", "greater than", "higher than", "above", "exceeding", "exceeds", "exceed"),
    "<": ("<", "less than", "lower than", "below"),
    "=": ("=", "equal to"),
}
OPEN = re.compile(r'"[^"]*"|“[^”]*”|#[^\n]*|(?P<open>\[\s*(?:●|TBD|to\s+be\s+determined)\s*(?:%|per\s*cent)?\s*\])')
NUMERAL = re.compile(r"\d[\d.]*")
NAMED = {
    t.Cite: "cite",
    t.Note: "note",
    t.Criterion: "criterion",
    t.InForce: "in force",
    t.CountingOnly: "counting only",
}
"""The words of the clauses that are nodes of their own."""
KEEP_ONE = "keep one of the two, or join them in one"
_METHODS: dict[str, tuple[str, bool]] = {}
STATES = re.compile(r"[A-Z]{2}(?![\w-])")


class BaseReader:
    """Builds nodes bottom-up; findings gather in `found`. `base` is where the parsed piece begins in the file."""

    def __init__(self, source: SourceFile, base: int = 0) -> None:
        self.source = source
        self.base = base
        self.found: list[Finding] = []

    def token(self, token: Token) -> Token:
        """A token as forms are given it."""
        return token if len(token) <= MAX_NUMBER_LENGTH else self._bounded(token)

    def form(self, data: str, kids: list[Any], start: int, end: int) -> Any:
        """The node of a form of the grammar, out of what its children came to; it lies from `start` to `end`."""
        name, repeats = _METHODS.get(data) or self._method(data)
        method = getattr(self, name)
        span = Span(self.source, self.base + start, self.base + end)
        if not repeats:
            return method(kids, span)
        children = Children(kids)
        node = method(children, span)
        for first, again in children.again() if children.left else ():
            self._said_twice(first, again)
        return node

    def _method(self, data: str) -> tuple[str, bool]:
        """The method that reads a form, and whether the form can have any number of children."""
        form = form_of(data)
        found = _METHODS[data] = form + "_" if hasattr(self, form + "_") else form, form in repeating()
        return found

    def _bounded(self, token: Token) -> Token:
        """A long token; of a number with too many digits one to read on with. Layout makes nothing long."""
        said = token.type == "STRING" or token.type.startswith("ATTR")
        numerals = [] if said and token[:1] != "[" else NUMERAL.findall(token)
        if (longest := max(map(len, numerals), default=0)) > MAX_NUMBER_LENGTH:
            self._too_long("RL0920", "a number", MAX_NUMBER_LENGTH, longest, token)
            return Token.new_borrow_pos(token.type, NUMERAL.sub("1", token), token)
        most, size = MAX_QUOTATION if said else MAX_NAME, len(" ".join(token.split()).strip('"“”'))
        if size > most:
            self._too_long("RL0921", "a quotation" if said else "a name", most, size, token)
        return token

    def _too_long(self, code: str, what: str, most: int, size: int, token: Token) -> None:
        help_ = "write fewer digits" if code == "RL0920" else "shorten it"
        message = f"{what} has {most:,} characters at most, and this one has {size:,}"
        self.report(code, message, self.span(token), help=help_)

    def span(self, token: Token) -> Span:
        """Where a token stands."""
        start = token.start_pos or 0
        return Span(self.source, self.base + start, self.base + (token.end_pos or start))

    def report(
        self,
        code: str,
        message: str,
        span: Span,
        label: str = "",
        help: str = "",
        other: Span | None = None,
        fixes: tuple[Fix, ...] = (),
    ) -> None:
        """Keeps a finding about a place, held against the first of its kind perhaps."""
        others = (Label(other, "the first"),) if other else ()
        self.found.append(Finding(code, message, Label(span, label), others=others, help=help, fixes=fixes))

    def _said_twice(self, first: Any, again: Any) -> None:
        """RL1013 for a clause that the node has no room for, since it has another of its kind."""
        word = again.kind if isinstance(again, Clause) else NAMED[type(again)]
        self.report("RL1013", f"`{word}` stands a second time", again.span, "the second", KEEP_ONE, first.span)

    # ---- small things

    def day(self, token: Token) -> date:
        """A date in either form; one that the calendar does not have is reported."""
        text = str(token)
        try:
            if text[:4].isdigit():
                return date.fromisoformat(text)
            day, month, year = text.split()
            return date(int(year), MONTHS.index(month) + 1, int(day))
        except ValueError:
            self.report(
                "RL1010",
                f"`{text}` is not a date of the calendar",
                self.span(token),
                help="write a day that exists, such as 2018-02-28",
            )
            return date(1, 1, 1)

    def count(self, token: Token) -> int:
        """A whole number; one with a fraction is reported."""
        if "." in str(token):
            self.report("RL1009", f"`{token}` is not a whole number", self.span(token), help="write a whole number")
        return int(str(token).split(".")[0])

    def comparison(self, token: Token) -> str:
        """One of `>= <= > < =` for the words of a comparison."""
        words = re.sub(r"^(is|are|must be|shall be) ", "", " ".join(str(token).split()).casefold())
        return next(sign for sign, forms in COMPARISONS.items() if words in forms)

    def name(self, token: Token | str) -> str:
        """A name as it is kept: single spaces, underscores as spaces."""
        return " ".join(str(token).replace("_", " ").split())

    def words(self, token: Token) -> str:
        """The words within quotation marks, white space folded."""
        return " ".join(str(token)[1:-1].split())

    def attribution(self, token: Token) -> t.Attribution:
        """Whose words a bracket holds."""
        text = str(token).strip("[ \t\n\u00a0").removesuffix(":").rstrip().removesuffix(":").strip()
        if not text:
            return t.Attribution()
        if text[:3] == "ALT":
            return t.Attribution(alternative=int(text[3:].strip(" :")))
        if text[:7].casefold() == "reading":
            return t.Attribution(reading=self.name(text[7:].strip(" :")))
        stances = []
        for part in text.split(";"):
            verb = re.search(r"(propose|oppose|support|consider)", part)
            stances.append(t.Stance(tuple(STATES.findall(part)), verb[1] if verb else "propose"))
        return t.Attribution(tuple(stances))

    def options(self, kids: Children, span: Span) -> t.Slot[Any]:
        """A slot from alternating opening tokens and contents."""
        held = kids.all()
        pairs = zip(held[::2], held[1::2], strict=True)
        return t.Slot(
            tuple(t.Option(self.attribution(token), content, span=self.span(token)) for token, content in pairs),
            span=span,
        )

    # ---- values

    def percent(self, kids: Kids, span: Span) -> t.Percent:
        number = Fraction(re.match(r"[\d.]+", str(kids[0]))[0])  # type: ignore[index]
        if number > 100:
            self.report("RL3003", f"`{kids[0]}` is above 100 per cent", span, help="write a percentage from 0 to 100")
        return t.Percent(number, span=span)

    def number(self, kids: Kids, span: Span) -> t.Number:
        return t.Number(Fraction(str(kids[0])), span=span)

    def money(self, kids: Kids, span: Span) -> t.Money:
        found = re.fullmatch(r"([A-Z]{3})\s*([\d.]+)(?:\s+per\s+(\w+))?", str(kids[0]))
        assert found
        return t.Money(found[1], Fraction(found[2]), found[3] or "", span=span)

    def measured(self, kids: Kids, span: Span) -> t.Measured:
        found = re.fullmatch(r"([\d.]+)\s*(\w+)", str(kids[0]))
        assert found
        return t.Measured(Fraction(found[1]), found[2], span=span)

    def open_number(self, kids: Kids, span: Span) -> t.OpenNumber:
        text = str(kids[0]).strip("[] \n\t")
        percent = bool(re.search(r"%|per\s*cent$", text))
        name = re.sub(r"\s*(%|per\s*cent)$", "", text)
        if name in ("●", "TBD") or name.startswith("to "):
            number = bisect_left(_open_places(self.source), span.start) + 1
            name = f"{UNLETTERED}{number} of {self.source.name}"
        return t.OpenNumber(name, percent, span=span)

    def step(self, kids: Kids, span: Span) -> t.Step:
        return t.Step(kids[0], kids[1] if len(kids) > 1 else None, span=span)

    def from_date(self, kids: Kids, span: Span) -> date:
        return self.day(kids[0])

    on_date = dated = from_date

    def steps(self, kids: Children, span: Span) -> t.Steps | t.Slot[t.Steps]:
        if slot := kids.one(t.Slot):
            return slot
        steps = t.Steps(kids.all(), span=span)
        days = [step.start or date.min for step in steps.steps]
        if any(finding.code == "RL1010" for finding in self.found):
            return steps
        if days != sorted(set(days)):
            self._not_in_order(span)
        return steps

    def _not_in_order(self, span: Span) -> None:
        """Steps without an order of days; `USD 1,000` reads as two of them."""
        found = THOUSANDS.search(span.text)
        if found is None:
            help = "write the dates in order, each once"
            self.report("RL4003", "the steps of a phase-in run backwards", span, help=help)
            return
        at, digits = span.start + found.start(), found[0].replace(",", "")
        place = Span(span.source, at, at + len(found[0]))
        message = f"`{found[0]}` is written with a mark for the thousands"
        keeps = bool(SURELY_THOUSANDS.fullmatch(found[0]))
        self.report("RL1001", message, place, help=f"write `{digits}`", fixes=(Fix(place, digits, keeps),))

    def value_slot(self, kids: Children, span: Span) -> t.Slot[t.Steps]:
        options: list[t.Option[t.Steps]] = []
        held = kids.all()
        starts = [i for i, kid in enumerate(held) if isinstance(kid, Token)]
        for start, end in zip(starts, [*starts[1:], len(held)], strict=True):
            steps = t.Steps(held[start + 1 : end], span=held[start + 1].span)
            options.append(t.Option(self.attribution(held[start]), steps, span=self.span(held[start])))
        return t.Slot(tuple(options), span=span)

    def party_list(self, kids: Children, span: Span) -> tuple[str, ...]:
        return tuple(map(str, kids.tokens("PARTY")))

    def cite(self, kids: Kids, span: Span) -> t.Cite:
        return t.Cite(self.words(kids[0]), span=span)

    def criterion(self, kids: Kids, span: Span) -> t.Criterion:
        return t.Criterion(self.words(kids[0]), span=span)

    def note(self, kids: Kids, span: Span) -> t.Note:
        return t.Note(self.words(kids[0]), span=span)

    def list_name(self, kids: Kids, span: Span) -> str:
        return self.words(kids[0]) if kids[0].type == "STRING" else self.name(kids[0])


@lru_cache(maxsize=8)
def _open_places(source: SourceFile) -> tuple[int, ...]:
    """Where the numbers stand that have no letter: their order names them, so that no change of layout does."""
    return tuple(found.start() for found in OPEN.finditer(source.text) if found["open"])


def one(kids: Kids, kind: type[Any] | tuple[type[Any], ...], default: Any = None) -> Any:
    """The first child of a kind, else the default."""
    return next((kid for kid in kids if isinstance(kid, kind) and not isinstance(kid, Token)), default)


def token(kids: Kids, *kinds: str) -> Token | None:
    """The first child that is a token of one of these kinds."""
    return next((kid for kid in kids if isinstance(kid, Token) and kid.type in kinds), None)


def clause(kids: Kids, kind: str, default: Any = None) -> Any:
    """What the clause of a kind holds, else the default; for forms that can have but one."""
    return next((kid.value for kid in kids if isinstance(kid, Clause) and kid.kind == kind), default)
