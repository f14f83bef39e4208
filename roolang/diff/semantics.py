"""What a comparison of two texts in meaning comes to: the data that reports are made of.

`compare(a, b, codes)` in `roolang.diff.semantic` takes two programs (one text, party, reading and day each) and the
codes of the goods to compare them on, and gives a `Comparison`. Of two texts *A is stricter* says: every product that
originates under A originates under B as well, and some product originates under B alone. Over which products that is
claimed stands in `docs/proofs.md`.

How to call it:

    from roolang.diff.semantic import codes_in_common, compare
    found = compare(a, b, codes_in_common(a, b))     # codes: any iterable of six-digit codes
    found.headline          # "A stricter" over all codes, by the same words as a group's relation
    found.groups            # codes that the two texts treat alike, with one answer for each group
    found.findings          # RL72nn: the solver is absent, was killed, ran out of time; nomenclatures differ

Every witness has been judged by the interpreter under both texts before it is given; `judgements` holds the two.
"""

from __future__ import annotations

from typing import Any, Literal, TypeAlias

from roolang.diagnostics import Finding
from roolang.domain.declaration import Declaration
from roolang.interpret import Judgement
from roolang.ir.program import Program
from roolang.record import record

Relation: TypeAlias = Literal[
    "same", "A stricter", "B stricter", "cross", "only A", "only B", "neither", "not proved", "outside"
]
"""How two texts relate on some goods. `only A`: B has no rule for them; `neither`: no text has one.

`not proved`: the solver gave up, or what it found was not confirmed by the interpreter. `outside`: what decides lies
outside what can be proved; `Group.outside` says which clauses. A group with either may still have witnesses.
"""


@record(frozen=True, slots=True)
class Witness:
    """A product that originates under one text and not under the other, as judged.

    `fields` is the declaration as a file would hold it: `json.dumps(witness.fields)` is what `roolang eval` reads.
    `judgements` are those of A and B, in this order; `passes` is `A` or `B`.
    """

    passes: str
    declaration: Declaration
    fields: dict[str, Any]
    judgements: tuple[Judgement, Judgement]


@record(frozen=True, slots=True)
class Clause:
    """A clause that the proof does not reach: of which text (`A` or `B`), what it says, why, and where it stands."""

    text: str
    words: str
    why: str
    place: str = ""


@record(frozen=True, slots=True)
class Group:
    """Goods whose rules are the same in both texts, and how the texts relate on them.

    `only_a` originates under A alone, `only_b` under B alone. `outside` names the clauses that keep the
    relation from being known; `beside` those provisions that differ, and of which the claim does not speak (they
    concern products outside its domain). `seconds` is the time the solver took.
    """

    codes: tuple[str, ...]
    relation: Relation
    only_a: Witness | None = None
    only_b: Witness | None = None
    outside: tuple[Clause, ...] = ()
    beside: tuple[Clause, ...] = ()
    seconds: float = 0.0


@record(frozen=True, slots=True)
class Comparison:
    """Two programs compared on some codes. `asked` counts the questions to the solver.

    `untouched` counts the subheadings of which both ask the same in one form (`forms.py`): nothing was asked of them.
    """

    a: Program
    b: Program
    groups: tuple[Group, ...]
    findings: tuple[Finding, ...] = ()
    asked: int = 0
    seconds: float = 0.0
    untouched: int = 0

    @property
    def headline(self) -> Relation:
        """How the texts relate over all codes: what the groups come to together."""
        untouched: list[Relation] = ["same"] if self.untouched else []
        return together([*untouched, *(group.relation for group in self.groups)])

    def of(self, code: str) -> Group | None:
        """The group of a code."""
        return next((group for group in self.groups if code in group.codes), None)


CLAIMED_OF = (
    "Claimed of fully declared goods with bought materials at two tiers, all coded to six digits or more "
    "(docs/proofs.md); examples are judged, proofs are tested but not checked."
)
"""Over which products a relation is claimed, in a line."""
_TIGHTER = {"A stricter": frozenset({"A"}), "only B": frozenset({"A"}), "B stricter": frozenset({"B"}),
            "only A": frozenset({"B"}), "cross": frozenset({"A", "B"})}  # fmt: skip


def together(relations: Any) -> Relation:
    """One relation for many: stricter one way and not the other is stricter; both ways is crossing; doubt stays."""
    found = set(relations)
    sides = frozenset[str]().union(*(_TIGHTER.get(each, frozenset()) for each in found))
    if sides == {"A", "B"}:
        return "cross"
    for doubt in ("not proved", "outside"):
        if doubt in found:
            return doubt
    if sides:
        return "A stricter" if "A" in sides else "B stricter"
    return "same" if "same" in found else "neither"
