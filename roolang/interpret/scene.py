"""What a condition is judged against: one good, the lines of one cut, and the table of statuses."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field, replace

from roolang.domain.declaration import SET, ByText, Item
from roolang.domain.truth import Truth
from roolang.interpret import facts
from roolang.interpret.answer import NO, YES, Answer, all_, any_, asking, not_, sure
from roolang.interpret.answered import Answered
from roolang.interpret.bench import Bench, Known
from roolang.interpret.lines import Line, held, made_of, outside
from roolang.ir.nodes import Always, Both, Expr, HasStatus, Pred
from roolang.ir.program import Program, Treatment
from roolang.record import record


@record(frozen=True, slots=True)
class Scene:
    """One good on one cut.

    `supposed` are descriptions of the good taken as so or not so, since a rule before did not apply. `untreated` leaves
    treatments aside: the words of a treatment speak of status as it is before. `seen` keeps what was answered
    without a look at the lines, with what was asked, since that is known by its identity; scenes of one good that
    differ in their lines only share it. `several` says that other cuts may be judged too, so that traces are kept;
    `varied` that it is one of those, of which few are told.
    """

    bench: Bench
    good: Item
    lines: tuple[Line, ...]
    supposed: frozenset[tuple[str, bool]] = frozenset()
    untreated: bool = False
    several: bool = False
    varied: bool = False
    seen: Answered = field(default_factory=dict, repr=False, compare=False)
    _memo: Answered = field(default_factory=dict, init=False, repr=False, compare=False)

    def spelled(self, name: str) -> str:
        """Folded words as the text writes them."""
        word = self.bench.program.vocabulary.get(name)
        return word.said if word else name

    def knows(self, name: str, kind: str) -> bool:
        """Whether the text has a folded name for what is of a kind."""
        word = self.bench.program.vocabulary.get(name)
        return word is not None and kind in word.kinds

    @property
    def root(self) -> Item:
        """The good that the declaration is about."""
        return self.bench.declaration.good

    @property
    def territory(self) -> frozenset[str]:
        """Where production counts: the parties. Other states' materials count by their status alone."""
        return frozenset(self.bench.program.parties)

    def on(self, lines: tuple[Line, ...]) -> Scene:
        """The same good on another cut."""
        return replace(self, lines=lines, varied=True)

    def outside(self, item: Item) -> Truth:
        """Whether an item came from outside the parties."""
        return outside(item, self.territory, self.bench.territory)

    def ask(self, expr: Expr, item: Item | None = None) -> Answer:
        """A condition asked of the good, or of a material as if it were the good."""
        if item is None or item is self.good:
            return self.bench.evaluate(expr, self).answer
        return self.bench.asked(expr, item, lambda: Scene(self.bench, item, tuple(held(item))).ask(expr))

    def described(self, item: Item, words: str) -> bool | None:
        """Whether a description fits an item, as far as anybody says.

        What is declared to be made of materials is no set, if nobody calls it one.
        """
        if item is self.good:
            for so in (False, True):
                if (words, so) in self.supposed:
                    return so
        said = item.descriptions.get(words)
        return False if said is None and words == SET and made_of(item) else said

    # ---- status

    def status(self, item: Item) -> Truth:
        """Whether a material originates, before treatments."""
        settled = self.bench.statuses.get(id(item))
        if settled is None or settled.truth is Truth.UNKNOWN:
            self.bench.touched |= self.bench.bit(item)
            return Truth.UNKNOWN
        return settled.truth

    def originates(self, item: Item) -> Answer:
        """Whether a material originates, before treatments, with what would settle it."""
        truth = self.status(item)
        return of_unknown_origin(item) if truth is Truth.UNKNOWN else sure(truth is Truth.YES)

    def status_for(self, item: Item, originating: bool, purpose: str) -> Answer:
        """Whether a material counts as originating (or as not originating) for a purpose."""
        own = self.originates(item)
        answer = own if originating else not_(own)
        for treatment in self._treatments(purpose):
            applies = self._treated(treatment, item)
            wanted = "originating" if originating else "non-originating"
            answer = any_((answer, applies)) if treatment.treated == wanted else all_((answer, not_(applies)))
        return answer

    def disregarded(self, item: Item, purpose: str) -> Answer:
        """Whether a material is left out of account for a purpose; of treatments that fit, the last one stands."""
        answer = NO
        for treatment in self._treatments(purpose):
            applies = self._treated(treatment, item)
            left_out = treatment.treated == "disregarded"
            answer = any_((answer, applies)) if left_out else all_((answer, not_(applies)))
        return answer

    def _treatments(self, purpose: str) -> tuple[Treatment, ...]:
        """The treatments that are made for a purpose."""
        found = () if self.untreated else self.bench.program.treatments
        return tuple(each for each in found if each.bears_on(purpose))

    def _treated(self, treatment: Treatment, item: Item) -> Answer:
        from roolang.interpret.predicates import holds

        before = self._before()
        first = holds(treatment.where, Line(item), before)
        if first.truth is Truth.NO:
            return first
        return all_(
            (
                first,
                before.ask_once(treatment.goods),
                before.ask_once(treatment.limit),
                before.ask(treatment.condition, item),
            )
        )

    def _before(self) -> Scene:
        """The same without treatments."""
        if "before" not in self._memo:
            self._memo["before"] = replace(self, untreated=True), 0
        before: Scene = self._memo["before"][0]
        return before

    def once(self, key: object, work: Callable[[], Known]) -> Known:
        """What some work gives: done once for all cuts of the good, or for this one if it looked at the lines."""
        bench = self.bench
        kept = self.seen.get(key)
        if kept is None and bench.others is not None and self.several:
            kept = bench.others.told(bench.others.seen, key)
        if kept is None and (kept := self._memo.get(key)) is not None:
            bench.hung += 1
        if kept is None:
            before = bench.hung
            kept = bench.marking(work)
            (self.seen if bench.hung == before else self._memo)[key] = kept
        bench.touched |= kept[1]
        found: Known = kept[0]
        return found

    def noting(self, key: tuple[object, ...], work: Callable[[], Known]) -> Known:
        """The same, of what hangs on the suppositions too; the warnings met in it are given each time."""
        return self.bench.again(self.once((*key, self.supposed, self.untreated), lambda: self.bench.apart(work)))

    def look(self) -> tuple[Line, ...]:
        """The lines of this cut; that something hangs on them is taken down."""
        self.bench.hung += 1
        return self.lines

    def ask_once(self, expr: Expr) -> Answer:
        """A condition asked of the good, worked out once: many lines may hang on it."""
        return self.noting(("asked", id(expr)), lambda: (expr, self.ask(expr)))[1]

    def counted_inside(self, item: Item, purpose: str) -> Answer:
        """Whether value sums by status look inside a material: self-produced and not designated, or not rolled up.

        What a treatment decides for the purpose counts whole.
        """
        return self.noting(("inside", id(item), purpose), lambda: self._counted_inside(item, purpose))

    def _counted_inside(self, item: Item, purpose: str) -> Answer:
        treated = any_(self._treated(each, item) for each in self._treatments(purpose))
        return all_((not_(treated), self._inside(item)))

    def _inside(self, item: Item) -> Answer:
        from roolang.interpret.intermediates import of_own_parts, stands_whole

        originates, own = self.originates(item), of_own_parts(item, self)
        opened = originates if originates.truth is Truth.NO else all_((originates, not_(self._rolls_up(item))))
        if own.truth is Truth.NO or opened.truth is Truth.YES:
            return opened
        whole = all_((stands_whole(item, self), originates, self._rolls_up(item)))
        return not_(whole) if own.truth is Truth.YES else any_((opened, all_((own, not_(whole)))))

    def _rolls_up(self, item: Item) -> Answer:
        from roolang.interpret.predicates import holds

        applies = YES
        for entry in self.bench.program.rolling:
            meant = all_((holds(entry.where, Line(item), self), self.ask_once(entry.goods)))
            applies = any_((applies, meant)) if entry.applies else all_((applies, not_(meant)))
        return applies

    def counted_of(self, item: Item, where: Pred) -> Pred:
        """What counts of what is in a material that does not count whole: of one that originates, perhaps only some."""
        from roolang.interpret.predicates import holds

        if item.self_produced or self.originates(item).truth is Truth.NO:
            return where
        for entry in reversed(self.bench.program.rolling):
            meant = all_((holds(entry.where, Line(item), self), self.ask_once(entry.goods)))
            if meant.truth is not Truth.NO:
                return where if entry.applies else self._narrowed(where, entry.only)
        return where

    def foreign(self, item: Item, purpose: str) -> Pred:
        """What counts as not originating of what is in a material; made once, as it is kept by identity."""
        key = ("foreign", purpose)
        if key not in self.bench.narrowed:
            self.bench.narrowed[key] = HasStatus(False, purpose)
        return self.counted_of(item, self.bench.narrowed[key])

    def _narrowed(self, where: Pred, only: Pred) -> Pred:
        """Both predicates, made once: what is answered of lines is kept by the identity of what was asked."""
        if isinstance(only, Always):
            return where
        key = ("narrowed", where, only)
        if key not in self.bench.narrowed:
            parts = where.parts if isinstance(where, Both) else (where,)
            self.bench.narrowed[key] = Both((*parts, only))
        return self.bench.narrowed[key]

    def paper_wanted(self, item: Item) -> bool:
        """Whether a part counts whole because nobody showed its supplier's statement."""
        return self.bench.paper and not item.self_produced and self.by_text(item.supplier_statement) is not True

    def by_text(self, said: ByText) -> bool | None:
        """An answer for this text: its own, else that of the text it amends."""
        return by_text(said, self.bench.program)


def of_unknown_origin(item: Item) -> Answer:
    """Whether a material originates of which nobody knows, and just as well whether it does not."""
    return asking(facts.origin(item))


def by_text(said: ByText, program: Program) -> bool | None:
    """What a declaration says for a program: a plain answer, or the entry for the text or one it amends."""
    if said is None or isinstance(said, bool):
        return said
    entries = {name.casefold(): answer for name, answer in said.items()}
    for name in (program.name, *program.amends):
        if name.casefold() in entries:
            return entries[name.casefold()]
    return None
