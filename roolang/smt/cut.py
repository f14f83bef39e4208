"""What hangs on lines, said over the slots of a product, on one way to open its materials."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from roolang.ir import nodes as n
from roolang.ir.program import Rolling
from roolang.ir.statuses import VALUE, by_status
from roolang.smt.asking import Text
from roolang.smt.formula import FALSE, ONE, TRUE, Formula, Given, Sum
from roolang.smt.needs import Left, Tri
from roolang.smt.operations import Operations
from roolang.smt.pooling import asks_originating
from roolang.smt.slots import ADDED, Slot

TERMS = dict[tuple[Formula, str], Fraction]
OWN = ("~extreme", "~choice", "~figure", "~beyond")
"""Names that mean something else on every cut."""


def there(slot: Slot) -> str:
    """The name for whether a slot has any lines."""
    return f"there {slot.name}"


def many(slot: Slot) -> str:
    """The name for that a slot may have more than a few lines, where each is held against a limit by itself."""
    return f"many {slot.name}"


def amount(slot: Slot, measure: str) -> str:
    """The name for how much of a measure a slot has."""
    return f"{measure} of {slot.name}"


class OnCut:
    """One text's conditions on one cut: `opened` says of each slot when it is replaced by what is in it."""

    def __init__(
        self, operations: Operations, text: Text, slots: list[Slot], opened: Mapping[str, Formula], name: str
    ) -> None:
        self.operations, self.text, self.slots = operations, text, slots
        self.opened, self.name = opened, name
        self.book, self.needs = operations.book, operations.needs
        self.names: dict[str, Formula] = {}
        self.numbers: dict[str, Sum] = {}
        self._define(treated=False)
        self._treatments()
        self._define(treated=True)
        self._rename()
        self.given = Given(self.book, self.names, self.numbers)

    def of(self, tri: Tri) -> Tri:
        """A condition on this cut."""
        return Tri(self.given.of(tri.yes), self.given.of(tri.no))

    def sides(self) -> list[Formula]:
        """What always holds of the names that this text makes along the way."""
        return [self.given.of(side) for side in self.needs.sides.get(self.text.name, ())]

    # ---- definitions

    def _define(self, *, treated: bool) -> None:
        self.given = Given(self.book, dict(self.names), dict(self.numbers))
        mine = self.text.name
        for name, none in self.needs.none.items():
            if none.text == mine and none.treated is treated:
                self.names[name] = self.book.not_(self.book.any_(self._met(name, none.node.scope)))
        for name, only in self.needs.only.items():
            if only.text == mine and only.treated is treated:
                self.names[name] = self.book.all_(
                    (self.book.name(self.needs.good_only(name)), *self._opened_only(name))
                )
        for name, sum_ in self.needs.sums.items():
            if sum_.text == mine and sum_.treated is treated:
                terms: TERMS = {}
                for when, number, factor in self._counted(name, sum_):
                    key = self.given.of(when), number
                    terms[key] = terms.get(key, Fraction(0)) + factor
                self.numbers[name] = Sum(Fraction(0), terms)

    def _treatments(self) -> None:
        """When each treatment applies, now that it is known what its limit asks of lines."""
        self.given = Given(self.book, dict(self.names), dict(self.numbers))
        for name, meant in self.needs.guards.items():
            if name.startswith(f"guard {self.text.name} "):
                self.names[name] = self.given.of(meant)

    def _rename(self) -> None:
        """Names that mean something else on every cut."""
        self.given = Given(self.book, {})
        for name in self.needs.named.values():
            if name.startswith("~beyond"):
                for end in (" yes", " no"):
                    self.names[name + end] = self.book.name(f"{name}{end} {self.name}")
            elif name.startswith(OWN):
                self.numbers[name] = Sum(Fraction(0), {(TRUE, f"{name} {self.name}"): ONE})

    # ---- lines

    def _here(self, slot: Slot) -> Formula:
        """That a slot is taken whole."""
        return self.book.not_(self.opened.get(slot.first.name, FALSE))

    def _there(self, slot: Slot) -> Formula:
        return self.book.name(there(slot))

    def _see(self, slot: Slot, *view: str) -> Formula:
        return self.given.of(slot.sees(*view))

    def _met(self, name: str, scope: n.Scope) -> Iterator[Formula]:
        """For each slot in a scope: that it has lines, and they meet the predicate."""
        for slot, when in self._in_scope(scope, "none", name):
            met = self._see(slot, "none", name)
            if met is not FALSE and when is not FALSE:
                yield self.book.all_((met, when, self._there(slot)))

    def _in_scope(self, scope: n.Scope, *view: str) -> Iterator[tuple[Slot, Formula]]:
        """The slots of a scope of which a view may hold, and when they are looked at."""
        for slot in self.slots:
            if slot.among != ("materials" if scope.kind in ("lines", "tree", "outermost") else scope.kind):
                continue
            if slot.sees(*view) is not FALSE:
                yield slot, self._here(slot) if scope.kind == "lines" else TRUE
            parts = [part for part in slot.inner if part.sees(*view) is not FALSE]
            inner = self._opened_to(slot, scope) if parts else FALSE
            for part in parts if inner is not FALSE else ():
                yield part, self.book.all_((inner, self._here(part))) if scope.kind == "lines" else inner

    def _opened_to(self, slot: Slot, scope: n.Scope) -> Formula:
        """When what is in a line is looked at."""
        if scope.kind == "lines":
            return self.book.not_(self._here(slot))
        return self.book.not_(self._see(slot, "outside", self.text.name)) if scope.kind == "tree" else FALSE

    def _opened_only(self, name: str) -> Iterator[Formula]:
        """That opened materials underwent nothing else either."""
        asked = self.needs.only[name].node
        for slot in self.slots:
            opened = self.opened.get(slot.first.name, FALSE)
            if opened is not FALSE:
                there_ = self.book.all_((opened, self._there(slot)))
                yield self.book.implies(there_, self.operations.only_on(slot, asked))
            for part in slot.inner if opened is not FALSE else ():
                also = self.book.all_((opened, self.opened.get(part.name, FALSE), self._there(part)))
                yield self.book.implies(also, self.operations.only_on(part, asked))

    # ---- sums: when a number counts, which, and how many times

    def _counted(self, name: str, left: Left[n.Sum]) -> Iterator[tuple[Formula, str, Fraction]]:
        form = left.node
        match form.scope.kind:
            case "imports":
                yield from self._imports(name, form)
            case "outermost":
                yield from self._outermost(name, form)
            case "lines" if by_status(form) and not all(entry.applies for entry in self.text.program.rolling):
                yield from self._by_status(name, form)
            case _:
                for slot, when in self._in_scope(form.scope, "sum", name):
                    yield from self._whole(slot, self.book.all_((when, self._see(slot, "sum", name))), form)

    def _whole(self, slot: Slot, when: Formula, form: n.Sum) -> Iterator[tuple[Formula, str, Fraction]]:
        if when is FALSE:
            return
        if form.measure != ADDED:
            yield when, amount(slot, form.measure), ONE
            return
        yield when, amount(slot, VALUE), ONE
        for part in slot.inner:
            yield when, amount(part, VALUE), -ONE

    def _imports(self, name: str, form: n.Sum) -> Iterator[tuple[Formula, str, Fraction]]:
        """What came from outside, at the point where it came in; what was made inside is opened down to the tier."""
        book, mine = self.book, self.text.name
        for slot in self.slots:
            if slot.among != "materials":
                continue
            outside, met = self._see(slot, "outside", mine), self._see(slot, "sum", name)
            yield from self._whole(slot, book.all_((outside, met)), form)
            inside = book.not_(outside)
            if form.scope.tier == 1:
                yield from self._whole(slot, book.all_((inside, met, self._see(slot, "non", mine))), form)
                continue
            for part in slot.inner if inside is not FALSE else ():
                came, met = self._see(part, "outside", mine), self._see(part, "sum", name)
                if form.scope.tier == 2:
                    came = book.any_((came, self._see(part, "non", mine)))
                yield from self._whole(part, book.all_((inside, came, met)), form)

    def _outermost(self, name: str, form: n.Sum) -> Iterator[tuple[Formula, str, Fraction]]:
        book = self.book
        for slot in self.slots:
            if slot.among != "materials":
                continue
            met = self._see(slot, "sum", name)
            yield from self._whole(slot, met, form)
            below = book.all_((book.not_(met), book.not_(self._see(slot, "outside", self.text.name))))
            for part in slot.inner:
                yield from self._whole(part, book.all_((below, self._see(part, "sum", name))), form)

    def _by_status(self, name: str, form: n.Sum) -> Iterator[tuple[Formula, str, Fraction]]:
        """Values by status: of what does not count whole, what is in it."""
        book, of_origin = self.book, asks_originating(form.where)
        for slot in self.slots:
            if slot.among != "materials":
                continue
            here, met, inside = self._here(slot), self._see(slot, "sum", name), self._counted_inside(slot, name)
            less = inside if of_origin else FALSE
            yield from self._whole(slot, book.all_((here, met, book.any_((book.not_(inside), less)))), form)
            for part in slot.inner if inside is not FALSE else ():
                within = book.all_((here, inside, self._narrowed(slot, part)))
                if of_origin:
                    foreign = book.all_((within, met, self._see(part, "foreign", name), self._stands(part, name)))
                    yield from self._less(part, foreign)
                    within = book.all_((within, book.not_(met)))
                yield from self._part(part, within, name, form, of_origin=of_origin)
            for part in slot.inner if here is not TRUE else ():
                when = book.all_((book.not_(here), self._here(part)))
                yield from self._part(part, when, name, form, of_origin=of_origin)

    def _part(
        self, part: Slot, when: Formula, name: str, form: n.Sum, *, of_origin: bool
    ) -> Iterator[tuple[Formula, str, Fraction]]:
        """A part of the second tier, in which nothing is listed: one that does not count whole brings nothing more."""
        stands = TRUE if of_origin else self._stands(part, name)
        yield from self._whole(part, self.book.all_((when, self._see(part, "sum", name), stands)), form)

    def _less(self, part: Slot, when: Formula) -> Iterator[tuple[Formula, str, Fraction]]:
        if when is not FALSE:
            yield when, amount(part, VALUE), -ONE

    def _stands(self, slot: Slot, name: str) -> Formula:
        return self.book.not_(self._counted_inside(slot, name))

    def _counted_inside(self, slot: Slot, name: str) -> Formula:
        """Whether a sum looks inside lines: they originate, are not rolled up, and no treatment decides on them."""
        book = self.book
        rolled: Formula = TRUE
        for i, entry in enumerate(self.text.program.rolling):
            meant = self._meant(slot, i)
            rolled = book.any_((rolled, meant)) if entry.applies else book.all_((rolled, book.not_(meant)))
        originates = self._see(slot, "originates", self.text.name)
        return book.all_((originates, book.not_(rolled), book.not_(self._see(slot, "whole", name))))

    def _meant(self, slot: Slot, i: int) -> Formula:
        guard = self.text.guards.get(("rolling", i), TRUE)
        return self.book.all_((guard, self._see(slot, "rolled", self.text.name, str(i))))

    def _narrowed(self, slot: Slot, part: Slot) -> Formula:
        """Whether what is in a line may count at all: of one that originates perhaps only some."""
        book = self.book
        counts: Formula = TRUE
        rolling: tuple[Rolling, ...] = self.text.program.rolling
        for i, entry in enumerate(rolling):
            meant = self._meant(slot, i)
            here = TRUE if entry.applies else self._see(part, "counts", self.text.name, str(i))
            if isinstance(entry.only, n.Always):
                here = TRUE
            counts = book.any_((book.all_((meant, here)), book.all_((book.not_(meant), counts))))
        return counts
