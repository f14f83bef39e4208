"""Tokens to the terminals of the grammar: what each connective joins, and which words are one description.

A connective joins what stands behind it: codes before a code, limits before a percentage, materials before a material
while the verb is still to come, operations before an operation, clauses before the beginning of a clause. Words that no
phrase knows are put together into one description, with all that may stand inside a description there.
"""

from __future__ import annotations

import re
from typing import Any

from roolang.draft.english.contexts import (
    BEGINS,
    CLASSES,
    CONTEXTS,
    ENDS,
    LEADS,
    LISTS,
    SOFT,
    SOFT_IN,
    STARTS,
    STRONG,
    VERBS,
)
from roolang.draft.english.looking import Looking
from roolang.draft.english.recasting import PASSIVE
from roolang.draft.english.scanning import Token

GOODS_OF = re.compile(r"\b(?:goods?|products?|articles?) of (?:the |an? )?$", re.I)


class Phrasing(Looking):
    """One walk over the tokens of a text."""

    def run(self) -> list[Token]:
        """The terminals."""
        raw, at = self.raw, 0
        while at < self.size:
            kind, value = raw[at][:2]
            if self._connects(at):
                at = self._connective(at)
            elif kind == "DATED" and self.context == "start" and self._leads(at):
                self.out.append(raw[at])
                at += 1
            elif kind == "DATED" and self.context == "limits" and self._in("CONTENT"):
                self._add(("SINCE", *raw[at][1:]))
                at += 1
            elif kind == "WORD" and value == "for" and self._for_goods(at):
                self.context = "scope"
                self.out.append(("FOR", None, *raw[at][2:]))
                at += 1
            elif kind in LEADS and (
                kind != "MANUFACTURE" or (self.context == "start" and self._kind(at + 1) != "OF_NOTHING")
            ):
                at = self._lead(at)
            elif kind == "WORD" and value == "both" and self.context == "start" and self._kind(at + 1) == "OPERATION":
                self._add(("GOOD_IS", None, *raw[at][2:]))
                at += 1
            elif kind == "WORD" and self.context == "start" and value in self.done and self._kind(at + 1) == "PLACE":
                self._add(("GOOD_IS", None, raw[at][2], raw[at][2]))
                self._add(("OPERATION", self.done[value], *raw[at][2:]))
                at += 1
            elif kind == "WORD" and value in ("either", "both") and self._either(at + 1):
                self.idle.append(raw[at][2:])
                at += 1
            elif kind == "FROM" and self.context == "start" and self._kind(at + 1) in ("ANY_OTHER", "ANY_AT"):
                self._add(("CHANGE_FROM", *raw[at][1:]))
                at += 1
            elif kind == "WHOLLY_OBTAINED" and self.context == "mats" and not self.verb:
                self._add(("ARE", "wholly obtained", *raw[at][2:]))
                at += 1
            elif kind == "WORD" and self.context == "op" and value in self.done and self._passive():
                self._add(("OPERATION", self.done[value], *raw[at][2:]))
                at += 1
            elif kind == "FROM" and self._starts_from(at):
                self.context = "from"
                self.out.append(("STARTING", *raw[at][1:]))
                at += 1
            elif kind == "FROM" and self.context == "mats" and self._kind(at + 1) == "SAME":
                self._add(("OF_SAME", raw[at + 1][1], raw[at][2], raw[at + 1][3]))
                at += 2
            elif kind == "OF_NOTHING" and self._of_code(at) and self.out and self.out[-1][0] in ("ANY_OTHER", "ANY_AT"):
                self._add(("WITHIN", None, *raw[at][2:]))
                at += 1
            elif kind == "ARE" and self.context == "start" and self.text[raw[at][2] :][:6].lower() == "wholly":
                self._add(("WHOLLY_OBTAINED", *raw[at][1:]))
                at += 1
            elif kind == "MADE" and self.context == "start":
                self._add(("FROM_MADE", *raw[at][1:]))
                at += 1
            elif kind == "WHOSE" and self.context == "class":
                self.idle.append(raw[at][2:])
                at += 1
            elif self.context == "class" and (after := self._those(at)):
                self.idle.append((raw[at][2], raw[after - 1][3]))
                at = after
            elif self._of_code(at) and self.context != "op":
                self._add(("OF", None, *raw[at][2:]))
                at += 1
            elif kind == "SHIFT" and self.out and self.out[-1][0] == "SHIFT" and self.out[-1][1] == value:
                self.idle.append(raw[at][2:])
                at += 1
            elif (kind == "PAREN" and self.out and self.out[-1][0] == "FINISHING") or (
                kind == "OPERATION" and self.context in ("start", "op")
            ):
                self._add(raw[at])
                at += 1
            elif (kind == "EXCEPT" and self.context == "scope" and not self._hard_from(at + 1)) or (
                kind in BEGINS.get(self.context, SOFT) and not self._hard(at)
            ):
                at = self._words(at)
            elif kind in ("CONTENT", "MAX_NOM") and self.context == "class" and self._says_with(at):
                self._separate((["and"], [], None), raw[at][2], raw[at][2])
                self._add(raw[at])
                at += 1
            elif kind in ("ONE_OF", "ALL_OF"):
                self.idle.append(raw[at][2:])
                self.listed = "or" if kind == "ONE_OF" or self._says_or(at) else "and"
                at = self._past(at + 1)
            elif kind == "BOTH" and self.context == "op" and self._joined_by() == ",":
                self._any_of_row()
                self.idle.append(raw[at][2:])
                at += 1
            elif kind == "BOTH" or (kind == "CONFERS" and self.context in ("start", "op") and raw[at - 1][1] != "not"):
                self.idle.append(raw[at][2:])
                at += 1
            else:
                self._add(raw[at])
                at += 1
        while self.out and self.out[-1][0] == "SEP":
            self.out.pop()
        if self.out and self.out[0][0] == "SEP":
            self.leads = self.out.pop(0)[1][2]
        return self.out

    def _says_with(self, at: int) -> bool:
        """Whether a value content stands beside a change: `CTSH with RVC 40`."""
        return self.text[self.raw[at][2] :][:5].lower() == "with "

    def _passive(self) -> bool:
        """Whether the clause says what was done to the good."""
        for each in reversed(self.out):
            if each[0] in ("SEP", "GOOD_IS", "UNDERGO"):
                return each[0] == "GOOD_IS" or each[1] == PASSIVE
        return False

    def _either(self, at: int) -> bool:
        """Whether `either` stands before alternatives that are clauses."""
        return self.context == "start" and at < self.size and (self._connects(at) or self._kind(at) in STARTS)

    # ---- one token

    def _add(self, token: Token) -> None:
        kind = token[0]
        if kind == "LINK" and self.context == "from":
            self.context = "op"
        if kind == "LEVEL" or kind == "OF_NOTHING":
            self.idle.append(token[2:])
            return
        if kind == "FROM" and (self.context == "start"):
            token = ("FROM_MADE", *token[1:])
            kind = "FROM_MADE"
        if self.context == "start" and kind in CONTEXTS:
            self.context = CONTEXTS[kind]
            self.op_known = kind == "OPERATION"
        if kind == "EXCEPT" and self.out and self.out[-1][0] == "ARE_OF_ANOTHER":
            self.context = "class"
        if (kind == "FROM" and self.context == "scope") or (kind == "ALSO" and self.context == "scope"):
            self.context = "class"
        elif kind == "UNDERGO" and self.context == "mats":
            self.context, self.op_known = "op", True
        elif kind in VERBS and self.context in ("mats", "limits"):
            self.verb = True
        self.codes_seen = kind == "CODE"
        self.out.append(token)

    # ---- words

    def _words(self, at: int) -> int:
        """Words that no phrase knows, as one description."""
        raw, context = self.raw, self.context
        if context == "start":
            context = self.context = "mats" if self._verb_ahead(at) else "op"
            self.verb = False
            self.op_known = False
        soft = SOFT_IN[context]
        qualifies = context in ("scope", "class") and bool(self.out) and self.out[-1][0] == "CODE"
        first, last, at = at, at, at + 1
        while at < self.size:
            if self._connects(at):
                after = self._past(at)
                if raw[last][0] == "MORE_THAN_ONE" and after < self.size:
                    at = after
                    continue
                if qualifies and self._described_ahead(after):
                    break
                if after >= self.size or self._breaks(at, after):
                    break
                kind = raw[after][0]
                named = self._kind(after + 1) in ("FROM", "LINK")
                done = kind == "OPERATION" and (self._says_and(at, after) or named)
                if context == "from" and (kind == "FROM" or done):
                    break
                if context in ("mats", "from") and kind in ("OF_NOTHING", "MATERIALS", "ALL", "WHOSE"):
                    break
                soft_there = kind in soft or self._inside(after)
                if not soft_there or self._hard(after) or (kind in CLASSES and context != "op"):
                    break
                at = after
                continue
            kind = raw[at][0]
            if (kind not in soft and not self._of_code(at) and not self._inside(at)) or self._hard(at):
                break
            last = at
            at += 1
        start, end = raw[first][2], raw[last][3]
        if self.out and self.out[-1][0] in ("CHANGE_TO", "NOCHANGE"):
            start = self._goods_of(start)
        self.out.append(("FREE", context, start, end))
        self.codes_seen = False
        return last + 1

    def _goods_of(self, start: int) -> int:
        """Where words begin that `goods of` stand before: `articles of cork` are not cork."""
        before = GOODS_OF.search(self.text, self.out[-1][2], start)
        return before.start() if before else start

    # ---- connectives

    def _connective(self, at: int) -> int:
        """A row of connectives, by what stands behind it."""
        after = self._past(at)
        kinds = [value.lower() if kind in ("MARK", "WORD") else kind for kind, value, *_ in self.raw[at:after]]
        labels = [value for kind, value, *_ in self.raw[at:after] if kind == "LABEL"]
        start, end = self.raw[at][2], self.raw[after - 1][3]
        terminal = self._joins(kinds, after)
        if terminal == "":
            self.idle.append((start, end))
        elif terminal == "SEP":
            self._separate((kinds, labels, None), start, end)
        else:
            word = "and" if "and" in kinds and "or" not in kinds else "or" if "or" in kinds else ","
            if terminal == "OJ" and self.listed:
                word = self.listed
            elif terminal == "OJ" and word == "or" and "," in kinds and self._joined_by() == "and":
                word = "else"
            if "and" in kinds and "or" in kinds:
                word = "and/or"
            if terminal == "LJ" and ("and" in kinds or any(each in LISTS or each == ";" for each in kinds)):
                word = f"part {word}"
            self.out.append((terminal, word, start, end))
            if terminal == "OJ" and self.raw[after][0] == "WORD" and self.raw[after][1] in ("by", "with"):
                after += 1
            if terminal in ("MJ", "CJ") and self.raw[after][0] == "FROM":
                after += 1
        return after

    def _any_of_row(self) -> None:
        """`A, B or both`: the commas of the row that ends here are as `or`."""
        for at in range(len(self.out) - 1, -1, -1):
            kind, value = self.out[at][:2]
            if kind in ("SEP", "LINK") or (kind == "OJ" and value != ","):
                return
            if kind == "OJ":
                self.out[at] = ("OJ", "or", *self.out[at][2:])

    def _separate(self, value: Any, start: int, end: int) -> None:
        """One separator for what stands between two clauses; at the beginning it is nothing."""
        if self.out and self.out[-1][0] == "SEP":
            before = self.out[-1]
            kinds, labels, leads = before[1]
            value = (kinds + value[0], labels + value[1], [*(leads or []), *(value[2] or [])])
            self.out[-1] = ("SEP", value, before[2], end)
        elif self.out or value[2]:
            self.listed = ""
            self.out.append(("SEP", (value[0], value[1], value[2] or []), start, end))
        self.context, self.verb, self.codes_seen, self.op_known = "start", False, False, False

    def _lead(self, at: int) -> int:
        kind, _, start, end = self.raw[at]
        self._separate(([], [], [kind]), start, end)
        if kind == "ANY_OF" and self._one_row(at + 1):
            self.listed = "or"
        return at + 1

    def _joins(self, kinds: list[str], after: int) -> str:
        """What a row of connectives joins: the terminal, `SEP` between clauses, nothing where it is idle."""
        if after >= self.size:
            return ""
        kind, value, begin, _ = self.raw[after]
        context = self.context
        strong = any(each in STRONG or each in LISTS for each in kinds)
        last = self.out[-1][0] if self.out else "SEP"
        if last == "SEP":
            return "SEP"
        if last == "DATED" and context == "start":
            return ""
        if kind == "WORD" and (value == "unless" or (value == "if" and kinds == [","])):
            return ""
        if kind == "DATED" and self._leads(after):
            return "SEP"
        if last == "METHOD" and kind == "CONTENT" and (len(self.out) < 2 or self.out[-2][0] == "SEP"):
            return ""
        if last in ("CONTENT", "MAX_NOM") and kind in ("PERCENT", "COMPARE"):
            return ""
        if last == "SHIFT" and kind != "EXCEPT":
            again = kind == "SHIFT" and value == self.out[-1][1] and "or" not in kinds and "and" not in kinds
            return "" if again else "SEP"
        if last in ("FROM_MADE", "COMPARE", "MORE_THAN_ONE", "FOCUS", "UP_TO", "ONLY_UP_TO"):
            return ""
        again = kind == "COMPARE" and self._kind(after + 1) == "PERCENT" and self.verb and "or" in kinds
        if kind == "PERCENT" or again:
            return "LJ"
        if kind in STARTS and not (kind == "WHOLLY_OBTAINED" and context == "mats" and not self.verb):
            return "SEP"
        if kind == "FROM" and context == "class" and ("or" in kinds or "and" in kinds) and not strong:
            return "CJ"
        if kind == "FROM" and context == "from":
            return "MJ"
        if kind == "DATED" and context == "limits" and self._in("CONTENT"):
            return "LJ" if strong or "and" in kinds or "or" in kinds else ""
        if kind in ENDS:
            if kind in ("ARE", "ARE_NOT_OF", "ARE_OF_ANOTHER") and self.verb and "and" in kinds:
                return "SEP"
            if kind == "COMPARE" and context in ("class", "op"):
                return "SEP"
            return ""
        if kind == "BASE_NAME" or kind == "BASE":
            return "BJ"
        if last == "CODE" and kind == "CODE" and context != "op":
            return "CJ" if value[2] else "LIST"
        item = "DASH" in kinds or "LABEL" in kinds
        if item and (value in ("either", "both") or (context == "class" and self._verb_ahead(after))):
            return "SEP"
        item = item and kind == "ALL"
        if context == "from" and ("." in kinds or item) and self._verb_ahead(after):
            return "SEP"
        if context in ("class", "scope"):
            return self._joins_classes(kinds, after, kind, last, strong)
        if context == "from" and "LINE" in kinds and "," not in kinds and self.text[begin].isupper():
            return "SEP"
        linked = self._kind(after + 1) in ("FROM", "LINK") or ("and" in kinds and "or" not in kinds)
        if context == "from" and kind == "OPERATION" and linked:
            return "SEP"
        if context == "from":
            return "CJ" if kind == "CODE" else "MJ" if kind != "OPERATION" or not strong else "SEP"
        if context == "mats" and not self.verb:
            if kind == "CODE":
                return "LIST" if last == "CODE" and not value[2] else "CJ"
            return "MJ" if last not in ("MEASURE",) else ""
        if kinds == ["and"] and kind in ("ALL", "WHOSE") and self._in("BY_MEASURE") and not self._verb_ahead(after):
            return "MJ"
        if context == "op":
            return self._joins_operations(kinds, after, kind, begin, strong)
        return "SEP"

    def _links_anew(self, at: int) -> bool:
        """Whether `A combined with B, or C combined with D` begins a row of its own with C."""
        for each in reversed(self.out):
            if each[0] in ("SEP", "LINK"):
                break
        else:
            return False
        return each[0] == "LINK" and self._kind(at) == "OPERATION" and self._kind(at + 1) == "LINK"

    def _joins_classes(self, kinds: list[str], after: int, kind: str, last: str, strong: bool) -> str:
        if last in ("MORE_THAN_ONE", "EXCEPT", "FROM", "ALSO"):
            return ""
        if kind == "CODE":
            return "LIST" if last == "CODE" and not self.raw[after][1][2] else "CJ"
        if last == "FREE" and kinds == [","] and self._of_code(after):
            return ""
        if "." in kinds or ";" in kinds or "LABEL" in kinds:
            return "SEP"
        beside = last == "CODE" and "and" in kinds and self._kind(after + 1) in ("", "LINK", "PLACE")
        if (kind == "OPERATION" and (strong or beside)) or ("and" in kinds and self._limited_ahead(after)):
            return "SEP"
        return "MJ"

    def _joins_operations(self, kinds: list[str], after: int, kind: str, begin: int, strong: bool) -> str:
        if "." in kinds or ";" in kinds or "LABEL" in kinds or "DASH" in kinds:
            return "SEP"
        word = self.raw[after][1]
        if kind == "WORD" and word in ("by", "with") and self._kind(after + 1) == "OPERATION":
            return "OJ"
        if self.text[begin].isupper() and "or" in kinds:
            return "SEP"
        if kind == "LABEL" or ("," in kinds and "or" in kinds and self._links_anew(after)):
            return "SEP"
        return "OJ" if kind in ("OPERATION", "WORD") else "SEP"
