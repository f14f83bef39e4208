"""What all scenes of one judgement share: the text, the declaration, and what was found so far."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, TypeAlias, TypeVar

from roolang.domain.declaration import Declaration, Item
from roolang.domain.truth import Truth
from roolang.interpret.answer import Answer
from roolang.interpret.answered import BITS, Answered, Others
from roolang.ir.nodes import Expr, Pred
from roolang.ir.program import Program
from roolang.record import record

if TYPE_CHECKING:
    from roolang.interpret.scene import Scene
    from roolang.interpret.trace import Trace

Known = TypeVar("Known")
Note: TypeAlias = tuple[str, str, str]
"""A warning: code, message, place."""


@record(frozen=True, slots=True)
class Status:
    """Whether a material originates under one text, and why."""

    truth: Truth
    why: str


@dataclass(slots=True)
class Bench:
    """What all scenes of one judgement share: the text, the declaration, the statuses settled so far.

    `paper` asks for the supplier's statement before a part is opened for tracing (burden of proof). `assumed` has
    codes, by the identity of items, that are taken for settled although they may be others. `kept` has what is the same
    in all scenes, `hung` counts how often something hung on the lines of a cut, `looked` the lines of all cuts: how
    much work the judgement was. `touched` has a bit for each material of unknown origin that was asked for its status.
    With `others` the statuses of some materials are supposed: what was answered without them, there, holds here too.
    """

    program: Program
    declaration: Declaration
    evaluate: Callable[[Expr, Scene], Trace]
    paper: bool = False
    assumed: Mapping[int, str] = field(default_factory=dict)
    statuses: dict[int, Status] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)
    narrowed: dict[object, Pred] = field(default_factory=dict)
    kept: dict[object, Any] = field(default_factory=dict)
    hung: int = 0
    looked: int = 0
    touched: int = 0
    others: Others | None = None
    _bits: dict[int, int] = field(default_factory=dict, repr=False)
    _asked: Answered = field(default_factory=dict, init=False, repr=False)

    def settle(self, statuses: Mapping[int, Status]) -> None:
        """Takes statuses for settled; what was answered before may hang on them."""
        self.statuses |= statuses
        self._asked.clear()

    def asked(self, expr: Expr, item: Item, work: Callable[[], Answer]) -> Answer:
        """A condition asked of a material as if it were the good, worked out once: many lines and cuts ask it.

        The lines that it looks at are its own, which are the same on every cut of the good.
        """
        key = (id(expr), id(item))
        kept = self._asked.get(key)
        if kept is None and self.others is not None:
            kept = self.others.told(self.others.asked, key)
        if kept is None:
            hung = self.hung
            kept = self.marking(lambda: self.apart(lambda: (expr, work())))
            self.hung = hung
        self._asked[key] = kept
        self.touched |= kept[1]
        answer: Answer = self.again(kept[0])[1]
        return answer

    def marking(self, work: Callable[[], Known]) -> tuple[Known, int]:
        """What some work gives, and which materials of unknown origin it touched."""
        before, self.touched = self.touched, 0
        found = work()
        touched, self.touched = self.touched, self.touched | before
        return found, touched

    def bit(self, item: Item) -> int:
        """What stands for a material in `touched`; of very many, several share one."""
        return self._bits.setdefault(id(item), 1 << len(self._bits) % BITS)

    def supposing(self, statuses: dict[int, Status], seen: Answered) -> Bench:
        """The same with some statuses supposed; `seen` is what was answered of the good without."""
        marks = 0
        for item in statuses:
            marks |= self._bits.get(item, 0)
        others = Others(marks, seen, self._asked)
        return replace(self, statuses={**self.statuses, **statuses}, others=others)

    def apart(self, work: Callable[[], Known]) -> tuple[Known, tuple[Note, ...]]:
        """What some work gives, and the warnings met in it, which are not kept yet."""
        before, self.notes = self.notes, []
        try:
            return work(), tuple(self.notes)
        finally:
            self.notes = before

    def again(self, found: tuple[Known, tuple[Note, ...]]) -> Known:
        """What was found; the warnings met in it are given whenever it is asked for."""
        for note in found[1]:
            self.note(*note)
        return found[0]

    def note(self, code: str, message: str, where: str) -> None:
        """Keeps a warning (code, message, place) once."""
        if (code, message, where) not in self.notes:
            self.notes.append((code, message, where))

    def code(self, item: Item) -> str | None:
        """The tariff code of an item, as far as it is known."""
        return self.assumed.get(id(item), item.code)

    @property
    def territory(self) -> frozenset[str]:
        """The parties, and the states whose materials accumulate."""
        states = {state for entry in self.program.accumulating for state in entry.states}
        return frozenset(self.program.parties) | states
