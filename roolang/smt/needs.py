"""What reading two texts leaves open, under which names, and what it does not reach."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Generic, NamedTuple, TypeVar

from roolang.ir import nodes as n
from roolang.record import record
from roolang.smt.formula import Book, Formula

Node = TypeVar("Node", n.NoLine, n.Sum, n.OnlyDone)


@record(frozen=True, slots=True)
class Left(Generic[Node]):
    """What is asked of lines, by which text, and whether treatments count in it."""

    text: str
    node: Node
    treated: bool


class Tri(NamedTuple):
    """When a condition surely holds, and when it surely does not."""

    yes: Formula
    no: Formula


class Reached(NamedTuple):
    """A clause that is not said exactly, of which text, and why."""

    text: str
    clause: n.Expr | n.Pred
    why: str


@dataclass
class Needs:
    """What is asked of lines, by the names under which it is left open; and the clauses that are not said exactly.

    Those in `roughly` allow somewhat more products than there are, and only rarely does an answer hang on it.
    """

    none: dict[str, Left[n.NoLine]] = field(default_factory=dict)
    sums: dict[str, Left[n.Sum]] = field(default_factory=dict)
    only: dict[str, Left[n.OnlyDone]] = field(default_factory=dict)
    beyond: dict[str, Reached] = field(default_factory=dict)
    roughly: dict[str, Reached] = field(default_factory=dict)
    amounts: dict[str, set[str]] = field(default_factory=dict)
    done: set[tuple[str, tuple[str, ...], str]] = field(default_factory=set)
    sides: dict[str, list[Formula]] = field(default_factory=dict)
    preds: list[n.Pred] = field(default_factory=list)
    guards: dict[str, Formula] = field(default_factory=dict)
    named: dict[object, str] = field(default_factory=dict)

    @property
    def inexact(self) -> bool:
        """Whether an example may hang on something that is not said exactly."""
        return bool(self.beyond or self.roughly)

    def good_only(self, key: str) -> str:
        """The name for that nothing else took place on the good itself; where both texts ask for the same, the same."""
        node = self.only[key].node
        return f"good only|{', '.join(node.names)}|{', '.join(node.places)}"


def two(book: Book, formula: Formula) -> Tri:
    """What holds or does not, and is never in doubt."""
    return Tri(formula, book.not_(formula))


def neither(one: Tri) -> Tri:
    """The opposite."""
    return Tri(one.no, one.yes)


@dataclass(frozen=True)
class Names:
    """Names for what one text leaves open."""

    text: str
    treated: bool
    needs: Needs

    def own(self, kind: str, form: object) -> str:
        """The name of something; the same for the same in one text."""
        key = (self.text, kind, self.treated, form)
        return self.needs.named.setdefault(key, f"~{kind} {len(self.needs.named)}")

    def sides(self) -> list[Formula]:
        """What always holds of the names of this text."""
        return self.needs.sides.setdefault(self.text, [])

    def left(self, kind: str, node: Node, into: dict[str, Left[Node]]) -> str:
        """A name for what hangs on lines."""
        name = self.own(kind, node)
        into[name] = Left(self.text, node, self.treated)
        return name
