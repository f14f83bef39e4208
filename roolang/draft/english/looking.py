"""What stands ahead, in a walk over the tokens of a text: where a description ends, what a clause is about."""

from __future__ import annotations

from roolang.draft.english.contexts import CLASSES, CONTEXTS, LISTS, SOFT, STARTS, STRONG, THOSE, VERBS
from roolang.draft.english.scanning import Scan, Token
from roolang.draft.english.tables import tables

FIGURES = ("PERCENT", "MEASURE", "NUMBER", "BASE_NAME", "MARK", "DASH", "LABEL")
"""What a comparison stands before that ends the words for materials."""


MODAL = ("do", "must", "shall", "may", "can", "will", "need")
"""What a comparison that is a verb begins with."""


class Looking:
    """Where a walk stands, and what it can see from there."""

    def __init__(self, scanned: Scan) -> None:
        self.text = scanned.text
        self.raw = scanned.tokens
        self.size = len(self.raw)
        self.idle = scanned.idle
        self.out: list[Token] = []
        self.context = "start"
        self.done = tables().done
        self.verb = False
        self.codes_seen = False
        self.op_known = False
        self.listed = ""
        """What joins the operations of a list, where the text says before it: all of them, or any one."""
        self.leads: list[str] = []
        """What leads to the first clause."""

    def _those(self, at: int) -> int:
        """Where `those of`, `non-originating materials of` and the like end before codes: they add nothing to these."""
        first = at
        if self.raw[at][0] in ("OF_NOTHING", "OF_NOW", "FROM") or (self.out and self.out[-1][0] == "FREE"):
            return 0
        while at < self.size:
            kind, value = self.raw[at][:2]
            if kind in THOSE or (kind == "WORD" and value in ("those", "that")):
                at += 1
            elif kind in CLASSES and at > first:
                return at
            else:
                return 0
        return 0

    def _of_code(self, at: int) -> bool:
        """`of` before a code."""
        kind = self.raw[at][0]
        if kind not in ("OF_NOTHING", "OF_NOW", "FROM", "WITHIN") or at + 1 >= self.size:
            return False
        if kind == "FROM" and self.context in ("scope", "class", "start", "from"):
            return False
        if kind == "WITHIN" and (self.out and self.out[-1][0] in ("ANY_OTHER", "ANY_AT", "OFF_GROUP")):
            return False
        if kind == "FROM" and self.context == "op":
            return False
        return self._kind(at + 1) == "CODE"

    def _hard(self, at: int) -> bool:
        """Whether a token that may be soft ends a description here."""
        kind = self.raw[at][0]
        if self._of_code(at):
            return self.context != "op"
        if kind == "OPERATION":
            return self.context == "op" and self.op_known
        if kind == "FROM":
            return self._from_is_hard(at)
        if kind == "USED":
            return self._kind(at + 1) != "WORD" or self.raw[at + 1][1] == "in"
        if kind in ("WITHIN", "OUTSIDE"):
            return bool(self.out) and self.out[-1][0] in ("ANY_OTHER", "ANY_AT", "OFF_GROUP")
        if kind == "COMPARE":
            return self._kind(at + 1) in FIGURES and self.context in ("mats", "limits", "start")
        if kind == "PLACE":
            return self.context == "op"
        if kind == "ARE" and self.context == "from":
            return True
        if kind == "BASE_NAME":
            return self.context == "limits" or self.verb
        if kind == "EXCEPT":
            return False
        if kind == "IN_WHICH":
            return self._kind(at + 1) != "WORD" or self.context != "scope"
        return False

    def _inside(self, at: int) -> bool:
        """Whether a token that begins an exception or a count is part of the description before it."""
        kind, _, start, _ = self.raw[at]
        before = self._kind(at - 1)
        if kind == "MORE_THAN_ONE":
            return before == "WORD"
        other = kind == "EXCEPT" and self.text[start : start + 5].lower() == "other"
        return other and self.context in ("scope", "class") and self._kind(at + 1) not in CLASSES

    def _from_is_hard(self, at: int) -> bool:
        if self.context == "start":
            return True
        if self.context == "scope":
            return self.codes_seen or self._hard_from(at + 1)
        return False

    def _hard_from(self, at: int) -> bool:
        return self._kind(at) in CLASSES

    def _kind(self, at: int) -> str:
        """The kind of a token; behind the last one there is none."""
        return self.raw[at][0] if at < self.size else ""

    def _described_ahead(self, at: int) -> bool:
        """Whether words begin that are followed by a code of their own."""
        while at < self.size and (self.raw[at][0] in SOFT or self._connects(at)):
            if self._of_code(at):
                return True
            at += 1
        return False

    def _leads(self, at: int) -> bool:
        """Whether a date stands before the clause that it is for: `from 1 January 2028, CTH`."""
        after = self._past(at + 1)
        return self._kind(after) in STARTS and all(each[1] in (",", ":") for each in self.raw[at + 1 : after])

    def _verb_ahead(self, at: int) -> bool:
        """Whether a clause that begins with words has a verb that says what its materials are."""
        listed = (
            bool(self.out)
            and self.out[-1][0] == "SEP"
            and "HOWEVER" in self.out[-1][1][2]
            and ":" in self.out[-1][1][0]
        )
        for place in range(at, self.size):
            kind = self.raw[place][0]
            if kind in VERBS and (kind != "COMPARE" or self._kind(place + 1) in ("PERCENT", "MEASURE")):
                return True
            if kind in STARTS and kind not in CONTEXTS:
                return False
            if not listed and (kind in ("DASH", "LABEL") or (kind == "MARK" and self.raw[place][1] in ";.")):
                return False
        return False

    def _limited_ahead(self, at: int) -> bool:
        """Whether words are what a limit is on: `the sugar content does not exceed 60 %`."""
        for place in range(at, self.size):
            kind, _, start, _ = self.raw[place]
            if kind == "COMPARE":
                return self.text[start:].lower().startswith(MODAL)
            if self._connects(place) or kind in STARTS:
                return False
        return False

    def _says_or(self, at: int) -> bool:
        """Whether `or` stands in the list of operations behind a place."""
        for kind, value, *_ in self.raw[at:]:
            if kind in STARTS or value in (";", "."):
                return False
            if kind == "WORD" and value == "or":
                return True
        return False

    def _one_row(self, at: int) -> bool:
        """Whether a list is set out by commas and a last `and` alone."""
        ahead = self.raw[at:]
        return not any(kind in LISTS or (kind, value) in (("MARK", ";"), ("WORD", "or")) for kind, value, *_ in ahead)

    def _in(self, kind: str) -> bool:
        """Whether the clause has had a token of some kind: a content, a share of what is measured."""
        for each in reversed(self.out):
            if each[0] in ("SEP", kind):
                return each[0] == kind
        return False

    def _starts_from(self, at: int) -> bool:
        """Whether an operation starts from materials that are named: `weaving from yarn`."""
        done = self.context == "op" and bool(self.out) and self.out[-1][0] == "OPERATION"
        return done and self._kind(at + 1) in ("WORD", "MATERIALS", "ALL", "WHOSE")

    def _connects(self, at: int) -> bool:
        kind, value = self.raw[at][:2]
        return kind in LISTS or (kind == "MARK") or (kind == "WORD" and value in ("and", "or", "nor"))

    def _past(self, at: int) -> int:
        while at < self.size and self._connects(at):
            at += 1
        return at

    def _breaks(self, at: int, after: int) -> bool:
        """Whether a row of connectives ends a description by itself."""
        row = self.raw[at:after]
        return any(kind in LISTS or (kind == "MARK" and value in STRONG) for kind, value, *_ in row)

    def _joined_by(self) -> str:
        """What joins the last operation to the one before it in its row."""
        for each in reversed(self.out):
            if each[0] in ("SEP", "LINK", "OJ"):
                return str(each[1]) if each[0] == "OJ" else ""
        return ""

    def _says_and(self, at: int, after: int) -> bool:
        """Whether a row of connectives is `and`."""
        return "and" in [each[1] for each in self.raw[at:after]] and "or" not in [
            each[1] for each in self.raw[at:after]
        ]

    def _for_goods(self, at: int) -> bool:
        """Whether `for` names the goods that what follows is for: a clause of its own, with a code in it."""
        if self.context != "start" or (self.out and self.out[-1][0] != "SEP"):
            return False
        for place in range(at + 1, self.size):
            kind, value = self.raw[place][:2]
            if kind == "CODE":
                return True
            if kind in STARTS or kind in VERBS or kind in ("DASH", "LABEL") or value in (";", "."):
                return False
        return False
