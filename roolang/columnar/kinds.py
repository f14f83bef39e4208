"""Kinds of goods: all goods that declare the same of themselves but for amounts and materials.

What the text says of a good by its code, its place or its descriptions is the same for a kind, so the interpreter is
asked once, of a declaration that stands for all of them. Only sums and materials are left for columns.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from roolang.columnar.sorts import Sorts
from roolang.columnar.unplanned import Unplanned
from roolang.domain.declaration import Declaration, Item
from roolang.interpret.bench import Bench
from roolang.interpret.evaluate import evaluate
from roolang.interpret.fitting import differs
from roolang.interpret.forms import of_numbers, uses
from roolang.interpret.prepared import prepared
from roolang.interpret.prepared.programs import Prepared
from roolang.interpret.scene import Scene
from roolang.ir import nodes as n
from roolang.ir.program import Program


@dataclass(frozen=True, slots=True)
class Amounts:
    """The columns of amounts in some tables, by the names that texts use: of goods and of materials.

    Each with the power of ten by which it was multiplied to be whole, and whether it has gaps.
    """

    of_goods: Mapping[str, tuple[int, bool]]
    of_lines: Mapping[str, tuple[int, bool]]
    units: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Kind:
    """Goods of one kind under one program.

    `digits` says how many the codes of materials must have, `doubtful` which amounts must be there: of each group one.
    Of a kind of materials `below` says how many tiers it stands below the good of the declaration. `sorts` are those of
    the materials of the tables, if more is stated of them than code, amounts and origin. `traced` says that the lines
    are those of all tiers, as some text traces them; `traces` that the rule of this kind does.
    """

    program: Program
    declaration: Declaration
    amounts: Amounts
    digits: int = 0
    below: int = 0
    sorts: Sorts | None = None
    traced: bool = False
    traces: bool = False
    doubtful: dict[tuple[str, tuple[str, ...]], None] = field(default_factory=dict)
    ready: Prepared = field(init=False)
    scene: Scene = field(init=False)

    def __post_init__(self) -> None:
        self.ready = prepared(self.program)
        self.scene = Scene(Bench(self.program, self.declaration, evaluate), self.good, ())

    @property
    def good(self) -> Item:
        """What stands for all goods of the kind; of its amounts and materials nothing is said."""
        return self._at(self.below)

    @property
    def user(self) -> Item:
        """What a material of the kind is used in."""
        return self._at(self.below - 1)

    def _at(self, tier: int) -> Item:
        item = self.declaration.good
        for _ in range(tier):
            (item,) = item.holdings["materials"].items
        return item

    @property
    def items(self) -> Sequence[Item]:
        """One material of each sort, as the program reads it."""
        return self.sorts.items(self.program) if self.sorts is not None else ()

    def use(self, name: str) -> None:
        """An amount is asked for; in another unit than the text's it says nothing, which the interpreter tells."""
        if differs(name, self.amounts.units.get(name, self._unit(name)), self.program):
            raise Unplanned("amounts in another unit than the text has")

    def _unit(self, name: str) -> str:
        word = self.program.vocabulary.get(name)
        return word.unit if word else ""

    def undeclared(self, name: str, formula: n.Form) -> bool:
        """Whether an amount has no column and is worked out; goods of which neither is sure are noted as doubtful."""
        others = tuple(sorted(each for each in uses(formula) if each in self.amounts.of_goods))
        always = hangs_on_lines(formula) or of_numbers(formula)
        if name not in self.amounts.of_goods:
            if others and not always:
                self.doubtful[("", others)] = None
            return bool(others) or always
        if self.amounts.of_goods[name][1] and (others or always):
            self.doubtful[(name, () if always else others)] = None
        return False


def hangs_on_lines(form: n.Form) -> bool:
    """Whether a formula asks for more than amounts of the good: then some of it is always declared."""
    match form:
        case n.Sum() | n.Choice():
            return True
        case n.GoodAmount(_, formula):
            return formula is not None and hangs_on_lines(formula)
        case n.Plus(parts):
            return any(hangs_on_lines(part) for _, part in parts)
        case n.Extreme(_, inner):
            return any(map(hangs_on_lines, inner))
        case n.Quotient(one, other) | n.Product(one, other):
            return hangs_on_lines(one) or hangs_on_lines(other)
        case n.Whole(part) | n.Rounded(part):
            return hangs_on_lines(part)
    return False
