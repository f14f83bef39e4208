"""Codes, materials and operations."""

from __future__ import annotations

import re

from lark import Token

from roolang.diagnostics import Fix
from roolang.domain.hs import LEVELS, digits_of, level_name, printed
from roolang.source import Span
from roolang.syntax import tree as t
from roolang.syntax.reading.base import BaseReader, clause, one, token
from roolang.syntax.reading.children import Children, Clause, Kids


def _level(tok: Token) -> str:
    """`chapter`, `heading`, `subheading` or `tariff item`."""
    words = " ".join(str(tok).split()).casefold()
    return words.removesuffix("s")


class ClassReader(BaseReader):
    """Reads everything that says which goods, materials or operations are meant."""

    # ---- codes

    def code_range(self, kids: Kids, span: Span) -> t.CodeRange | t.Described:
        codes = [kid for kid in kids if isinstance(kid, Token) and kid.type == "CODE"]
        level = token(kids, "LEVEL")
        if any(str(code)[-1].isalpha() for code in codes):
            return self._split_item(codes, level, span)
        low = self._digits(codes[0])
        high = self._digits(codes[-1])
        if level is not None:
            self._agrees(level, low, span)
        if len(low) != len(high) or low > high:
            self._no_range(codes, low, high, span)
        return t.CodeRange(low, high, span=span)

    def _no_range(self, codes: list[Token], low: str, high: str, span: Span) -> None:
        """RL1009 for a range that runs backwards, with its ends exchanged, or whose ends are of different levels."""
        message = f"`{span.text}` is no range: it runs backwards or its ends are of different levels"
        place = Span(span.source, self.span(codes[0]).start, self.span(codes[-1]).end)
        new = f"{codes[-1]} to {codes[0]}"
        turned = len(low) == len(high)
        help_, meant = f"write `{new}`" if turned else "", [new] if turned else []
        if turned and len(low) == 2 and re.fullmatch(r"\d\d[-–—]\d\d", place.text):
            heading = f"{low}.{high}"
            help_, meant = f"write `{heading}` for the heading, or `{new}` for the chapters", [heading, new]
        self.report("RL1009", message, span, help=help_, fixes=tuple(Fix(place, each) for each in meant))

    def _split_item(self, codes: list[Token], level: Token | None, span: Span) -> t.Described:
        """A placeholder such as `8708.29.aa`, which each party maps to its own line: a described part of the code."""
        item = next(str(code) for code in codes if str(code)[-1].isalpha())
        if len(codes) > 1:
            message = f"`{item}` is a line that each party numbers for itself, so no range begins or ends with it"
            help_ = f"name each line: `{codes[0]}, {codes[1]}`"
            self.report("RL1009", message, span, help=help_)
        if level is not None and _level(level) != "tariff item":
            message, label = f"`{item}` is a tariff item, not a {_level(level)}", "letters stand for digits of a line"
            new = f"tariff item {item}"
            self.report("RL1008", message, span, label, help=f"write `{new}`", fixes=(Fix(span, new),))
        code = item.rsplit(".", 1)[0].replace(".", "")
        return t.Described(item, t.Codes((t.CodeRange(code, code, span=span),), span=span), span=span)

    def _digits(self, tok: Token) -> str:
        text = str(tok)
        digits = digits_of(text)
        return digits if digits is not None else text.replace(".", "")

    def _agrees(self, word: Token, code: str, span: Span) -> None:
        """RL1008 for a word of level before a code of another."""
        found, level = level_name(len(code)), _level(word)
        if found != level and not (level == "tariff item" and len(code) > 6):
            written = printed(code) if len(code) != 2 else str(int(code))
            several = "s" if str(word).casefold().endswith("s") else ""
            self.report(
                "RL1008",
                f"`{written}` is a {found}, not a {level}",
                span,
                f"{LEVELS[level]} digits make a {level}",
                help=f"write `{found}{several} {written}`",
                fixes=(Fix(self.span(word), f"{found}{several}"),),
            )

    def described(self, kids: Kids, span: Span) -> t.Described:
        return t.Described(self.words(kids[0]), _as_codes(kids[1]) if len(kids) > 1 else None, span=span)

    def ex_described(self, kids: Kids, span: Span) -> t.Described:
        return t.Described(self.words(kids[1]), _as_codes(kids[0]), span=span)

    def any_other_good(self, kids: Kids, span: Span) -> t.AnyOtherGood:
        return t.AnyOtherGood(_as_codes(kids[0]), span=span)

    def any_other(self, kids: Kids, span: Span) -> t.AnyOther:
        return t.AnyOther(kids[0], clause(kids, "within"), clause(kids, "including", False), span=span)

    def within(self, kids: Kids, span: Span) -> Clause:
        return Clause("within", kids[0], span)

    def outside(self, kids: Kids, span: Span) -> Clause:
        return Clause("outside", kids[0], span)

    def including(self, kids: Kids, span: Span) -> Clause:
        return Clause("including", True, span)

    def any_at(self, kids: Kids, span: Span) -> t.AnyAt:
        return t.AnyAt(kids[0], clause(kids, "outside"), span=span)

    def same_level(self, kids: Kids, span: Span) -> t.SameLevel:
        return t.SameLevel(kids[0], span=span)

    def more_than(self, kids: Kids, span: Span) -> t.MoreThan:
        word = str(kids[0]).split()[2]
        return t.MoreThan(1 if word == "one" else int(word), one(kids, t.Codes), span=span)

    def code_group(self, kids: Kids, span: Span) -> t.Codes:
        return one(kids, t.Codes)

    def in_list(self, kids: Kids, span: Span) -> t.NamedClass:
        return t.NamedClass(kids[0], listed=True, span=span)

    def named_class(self, kids: Kids, span: Span) -> t.NamedClass:
        return t.NamedClass(self.name(kids[0]), _as_codes(kids[1]) if len(kids) > 1 else None, span=span)

    def codes_slot(self, kids: Children, span: Span) -> t.Slot[t.Codes]:
        return self.options(kids, span)

    def codes(self, kids: Children, span: Span) -> t.Codes:
        kids.tokens("ENTRY_AND")
        return t.Codes(kids.every(t.Node), span=span)

    def bracketed_entries(self, kids: Children, span: Span) -> t.Bracketed[t.CodeItem]:
        kids.tokens("ENTRY_AND")
        return t.Bracketed(self.attribution(kids.at(0)), kids.every(t.Node), span=span)

    def level(self, kids: Kids, span: Span) -> t.Level:
        return kids[0] if isinstance(kids[0], t.Slot) else _level(kids[0])

    def level_slot(self, kids: Children, span: Span) -> t.Slot[str]:
        return self.options(kids, span)

    def where_group(self, kids: Kids, span: Span) -> t.TheGroup:
        return t.TheGroup(span=span)

    def where_same(self, kids: Kids, span: Span) -> t.SameLevel:
        return t.SameLevel(_level(kids[0]), span=span)

    # ---- materials

    def mats(self, kids: Children, span: Span) -> t.Mats:
        return t.Mats(kids.all(), span=span)

    def mats_slot(self, kids: Children, span: Span) -> t.Slot[t.Mats]:
        return self.options(kids, span)

    def mat(self, kids: Children, span: Span) -> t.Mat | t.Slot[t.Mats]:
        if slot := kids.one(t.Slot):
            return slot
        quoted = kids.clause("words")
        return t.Mat(
            kids.clause("name", "") if quoted is None else quoted,
            quoted is not None,
            kids.clause("all", False),
            kids.clause("whose", ""),
            kids.clause("of"),
            kids.clause("listed in", ""),
            kids.every((t.ProducedIn, t.UsedIn, t.ThatUndergo, t.ExceptCodes, t.Where, t.EveryTier)),
            span=span,
        )

    def all_of_them(self, kids: Kids, span: Span) -> Clause:
        return Clause("all", True, span)

    def non_originating(self, kids: Kids, span: Span) -> Clause:
        return Clause("whose", "non-originating", span)

    def originating(self, kids: Kids, span: Span) -> Clause:
        return Clause("whose", "originating", span)

    def imported(self, kids: Kids, span: Span) -> Clause:
        return Clause("whose", "imported", span)

    def noun_name(self, kids: Kids, span: Span) -> Clause:
        return Clause("name", self.name(kids[0]), span)

    def noun_words(self, kids: Kids, span: Span) -> Clause:
        return Clause("words", self.words(kids[0]), span)

    def of_codes(self, kids: Kids, span: Span) -> Clause:
        return Clause("of", kids[0], span)

    def listed(self, kids: Kids, span: Span) -> Clause:
        return Clause("listed in", kids[0], span)

    def post_produced(self, kids: Kids, span: Span) -> t.ProducedIn:
        return t.ProducedIn(kids[0] if isinstance(kids[0], tuple) else (), span=span)

    def post_used(self, kids: Kids, span: Span) -> t.UsedIn:
        return t.UsedIn(kids[0], span=span)

    def post_undergo(self, kids: Kids, span: Span) -> t.ThatUndergo:
        return t.ThatUndergo(kids[0], one(kids, t.Place), span=span)

    def post_except(self, kids: Kids, span: Span) -> t.ExceptCodes:
        return t.ExceptCodes(kids[0], span=span)

    def post_every_tier(self, kids: Kids, span: Span) -> t.EveryTier:
        return t.EveryTier(span=span)

    def post_first_found(self, kids: Kids, span: Span) -> t.EveryTier:
        return t.EveryTier(once=True, span=span)

    # ---- operations

    def operation(self, kids: Kids, span: Span) -> t.Operation:
        return t.Operation(self.operation_name(kids[0]), span=span)

    def operation_name(self, tok: Token) -> str:
        """A name, or the words of one in quotation marks."""
        return self.words(tok) if tok.type == "STRING" else self.name(tok)

    def operation_list(self, kids: Children, span: Span) -> tuple[str, ...]:
        return tuple(map(self.operation_name, kids.all()))

    def operation_count(self, kids: Kids, span: Span) -> t.OperationCount:
        listed = isinstance(kids[2], Token)
        names = (self.name(kids[2]),) if listed else kids[2]
        return t.OperationCount(self.comparison(kids[0]), self.count(kids[1]), names, listed, span=span)

    def operation_choice(self, kids: Children, span: Span) -> t.OperationChoice:
        kids.tokens("OR")
        return t.OperationChoice(kids.every(t.Operations), span=span)

    def operations(self, kids: Children, span: Span) -> t.Operations:
        held = kids.all()
        return t.Operations(held[::2], held[1::2], span=span)

    def followed(self, kids: Kids, span: Span) -> str:
        return "followed by"

    def preceded(self, kids: Kids, span: Span) -> str:
        return "preceded by"

    def combined(self, kids: Kids, span: Span) -> str:
        return "combined with"

    def in_parties(self, kids: Kids, span: Span) -> t.Place:
        return t.Place(span=span)

    def in_states(self, kids: Kids, span: Span) -> t.Place:
        return t.Place(kids[0], span=span)


def _as_codes(node: t.Codes | t.CodeRange) -> t.Codes:
    return node if isinstance(node, t.Codes) else t.Codes((node,), span=node.span)
