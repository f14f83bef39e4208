"""What one condition would take to turn, in words and to be tried; nothing where no fact of the goods could."""

from __future__ import annotations

import re
from collections.abc import Iterator
from fractions import Fraction

from roolang.domain.declaration import Item, fold
from roolang.domain.hs import LEVELS, printed
from roolang.domain.truth import Truth
from roolang.explain.amounts import by_amounts, by_obtained, other_limit
from roolang.explain.figures import scale_of, title_of
from roolang.explain.story import in_words, plain
from roolang.explain.wording import words_of
from roolang.interpret import Judgement, LineNote, Trace
from roolang.interpret.supposing import (
    Asked,
    Edit,
    OfItem,
    OfRoute,
    coded,
    found_so,
    more_of,
    obtained,
    originating,
    stated,
    within,
    worked,
)
from roolang.ir import nodes as n
from roolang.ir.nodes import BARRED, OBTAINED
from roolang.record import record

MOST = 3
"""So many materials are named in a sentence."""
FAR = 6
"""A way that asks so many materials to change is told only if there is no nearer one."""
CHANGE = re.compile(r"(?:[\w -]+: )?change from any other (chapter|heading|subheading|tariff item)(.*)", re.IGNORECASE)
CODES = ("010121", "250100", "390110", "500100", "730711", "847989", "960990")
"""Codes far apart: one of them is tried where a material would have to come from elsewhere."""
NUMBERS = ("01", "15", "99")
"""The same within a chapter, heading or subheading."""
HUGE = Fraction(10**9)


@record(frozen=True, slots=True)
class Choice:
    """One way to turn a condition; each of the `edits` says it in its own manner, and any of them will do.

    `otherwise` is what is said where none of them does.
    """

    words: str
    edits: tuple[tuple[Edit, ...], ...]
    otherwise: Choice | None = None

    @property
    def manners(self) -> tuple[tuple[Choice, tuple[Edit, ...]], ...]:
        """All that is tried for it, in order, each with what it is then called."""
        own = tuple((self, each) for each in self.edits)
        return own if self.otherwise is None else (*own, *self.otherwise.manners)


@record(frozen=True, slots=True)
class Remedy:
    """What would turn a condition: any of the choices, in words behind `start`; `besides` is said apart.

    `besides` is about the `unsure` materials, of which it is not known whether they stand in the way. `far` if it is
    much, `open` if more has to be known before it is enough.
    """

    start: str
    choices: tuple[Choice, ...]
    joint: str = " or "
    besides: str = ""
    far: bool = False
    open: bool = False
    unsure: tuple[Item, ...] = ()


class Remedies:
    """The remedies for the conditions of one judgement."""

    def __init__(self, judgement: Judgement, currency: str) -> None:
        self.judgement, self.currency = judgement, currency
        self.good = judgement.declaration.good
        self.asked = Asked(judgement.program)

    def of(self, trace: Trace, *, wanted: Truth = Truth.YES) -> Iterator[Remedy]:
        """What would have to be otherwise for a condition to hold, or (`wanted` no) to fail."""
        words = words_of(trace)
        holds = wanted is Truth.YES
        match trace.kind:
            case "compare" if trace.figure is not None and holds:
                yield from self._of_figure(trace, words)
            case "no line" | "each line" if holds:
                yield from self._of_lines(trace, words)
            case "fact":
                yield from self._of_fact(trace, words, so=holds)
            case "done" if holds:
                yield from self._of_operation(trace, words)
            case "only done" if not holds:
                yield from self._of_more(trace)

    # ---- figures

    def _of_figure(self, trace: Trace, words: str) -> Iterator[Remedy]:
        """By how much the amounts would have to change, or the text would have to ask less."""
        figure = trace.figure
        assert figure is not None
        scale, asked = scale_of(figure, self.currency), self.asked.of(trace)
        compare = next((node for node in asked if isinstance(node, n.Compare)), None)
        found = by_amounts(figure, scale, compare, self.good)
        if found is None:
            return
        more = by_obtained(figure, scale, self.good.produced_in) if self.asked.about(trace, n.Obtained) else None
        limit = other_limit(figure, scale, compare)
        choices = (Choice(*found, Choice(*more) if more else None), *([Choice(*limit)] if limit else []))
        ranged = figure.slack.low != figure.slack.high
        yield Remedy(f"{title_of(figure, words)}: ", choices, ", or ", open=ranged)

    # ---- materials

    def _of_lines(self, trace: Trace, words: str) -> Iterator[Remedy]:
        """What the materials that fail would have to be."""
        found = [note for note in trace.lines if note.truth is Truth.YES]
        if not found:
            return
        every = [note.item for note in trace.lines if note.item is not None]
        sure = len(every) == len(trace.lines)
        digits, otherwise = self._otherwise(trace, words, every)
        own = Choice("originate", (tuple(OfItem(item, originating) for item in every),))
        choices = (*otherwise, own) if sure else ()
        start, far = f"{_named(found, digits)} would have to ", len(trace.lines) >= FAR
        unsure = tuple(note.item for note in trace.lines if note.truth is Truth.UNKNOWN and note.item is not None)
        yield Remedy(start, choices, " or ", _also_open(trace), far, unsure=unsure)

    def _otherwise(self, trace: Trace, words: str, items: list[Item]) -> tuple[int, tuple[Choice, ...]]:
        """To how many digits the codes matter, and what the materials could be instead of originating."""
        change = CHANGE.match(words) if trace.kind == "no line" else None
        if change is not None:
            level = change[1].lower()
            where = ", as the clause allows," if change[2].strip() else ""
            elsewhere = self._elsewhere(items, LEVELS[level], far=bool(where))
            return LEVELS[level], (Choice(f"come from another {level}{where}", elsewhere),)
        if words.lower().startswith("change from"):
            return 10, (Choice(f"be of a class that the clause allows ({words}),", self._elsewhere(items)),)
        if trace.kind == "each line":
            return 10, (Choice(f"keep to the limit ({words})", self._kept(trace, items)),)
        if trace.origin.role == BARRED or words.endswith("are originating"):
            return 10, ()
        if trace.origin.role == OBTAINED:
            grown = obtained(self.good.produced_in)
            return 10, (Choice("be wholly obtained", (tuple(OfItem(item, grown) for item in items),)),)
        return 10, (Choice(f"be as asked ({words})", self._elsewhere(items)),) if words else ()

    def _elsewhere(self, items: list[Item], digits: int = 2, *, far: bool = True) -> tuple[tuple[Edit, ...], ...]:
        """Materials of another class of so many digits, as near to the good as can be."""
        own = (self.good.code or "")[: digits - 2]
        near = [f"{own}{number}".ljust(6, "0") for number in NUMBERS] if len(own) == digits - 2 and digits > 2 else []
        codes = [*near, *(CODES if far or not near else ())]
        same = (self.good.code or "-")[:digits]
        return tuple(tuple(OfItem(item, coded(code)) for item in items) for code in codes if code[:digits] != same)

    def _kept(self, trace: Trace, items: list[Item]) -> tuple[tuple[Edit, ...], ...]:
        """Materials whose measure keeps to a limit: as little, or as much, as can be."""
        found: list[tuple[Edit, ...]] = []
        for node in self.asked.of(trace):
            if isinstance(node, n.EachLine):
                held = {id(item): item.amounts[node.measure] for item in items if node.measure in item.amounts}
                by = {key: -each.low if node.sign in ("<=", "<") else HUGE for key, each in held.items()}
                found.append(tuple(OfItem(item, more_of(node.measure, by.get(id(item), HUGE))) for item in items))
        return tuple(found)

    # ---- facts and operations

    def _of_fact(self, trace: Trace, words: str, *, so: bool) -> Iterator[Remedy]:
        edits = tuple(
            (edit,)
            for node in self.asked.of(trace)
            if isinstance(node, n.Fact) and (edit := self._fact(node, so=so)) is not None
        )
        if not so:
            yield Remedy("it must not be ", (Choice(words, edits),))
        elif words.startswith("established"):
            yield Remedy("it would have to be ", (Choice(words, edits),))
        else:
            yield Remedy("this would have to hold: ", (Choice(words, edits),))

    def _fact(self, node: n.Fact, *, so: bool) -> Edit | None:
        match node.kind:
            case "established":
                return OfItem(self.good, found_so(node.words, so=so))
            case "statement" if so:
                return OfItem(self.good, stated)
            case "quota" if so:
                return OfItem(self.good, within(node.words))
            case "exported from" | "imported into" if so:
                return OfRoute(node.kind.replace(" ", "_"), node.words)
        return None

    def _of_operation(self, trace: Trace, words: str) -> Iterator[Remedy]:
        edits = tuple(
            (self._worked(node.name, node.places),) for node in self.asked.of(trace) if isinstance(node, n.Done)
        )
        yield Remedy("the production would have to include: ", (Choice(words, edits),))

    def _of_more(self, trace: Trace) -> Iterator[Remedy]:
        """Something beyond a list of operations."""
        asked = [node for node in self.asked.of(trace) if isinstance(node, n.OnlyDone)]
        edits = tuple((self._worked(f"something beyond {node.called}", node.places),) for node in asked)
        yield Remedy("something beyond ", (Choice(f"{plain(trace.note)} would have to be done", edits),))

    def _worked(self, name: str, places: tuple[str, ...]) -> Edit:
        """An operation where it counts: where the good was produced, if that will do."""
        made = self.good.produced_in
        return OfItem(self.good, worked(fold(name), made if made in places or not places else places[0]))


def _also_open(trace: Trace) -> str:
    """The materials that are not known to keep to a condition on lines, beside those that fail it."""
    found = [note for note in trace.lines if note.truth is Truth.UNKNOWN]
    if not found:
        return ""
    verb, them = ("are", "them") if len(found) > 1 else ("is", "it")
    return f"{_named(found, _digits(trace))} {verb} open, and the same would have to hold of {them}"


def _digits(trace: Trace) -> int:
    """So many digits of a code matter to a condition on lines."""
    change = CHANGE.match(words_of(trace)) if trace.kind == "no line" else None
    return LEVELS[change[1].lower()] if change else 10


def _named(found: list[LineNote], digits: int = 10) -> str:
    """Some materials by name and code (to so many digits), and how many more there are."""
    said = [f"{plain(note.name)} of {printed(note.code[:digits])}" if note.code else plain(note.name) for note in found]
    rest = len(said) - MOST
    if rest > 0:
        said = [*said[:MOST], f"{rest} more material{'s' if rest > 1 else ''}"]
    return in_words(said)
