"""The product of which a question is asked: every kind of line that two texts tell apart, at two tiers.

A slot stands for any number of lines of one kind (`slots.py`). What a text asks of its lines is a *view*: a formula,
mostly true or false, else over the guards of provisions that hang on the good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from roolang.ir import nodes as n
from roolang.ir.statuses import VALUE, by_status, purpose_of
from roolang.smt.asking import SUMMED, Asking, Text
from roolang.smt.formula import FALSE, TRUE, Formula, constant
from roolang.smt.kinds import NO, Facts
from roolang.smt.needs import Left, Needs
from roolang.smt.places import Codes, agrees, lies
from roolang.smt.pooling import pooled
from roolang.smt.singly import QUESTION
from roolang.smt.slots import ADDED, Slot, View, twins

KINDS = ("components", "purchases")
"""Lists of a good besides its materials."""


@dataclass
class Lines:
    """Makes the slots of a product out of what two texts ask of its lines."""

    asking: Asking
    texts: tuple[Text, Text]
    needs: Needs
    codes: tuple[str, ...] = ()
    tiers: int = 2
    unseen: bool = False

    def __post_init__(self) -> None:
        self.scopes = {left.node.scope.kind for left in self.needs.none.values()}
        self.scopes |= {left.node.scope.kind for left in self.needs.sums.values()}
        self.added = any(left.node.measure == ADDED for left in self.needs.sums.values())
        self.measures = sorted(
            {
                VALUE,
                *("value" if left.node.measure == ADDED else left.node.measure for left in self.needs.sums.values()),
            }
        )
        self.rolls = any(not entry.applies for text in self.texts for entry in text.program.rolling)
        self.opens = any(entry.full for text in self.texts for entry in text.program.accumulating)
        self.deep = self.added or self.rolls or self.opens or bool(self.scopes & {"tree", "imports", "outermost"})
        self._inner: dict[tuple[Formula, ...], list[Slot]] = {}
        self._asked_of_codes: dict[str, list[n.InCodes | n.SameAs]] = {}
        self._of_left: dict[tuple[object, ...], dict[View, Formula]] = {}

    def slots(self) -> list[Slot]:
        """Every kind of line of the good, the lists besides its materials included."""
        found = [slot for slot in self._told_apart("materials", self._outer_views) if self.unseen or self._seen(slot)]
        for slot in found:
            if self.deep and self.tiers > 1 and self._inside(slot):
                slot.inner = self._made_of(slot)
        found = twins(found)
        if self.deep:
            pooled(found, self.needs)
        for kind in KINDS:
            if kind in self.scopes:
                found += self._told_apart(kind, self._listed_views(kind))
        return [self._named(slot, f"m{i + 1}") for i, slot in enumerate(found)]

    def _named(self, slot: Slot, name: str) -> Slot:
        slot.name = name
        slot.inner = [replace(each, name=f"{name}.{i + 1}") for i, each in enumerate(slot.inner)]
        return slot

    def _seen(self, slot: Slot) -> bool:
        """Whether any text sees anything in a slot, or in what may be in it."""
        return (self.deep and self._inside(slot)) or any(
            view is not FALSE for key, view in slot.views.items() if key[0] in ("none", "sum")
        )  # fmt: skip

    def _inside(self, slot: Slot) -> bool:
        return any(slot.sees("outside", text.name) is not TRUE for text in self.texts)

    # ---- kinds

    def _told_apart(self, kind: str, views: object) -> list[Slot]:
        """One slot for each kind of line that some view tells apart."""
        assert callable(views)
        by_views: dict[tuple[Formula, ...], str] = {}
        keys: list[View] = []
        for code in self.codes:
            of_code: dict[View, Formula] = views(code)
            keys = list(of_code)
            by_views.setdefault(tuple(of_code.values()), code)
        found: dict[tuple[object, ...], Slot] = {}
        for of_code_, code in by_views.items():
            for facts, settled in self.asking.marks.kinds(of_code_):
                singly = tuple(each for each in facts if each[0][0] == QUESTION)
                if (settled, singly) not in found and self._possible(facts):
                    found[settled, singly] = Slot("", code, facts, dict(zip(keys, settled, strict=True)), kind)
        return list(found.values())

    def _possible(self, facts: Facts) -> bool:
        """Whether what is declared of a line can be so together: what originates was made where that counts."""
        told = dict(facts)
        originates, place = told.get(("originates",)), told.get(("place",))
        if told.get(("obtained",)) and originates == NO:
            return False
        return not ((originates or told.get(("obtained",))) and place in self.asking.outsiders)

    def _lefts(self, *scopes: str) -> Iterator[tuple[str, str, Left[n.NoLine] | Left[n.Sum]]]:
        for name, none in self.needs.none.items():
            if none.node.scope.kind in scopes:
                yield "none", name, none
        for name, sum_ in self.needs.sums.items():
            if sum_.node.scope.kind in scopes:
                yield "sum", name, sum_

    def _views(self, code: str, *scopes: str) -> dict[View, Formula]:
        """What conditions on lines of some scopes see in a line of a code; each is read once for codes seen alike."""
        by_name = {text.name: text for text in self.texts}
        found: dict[View, Formula] = {}
        for kind, name, left in self._lefts(*scopes):
            text = by_name[left.text]
            key = kind, name, *(self._lies(each, code) for each in self._of_codes(name, left, text))
            if key not in self._of_left:
                self._of_left[key] = dict(self._left_views(kind, name, left, code, text))
            found |= self._of_left[key]
        return found

    def _of_codes(self, name: str, left: Left[n.NoLine] | Left[n.Sum], text: Text) -> list[n.InCodes | n.SameAs]:
        """What is asked of the code of a line, by treatments too."""
        if name not in self._asked_of_codes:
            asked = [left.node.where]
            for each in text.program.treatments if left.treated else ():
                asked += [each.where, *preds_of(each.condition)]
            self._asked_of_codes[name] = [pred for pred in plain(asked) if isinstance(pred, n.InCodes | n.SameAs)]
        return self._asked_of_codes[name]

    def _lies(self, asked: n.InCodes | n.SameAs, code: str) -> bool | None:
        if isinstance(asked, n.SameAs):
            return agrees(asked.length, code, self.asking.good)
        return lies(code, asked.low, asked.high)

    def _left_views(
        self, kind: str, name: str, left: Left[n.NoLine] | Left[n.Sum], code: str, text: Text
    ) -> Iterator[tuple[View, Formula]]:
        """What one condition sees in a line of a code."""
        asking = self.asking
        yield (kind, name), asking.line(left.node.where, code, text, treated=left.treated)
        if kind == "sum" and self.rolls and isinstance(left.node, n.Sum) and by_status(left.node):
            purpose = purpose_of(left.node.where)
            treated = asking.any_treated(purpose, code, text) if left.treated else FALSE
            yield ("whole", name), treated
            yield ("foreign", name), asking.line(n.HasStatus(False, purpose), code, text, treated=left.treated)

    def _of_origin(self, code: str) -> dict[View, Formula]:
        """What the texts see of where a line comes from."""
        asking = self.asking
        found: dict[View, Formula] = {}
        for text in self.texts:
            found["outside", text.name] = asking.outside(text)
            if self.rolls or self.opens:
                found["originates", text.name] = asking.originates(text)
            if "imports" in self.scopes:
                found["non", text.name] = asking.line(n.HasStatus(False), code, text)
            for i, entry in enumerate(text.program.rolling if self.rolls else ()):
                guard = text.guards.get(("rolling", i), TRUE)
                if guard is not FALSE:
                    found["rolled", text.name, str(i)] = asking.line(entry.where, code, text)
                    found["counts", text.name, str(i)] = asking.line(entry.only, code, text)
        return found

    def _outer_views(self, code: str) -> dict[View, Formula]:
        found = self._views(code, "lines", "tree", "imports", "outermost")
        if not self.deep:
            return found
        found |= self._of_origin(code)
        for text in self.texts:
            found["may open", text.name] = self._may_open(code, text)
        return found

    def _may_open(self, code: str, text: Text) -> Formula:
        """Whether full accumulation lets a line be opened."""
        asking, book = self.asking, self.asking.book
        ways = []
        for i, entry in enumerate(text.program.accumulating):
            guard = text.guards.get(("accumulating", i), TRUE)
            if entry.full and guard is not FALSE:
                made = asking.marks.mark(("place",), entry.states or text.program.parties)
                where = asking.line(entry.where, code, text)
                ways.append(book.all_((made, where, guard, asking.item(entry.condition, code, text))))
        states = {state for entry in text.program.accumulating for state in entry.states}
        territory = asking.marks.mark(("place",), (*text.program.parties, *states))
        return book.all_((book.any_(ways), territory, book.not_(asking.originates(text))))

    def _listed_views(self, kind: str) -> object:
        return lambda code: self._views(code, kind)

    # ---- the second tier

    def _made_of(self, slot: Slot) -> list[Slot]:
        """The kinds of lines in a line of one kind, as far as any text looks into it."""
        looked: list[bool] = []
        for text in self.texts:
            inside = slot.sees("outside", text.name) is not TRUE
            opened = slot.sees("may open", text.name) is not FALSE
            entered = self.rolls and slot.sees("originates", text.name) is not FALSE
            looked += [inside, inside and (opened or entered), inside and opened]
        key = tuple(TRUE if each else FALSE for each in looked)
        if key not in self._inner:
            self._inner[key] = self._inner_slots(looked)
        return [replace(each) for each in self._inner[key]]

    def _inner_slots(self, looked: list[bool]) -> list[Slot]:
        deep, near, opened = ({text.name: looked[3 * i + k] for i, text in enumerate(self.texts)} for k in range(3))

        def views(code: str) -> dict[View, Formula]:
            found = self._views(code, "lines", "tree", "imports", "outermost") | self._of_origin(code)
            found = {key: view for key, view in found.items() if self._looked_at(key, deep, near, opened)}
            mine = [text for text in self.texts if opened[text.name]]
            found |= {("may open", text.name): self._may_open(code, text) for text in mine}
            return found

        return twins([slot for slot in self._told_apart("materials", views) if self._counts(slot)])

    def _looked_at(self, key: View, deep: dict[str, bool], near: dict[str, bool], opened: dict[str, bool]) -> bool:
        """Whether a text looks at a view of what is in a line; whence that came is asked of imports alone."""
        if key[0] in ("none", "sum", "whole", "foreign"):
            left = self.needs.none.get(key[1]) or self.needs.sums[key[1]]
            if left.node.scope.kind != "lines":
                return deep[left.text]
            return (near if isinstance(left.node, n.Sum) and by_status(left.node) else opened)[left.text]
        if key[0] in ("outside", "non"):
            return "imports" in self.scopes and deep[key[1]]
        return near[key[1]]

    def _counts(self, slot: Slot) -> bool:
        counted = any(view is not FALSE for key, view in slot.views.items() if key[0] in ("none", "sum", "foreign"))
        return counted or self.added


def all_codes(asking: Asking, needs: Needs, edition: int | None) -> Codes:
    """Codes for all that predicates on lines tell apart."""
    ranges: dict[tuple[str, str], None] = {}
    lengths: set[int] = set()
    asked = [left.node.where for left in needs.none.values()]
    for pred in plain([*asked, *(left.node.where for left in needs.sums.values()), *needs.preds]):
        match pred:
            case n.InCodes(low, high):
                ranges[low, high] = None
            case n.SameAs(length):
                lengths.add(length)
            case n.Measures(name, _, threshold) if name in SUMMED and not isinstance(threshold, n.Open):
                asking.singly.named(name, constant(threshold))
            case n.Measures(name, _, threshold) if not isinstance(threshold, n.Open):
                asking.limits.setdefault(name, []).append(threshold)
    return Codes(edition, asking.good, tuple(ranges), tuple(sorted(lengths)))


def plain(preds: Iterable[n.Pred]) -> Iterator[n.Pred]:
    """The predicates that some are made of."""
    waiting = list(preds)
    while waiting:
        match waiting.pop():
            case n.Both(parts) | n.Either(parts):
                waiting += parts
            case n.Fails(part):
                waiting.append(part)
            case pred:
                yield pred


def preds_of(expr: n.Expr) -> Iterator[n.Pred]:
    """What a condition on a material asks of its code and the like."""
    match expr:
        case n.GoodMeets(where):
            yield where
        case n.All(parts) | n.Any(parts):
            for part in parts:
                yield from preds_of(part)
        case n.Not(part):
            yield from preds_of(part)
